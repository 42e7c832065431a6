import { describe, expect, it, test } from 'vitest';
import {
  may,
  permissions,
  permissionsFor,
  permissionsOf,
  roles,
  type Permission,
  type Role,
} from '../../shared/domain/permissions';

/** Every role and every permission, written out a second time: x granted, . not. */
const columns = [
  'public',
  'session',
  'read',
  'catalogue.write',
  'exchange.write',
  'persons.write',
  'settings.write',
  'forms.print',
  'audit.read',
  'operators.write',
  'loans.write',
  'loans.approve',
  'certificates.write',
  'holds.write',
  'disposal.read',
  'disposal.write',
  'disposal.approve',
  'backup.write',
] as const satisfies readonly Permission[];
const table: Record<Role, string> = {
  archivist: 'x x x x x x x x x x x x x x x x x x',
  supervisor: 'x x x . . . . x . . . x x . x . x .',
  manager: 'x x x . . x x x x x . x x x x . x x',
  director: 'x x x . . . . . x . . x . . x . x .',
  generalManager: 'x x x . . . . . x . . x . . x . x .',
  departmentHead: 'x x . . . . . . . . . . . . . . . .',
  auditor: 'x x . . . . . . x . . . . . . . . .',
};
test('the table has a column for every permission', () => expect([...columns]).toEqual([...permissions]));
describe.each(roles)('%s', (role) => {
  const marks = table[role].split(' ');
  test.each(columns.map((permission, at) => [permission, marks[at] === 'x'] as const))(
    '%s: %s',
    (permission, granted) => {
      expect(may([role], permission)).toBe(granted);
    },
  );
});
it('lets only the archivist change holdings (DA-3.1)', () => {
  expect(
    roles.filter(
      (role) => permissionsOf[role].includes('catalogue.write') || permissionsOf[role].includes('exchange.write'),
    ),
  ).toEqual(['archivist']);
});
it('adds up the roles of one person, each permission once and in order', () => {
  expect(permissionsFor(['auditor', 'supervisor'])).toEqual([
    'public',
    'session',
    'read',
    'forms.print',
    'audit.read',
    'loans.approve',
    'certificates.write',
    'disposal.read',
    'disposal.approve',
  ]);
});
it('grants nothing but public questions to a person without a role', () =>
  expect(permissionsFor([])).toEqual(['public']));
