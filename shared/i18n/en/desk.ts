import type { SameKeys } from '../shape';
import type { desk as source } from '../zh-CN/desk';

export const desk = {
  title: 'Desk', today: 'To do today', nothing: 'Nothing to do today', holdings: 'Holdings', holdingsLine: '{{volumes}} volumes, of these {{filed}} filed and {{assembling}} assembling; {{clients}} clients.',
  work: {
    readyToFile: 'Volumes complete and ready to file', assembling: 'Volumes assembling', due: 'Volumes past their retention', dueWithinYear: 'Volumes due within a year', undated: 'Volumes without a basis date, never due',
  },
  lastImport: 'Last import: {{at}}', neverImported: 'No ledger has been taken in yet', seeImports: 'See the batches',
  drafts: 'Drafts left lying', draftsLine: 'What was left without saving; open it to go on.', leftAt: 'left {{at}}', discard: 'Discard', discardNamed: 'Discard: {{draft}}',
  draftOf: {
    volume: 'Volume', newVolume: 'New volume', items: 'Item list', client: 'Client', newClient: 'New client', person: 'Person', newPerson: 'New person', series: 'Series', department: 'Department', documentType: 'Document type', fonds: 'Fonds', settings: 'Settings', other: 'Draft ({{key}})',
  },
  draftNamed: '{{kind}} “{{name}}”', discardTitle: 'Discard this draft?', discardBody: '{{draft}}, left {{at}}. A discarded draft cannot be brought back; what was saved stays.', discardDo: 'Discard the draft', discarded: 'Draft discarded: {{draft}}',
  start: 'This archive is still empty', startHint: 'Begin with any of these three:', startImport: 'Take in a ledger', startImportHint: 'Excel or CSV; checked before it is written, undone as a whole', startClient: 'Register a client', startClientHint: 'Volumes are made by client, so the client comes first', startVolume: 'Begin a volume', startVolumeHint: 'Enter its items; once complete it is filed and gets its code',
  startReader: 'When holdings are registered, this shows what wants doing.',
} satisfies SameKeys<typeof source>;
