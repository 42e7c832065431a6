import type { SameKeys } from '../shape';
import type { common as source } from '../zh-CN/common';

export const common = {
  loading: 'Reading',
  save: 'Save', cancel: 'Cancel', close: 'Close', edit: 'Edit', remove: 'Remove', back: 'Back', next: 'Next',
  print: 'Print',
  none: 'not set', empty: 'none', required: 'required', unsaved: 'Unsaved changes', saved: 'Saved', reason: 'Reason',
  permanent: 'permanent', years: '{{years}} years', asWritten: '{{kept}} (written as “{{written}}”)',
  forYears: 'for years', yearsCount: 'Number of years', writtenAs: 'written as “{{written}}”',
  unknownCode: 'Unlisted code: {{code}}',
  total: '{{total}} in all', selected: '{{selected}} selected', columns: 'Columns', rowLoading: 'Reading this row', table: '{{name}}, {{total}} rows',
  sortBy: 'Sort by {{head}}', clause: 'under {{clause}}',
  level: { general: 'unmarked', secret: 'secret', confidential: 'confidential', topSecret: 'top secret' },
  state: {
    assembling: 'assembling', filed: 'in place', out: 'on loan', inRoom: 'in reading room', missing: 'missing', setApart: 'set apart', destroyed: 'destroyed',
  },
  binding: { bound: 'bound', loose: 'loose' },
  role: {
    archivist: 'Archivist', supervisor: 'Supervisor', manager: 'Manager', director: 'Director',
    generalManager: 'General manager', departmentHead: 'Department head', auditor: 'Auditor',
  },
  draft: {
    restored: 'A draft left at {{at}}, not saved yet.', discard: 'Discard draft',
    leaveTitle: 'Unsaved changes', leaveBody: 'The changes are kept as a draft and will be here when this page is opened again.', leave: 'Leave', stay: 'Stay here',
  },
  typeToConfirm: 'Type “{{word}}” to confirm', cancelJob: 'Stop', progress: '{{step}}: {{done}} / {{of}}', progressOpen: '{{step}}: {{done}} so far', working: 'Working',
  person: { placeholder: 'Name or staff code', nobody: 'Not on the staff list; the name is kept as written' },
  place: { placeholder: 'room-rack-column-shelf-box', none: 'No such place' },
  listSeparator: ', ',
  datePlaceholder: { day: '2026-03-02', month: '2026-03', partial: '2026-03-02, 2026-03 or 2026' },
} satisfies SameKeys<typeof source>;
