import type { SameKeys } from '../shape';
import type { persons as source } from '../zh-CN/persons';

export const persons = {
  title: 'People',
  add: 'Add a person',
  search: 'Search people',
  none: 'Nobody yet. Add people here, or import a staff list.',
  noHit: 'Nobody fits',
  name: 'Name',
  staffCode: 'Staff code',
  staffCodeHint: 'Left empty for outsiders',
  department: 'Department',
  organisation: 'Organisation',
  organisationHint: 'For outsiders',
  identityPaper: 'Identity paper',
  phone: 'Phone',
  leftOn: 'Left on',
} satisfies SameKeys<typeof source>;
