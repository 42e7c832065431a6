import type { SameKeys } from '../shape';
import type { permission as source } from '../zh-CN/permission';

export const permission = {
  public: 'Before unlocking',
  session: 'Unlocked',
  read: 'Read catalogue, clients and persons',
  catalogue: { write: 'Register, change and file volumes' },
  exchange: { write: 'Take in ledgers' },
  persons: { write: 'Keep the list of persons' },
  settings: { write: 'Change settings' },
  forms: { print: 'Print forms' },
  loans: { write: 'Handle loans', approve: 'Approve loans' },
  certificates: { write: 'Issue certificates' },
  holds: { write: 'Lay and release holds' },
  disposal: {
    read: 'See disposal lists',
    write: 'Draw up and carry out disposal lists',
    approve: 'Sign appraisals, approvals and rechecks of disposal',
  },
  audit: { read: 'Read and verify the log' },
  backup: { write: 'Make, test and restore backups' },
  operators: { write: 'Add, change and remove operators, replace recovery keys' },
} satisfies SameKeys<typeof source>;
