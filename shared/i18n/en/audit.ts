import type { SameKeys } from '../shape';
import type { audit as source } from '../zh-CN/audit';

export const audit = {
  title: 'Log', line: 'Who did what and when, before and after. The log only grows, and every entry is signed.',
  list: 'Log', filters: 'Filter', operator: 'Person', deed: 'Deed', from: 'From', to: 'To', anyone: 'Everyone', anyDeed: 'Every deed',
  onlySubject: 'Only: {{subject}}', clearSubject: 'No longer only this', clearAll: 'Clear the filter', onlyThis: 'Only entries about this',
  empty: 'Nothing in the log yet', emptyHere: 'No entry fits this filter', emptyHint: 'Widen the days or clear the filter.',
  head: { seq: 'No.', at: 'When', operator: 'Person', deed: 'Deed', subject: 'Subject', reason: 'Reason', signers: 'Signed by' },
  moreSubjects: '{{first}} and others, {{total}} in all', manySubjects: '{{first}} and others, {{total}} or more', noSubject: 'none',
  entry: 'Entry {{seq}}', pick: 'Choose an entry with the arrow keys or a click; before and after stand here.', entryLine: '{{at}}, {{operator}}', signedBy: 'Signed by {{names}}', reasonIs: 'Reason: {{reason}}', noDetails: 'This entry holds no before and after.',
  detailsCut: 'This entry touches many; the first {{shown}} are shown.',
  masked: 'Above your clearance; not shown.', erased: 'Erased by a lawful destruction; the entry still verifies.',
  field: 'Field', before: 'Before', after: 'After', value: 'Content', nothing: 'empty', unchanged: 'Show {{total}} unchanged', hideUnchanged: 'Hide what did not change', noChange: 'No field was changed.',
  verify: 'Verify the log', verifying: 'Verifying', verified: '{{entries}} entries and {{signatures}} signatures, all in order.', verifiedSaid: 'The log verifies', verifiedHead: 'Fingerprint of the last entry: {{head}}', broken: 'From entry {{seq}} on the log does not verify.', brokenTodo: 'Leave everything as it is, tell the supervisor, and compare with the backups.',
  subject: {
    archive: 'Archive', volume: 'Volume', item: 'Item', client: 'Client', person: 'Person', operator: 'Operator', setting: 'Setting', fonds: 'Fonds', series: 'Series', department: 'Department', documentType: 'Document type', location: 'Location',
    batch: 'Import batch', import: 'Import batch', form: 'Form', key: 'Signing key', session: 'Session',
  },
  setting: {
    timeZone: 'Time zone', formLanguage: 'Language of forms', levelLabels: 'Words for levels', idleMinutes: 'Lock when idle (minutes)', referenceMask: 'Shape of the reference code', longTermYears: 'Years of “long term”', shortTermYears: 'Years of “short term”',
  },
  fields: {
    number: 'Number', value: 'Value', code: 'Code', name: 'Name', kind: 'Kind', keeper: 'Keeper', openedOn: 'Opened on', note: 'Note', contacts: 'Contacts', phone: 'Telephone',
    title: 'Title', referenceCode: 'Reference code', oldNumber: 'Old number', filingNumber: 'Filing number', crossReference: 'Cross reference', client: 'Client', clientCode: 'Client code', clientName: 'Client name', series: 'Series', seriesCode: 'Series',
    year: 'Year', firstMonth: 'First month', lastMonth: 'Last month', retention: 'Retention', retentionBasis: 'Runs from', basisDate: 'Basis date', level: 'Level', ownLevel: 'Own level', levelTermUntil: 'Level until',
    formingDepartment: 'Forming department', binding: 'Binding', pages: 'Pages', itemCount: 'Items', compiledBy: 'Compiled by', checkedBy: 'Checked by', compiledOn: 'Compiled on', checkedOn: 'Checked on', filedOn: 'Filed on', closingNote: 'Closing note', state: 'State', home: 'Home', current: 'Current place', machineKey: 'Barcode',
    fileName: 'File', volumes: 'Volumes', filed: 'Filed', assembling: 'Assembling', clients: 'Clients', newClients: 'New clients', persons: 'Persons', locations: 'Places', counts: 'Counts', refusedRows: 'Rows refused', codes: 'Reference codes', places: 'Places', attempts: 'Attempts', failed: 'Failed attempts', first: 'First of them', sheets: 'Sheets', at: 'When', publicKey: 'Public key', typeLevels: 'Levels of document types', fondsNumber: 'Fonds number', fondsName: 'Fonds name', warnings: 'Warnings', reason: 'Reason',
    items: 'Items', sequence: 'Sequence', documentNumber: 'Document number', responsible: 'Responsible', date: 'Date', pageFrom: 'From page', pageTo: 'To page', typeCode: 'Document type', typeName: 'Document type', sourceDepartment: 'Source department', handler: 'Handler', carrier: 'Carrier', writing: 'Written with', group: 'Group', role: 'Role in the group',
    staffCode: 'Staff code', department: 'Department', organisation: 'Organisation', identityPaper: 'Identity paper', leftOn: 'Left on', head: 'Head', deputy: 'Deputy', login: 'Login', fullName: 'Name', roles: 'Roles', clearance: 'Clearance',
    form: 'Form', paper: 'Paper', fill: 'Filled', copy: 'Copy', pagesDrawn: 'Sheets', language: 'Language', from: 'From', to: 'To', cause: 'Cause', sha256: 'Fingerprint',
  },
  values: {
    retentionBasis: { lastDocument: 'last document', contractEnd: 'end of contract', relationEnd: 'end of relation', caseClosed: 'case closed' },
    form: { cover: 'Case cover', itemList: 'In-volume list', closingNote: 'Closing note' },
    paper: { a4: 'A4', hard: 'hard cover 220×310' }, fill: { filled: 'filled', blank: 'blank' },
    carrier: { paper: 'paper', film: 'film', disk: 'disk', photo: 'photograph' },
    writing: { print: 'print', ink: 'ink', ballpoint: 'ballpoint', pencil: 'pencil', carbon: 'carbon copy', photocopy: 'photocopy' },
    role: { reply: 'reply', request: 'request', text: 'main text', attachment: 'attachment', print: 'print', draft: 'draft', forwarding: 'forwarding', original: 'original', translation: 'translation' },
    boolean: { true: 'yes', false: 'no' },
  },
} satisfies SameKeys<typeof source>;
