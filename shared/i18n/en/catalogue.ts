import type { SameKeys } from '../shape';
import type { catalogue as source } from '../zh-CN/catalogue';

export const catalogue = {
  volumes: 'Volumes', newVolume: 'New volume', uncoded: 'no reference code', openVolume: 'Open volume', noClient: 'client not set', nothing: '—', labelled: '{{label}}: {{value}}',
  search: {
    label: 'Search reference codes, old numbers, clients, titles, document numbers, places', placeholder: 'Search codes, clients, titles, places (Ctrl+K)', results: 'Search results',
    exact: 'Exact number', volume: 'Volumes', client: 'Clients', item: 'Items', location: 'Places',
    none: 'Nothing found for “{{text}}”', noneHint: 'Two characters of a name or part of a number are enough.', all: 'List all volumes for “{{text}}” in the catalogue', found: '{{count}} found',
  },
  list: {
    empty: 'No volumes yet', emptyHint: 'Press Ctrl+N to begin one, or take in an existing ledger under Import.', noneFit: 'No volume fits these conditions', noneFitHint: 'Remove a condition and look again.',
    clearFilters: 'Clear conditions', text: 'Title, code, client', filters: 'Filters', any: '{{name}}: all', option: '{{value}} ({{count}})', drop: 'Remove condition: {{name}}',
    panel: 'Side panel', panelTitle: 'Volume at the cursor', panelNone: 'Choose a row with the arrow keys; its main facts appear here.', clientChip: 'Client: {{name}}', placeChip: 'Place: {{name}}',
    work: { readyToFile: 'ready to file', undated: 'no basis date', due: 'retention over', dueWithinYear: 'over within a year' },
    retention: { permanent: 'permanent', years: 'fixed term', none: 'not set' },
  },
  field: {
    referenceCode: 'Reference code', oldNumber: 'Old number', title: 'Title', client: 'Client', year: 'Year', months: 'Months', firstMonth: 'First month', lastMonth: 'Last month',
    retention: 'Retention', retentionBasis: 'Runs from', basisDate: 'Basis date', period: 'Kept', level: 'Level', levelTermUntil: 'Level until', state: 'State',
    items: 'Items', pages: 'Pages', binding: 'Binding', home: 'Home place', current: 'Present place', series: 'Series', filingNumber: 'Filing number', crossReference: 'See also',
    formingDepartment: 'Forming department', compiledBy: 'Compiled by', compiledOn: 'Compiled on', checkedBy: 'Checked by', checkedOn: 'Checked on', filedOn: 'Filed on',
    closingNote: 'Closing note', note: 'Note', fonds: 'Fonds', machineKey: 'Barcode number',
  },
  placeKind: { room: 'room', rack: 'rack', column: 'column', shelf: 'shelf', box: 'box' },
  basis: { lastDocument: 'last document', contractEnd: 'end of contract', relationEnd: 'end of client relation', caseClosed: 'case closed' },
  volume: {
    facts: 'Facts', items: 'Items', checks: 'Filing checks', movements: 'Movements', history: 'History', printed: 'Issued for printing', editKey: 'Edit (E)', itemsKey: 'Enter items (I)',
    place: 'At {{place}}', placeAway: 'Now at {{current}}, belongs at {{home}}', placeNone: 'No place yet', lastMove: 'last moved {{at}} by {{by}}',
    summary: '{{items}} items, {{pages}} pages', summaryNoPages: '{{items}} items, pages not counted', periodText: '{{start}} to {{lastDay}}, due for appraisal from {{dueFrom}}', periodNone: 'no basis date, never due', periodPermanent: 'kept permanently, never due',
    levelFromItems: 'highest of the items: {{level}}', editing: 'Edit facts', creating: 'New volume', saved: 'Saved: {{name}}', created: 'Volume begun; now enter its items', unsaved: 'Unsaved changes',
    clientPlaceholder: 'Client code or name', clientNone: 'No such client', retentionKind: 'Kind of retention', retentionYears: 'Years', retentionUndecided: 'not set', retentionPermanent: 'permanent', retentionTerm: 'fixed term', writtenAs: 'written in the ledger as “{{written}}”, kept as it stands',
    madeUpHint: 'A title you made up yourself stands in [ ]', monthHint: 'e.g. 2024-03, or type 202403', identity: 'Belongs to', time: 'Dates and retention', secrecy: 'Level', physical: 'Binding and place', people: 'People and dates', remarks: 'Remarks',
    draftWaiting: 'A draft of this volume was left at {{at}}, not saved yet.', draftGoOn: 'Go on editing', itemsDraftWaiting: 'A draft of the items was left at {{at}}, not saved yet.', changed: 'Changed: {{fields}}', fullLog: 'See all in the log',
    noSeries: 'There is no series yet; make one under Settings first.',
    noMovements: 'No movement is recorded.', movement: { at: 'When', by: 'By', from: 'From', to: 'To', cause: 'Caused by' }, noHistory: 'No entries.', loading: 'Reading the volume', cause: { new: 'begun', edited: 'home place edited', filed: 'filed', import: 'ledger import', other: '{{cause}}' },
  },
  stale: {
    title: 'Someone else saved this volume while you were editing.', kept: 'What you typed is all here, and kept as a draft.', merge: 'Read the new content, keep my changes', merged: 'The new content has been read; fields you changed stay as you wrote them and take effect when you save.',
    both: 'Changed on both sides, please compare: {{fields}}', itemsMerged: 'The new content has been read. Saving makes your list the one that stands.',
  },
  checks: {
    ready: 'Nothing is missing; ready to file.', missing: '{{count}} things missing; cannot be filed', missing_one: 'One thing missing; cannot be filed', warnings: '{{count}} notes that do not stop filing', warnings_one: 'One note that does not stop filing', goTo: 'Go to field', none: 'No notes.', filed: 'Filed on {{day}}.',
  },
  file: {
    button: 'File', title: 'File the volume', body: 'Filing gives the reference code; after it the volume can no longer be changed freely.', blocked: 'These are missing; complete them to file:', warned: 'Notes only; filing may go on:', done: 'Filed as {{code}}', ok: 'File',
    reopen: 'Reopen', reopenTitle: 'Reopen the volume', reopenBody: 'The reference code stays. Before it is filed again another person must check it.', reopened: 'Reopened: {{name}}',
    discard: 'Discard', discardTitle: 'Discard a volume begun by mistake', discardBody: 'Only a volume that never had a code can be discarded. Its items go with it; the log keeps the record.', discardWord: 'discard', discarded: 'Volume discarded',
  },
  grid: {
    list: 'In-volume list',    label: 'Items, {{count}}', cell: 'Item {{row}} {{column}}', empty: 'No items entered yet', emptyHint: 'Press I to begin.', edit: 'Enter items', save: 'Save items', cancel: 'Leave the grid',
    add: 'Add item', insert: 'Insert item', remove: 'Delete item', undo: 'Undo', redo: 'Redo', sort: 'Sort by rule', keys: 'Enter next item (adds one at the end, carrying values down) · Tab next cell · Ctrl+↑↓ other row · Insert inserts · Ctrl+Delete deletes · Ctrl+Z undoes · paste from a spreadsheet',
    sorted: 'Sorted by rule: {{count}} items moved, not saved yet; undo if it does not suit.', sortedSame: 'Already in the order of the rule; nothing moved.', saved: 'Items saved, {{count}} in all', removed: 'Item {{row}} deleted; can be undone', pasted: '{{rows}} rows pasted', pastedWith: '{{rows}} rows pasted; {{bad}} values match no choice and were left empty',
    bad: '{{count}} cells are not acceptable; nothing was saved', bad_one: 'One cell is not acceptable; nothing was saved', pages: 'Pages', pageNotes: 'Page check', pagesClean: 'Pages run on without overlap', gap: 'pages {{from}}–{{to}} belong to no item', gapOne: 'page {{from}} belongs to no item', overlap: 'item {{row}} overlaps item {{other}}', reversed: 'item {{row}} starts after it ends', draftRestored: 'A draft of the items left at {{at}}, not saved yet.',
  },
  item: {
    sequence: 'No.', documentNumber: 'Document no.', responsible: 'Responsible', title: 'Title', date: 'Date', pageFrom: 'From p.', pageTo: 'To p.', pages: 'Pages', typeCode: 'Type', sourceDepartment: 'Source', handler: 'Handler',
    level: 'Level', carrier: 'Carrier', writing: 'Written with', group: 'Group', role: 'Role', note: 'Note',
  },
  carrier: { paper: 'paper', film: 'film', disk: 'disk', photo: 'photo' },
  writing: { print: 'printed', ink: 'ink', ballpoint: 'ballpoint', pencil: 'pencil', carbon: 'carbon copy', photocopy: 'photocopy' },
  itemRole: { reply: 'reply', request: 'request', text: 'main text', attachment: 'attachment', print: 'issued print', draft: 'draft', forwarding: 'forwarding', original: 'original', translation: 'translation' },
} satisfies SameKeys<typeof source>;
