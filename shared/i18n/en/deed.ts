import type { SameKeys } from '../shape';
import type { deed as source } from '../zh-CN/deed';

export const deed = {
  archive: { created: 'Archive created' },
  session: { unlocked: 'Unlocked', failedAttempts: 'Failed unlocking recorded' },
  key: { introduced: 'Signing key introduced' },
  settings: { set: 'Setting changed' },
  fonds: { saved: 'Fonds changed' },
  series: { saved: 'Series saved' },
  department: { saved: 'Department saved' },
  documentType: { saved: 'Document type saved' },
  person: { saved: 'Person saved' },
  client: { saved: 'Client saved' },
  volume: {
    created: 'Volume begun',
    saved: 'Volume changed',
    itemsSaved: 'Item list saved',
    filed: 'Volume filed',
    reopened: 'Volume reopened',
    discarded: 'Volume discarded',
    moved: 'Volume moved',
  },
  import: { committed: 'Ledger imported', undone: 'Import undone' },
  form: { issued: 'Form issued' },
  operator: { added: 'Operator added', changed: 'Operator changed', removed: 'Operator removed' },
  passphrase: { changed: 'Passphrase changed' },
  access: { reissued: 'Access issued again' },
  recovery: { used: 'Recovery key used', issued: 'Recovery key issued', dropped: 'Recovery key withdrawn' },
  dataKey: { renewed: 'Data key renewed' },
  log: { verified: 'Log verified', exported: 'Log exported' },
} satisfies SameKeys<typeof source>;
