import { expect, test } from 'vitest';
import { levels } from '../../shared/domain/level';
import { firstOperatorLacks } from '../../shared/domain/operators';
import { roles } from '../../shared/domain/permissions';

test.each(levels.flatMap((clearance) => roles.map((role) => [clearance, role] as const)))(
  'a first operator of clearance %s as %s',
  (clearance, role) => {
    expect(firstOperatorLacks({ roles: [role], clearance })).toEqual({
      ...(role === 'archivist' ? {} : { roles: 'archivistNeeded' }),
      ...(clearance === 'topSecret' ? {} : { clearance: 'topClearanceNeeded' }),
    });
  },
);
test('may hold any other role beside', () => {
  expect(firstOperatorLacks({ roles: ['auditor', 'archivist'], clearance: 'topSecret' })).toEqual({});
});
