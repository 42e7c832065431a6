import { describe, expect, it } from 'vitest';
import { type Account, refuseAdding, refuseChanging, refuseRemoving } from '../../shared/domain/operators';
import type { Level } from '../../shared/domain/level';
import type { Role } from '../../shared/domain/permissions';

/** Who may change or remove whom, over every small archive there can be. */
const powers: readonly Pick<Account, 'roles' | 'clearance'>[] = (
  [['archivist'], ['supervisor'], ['archivist', 'auditor'], []] as const satisfies readonly (readonly Role[])[]
).flatMap((roles) =>
  (['general', 'topSecret'] as const satisfies readonly Level[]).map((clearance) => ({ roles, clearance })),
);
const accounts = (count: number): Account[][] =>
  count === 0
    ? [[]]
    : accounts(count - 1).flatMap((some) => powers.map((power) => [...some, { id: some.length + 1, ...power }]));
const archives = [1, 2, 3]
  .flatMap(accounts)
  .filter((living) => living.some(({ roles }) => roles.includes('archivist')));
const hasArchivist = (living: readonly Account[]): boolean => living.some(({ roles }) => roles.includes('archivist'));

describe('whatever is asked', () => {
  it('an archivist remains, and somebody who may see as much as whoever went', () => {
    let allowed = 0;
    for (const living of archives)
      for (const actor of living)
        for (const target of living) {
          const others = living.filter(({ id }) => id !== target.id);
          if (refuseRemoving(actor, target, living) === null) {
            allowed += 1;
            expect(hasArchivist(others)).toBe(true);
            expect(others).toContain(actor);
          }
          for (const wanted of powers)
            if (refuseChanging(actor, target, wanted, living) === null) {
              allowed += 1;
              expect(hasArchivist([...others, { ...target, ...wanted }])).toBe(true);
              expect(others).toContain(actor);
            }
        }
    expect(archives).toHaveLength(500);
    expect(allowed).toBeGreaterThan(2000);
  });
  it('nobody changes or removes himself, or reaches above his own clearance', () => {
    for (const living of archives)
      for (const actor of living) {
        expect(refuseRemoving(actor, actor, living)).toBe('notOneself');
        for (const wanted of powers) expect(refuseChanging(actor, actor, wanted, living)).toBe('notOneself');
        if (actor.clearance === 'topSecret') continue;
        expect(refuseAdding(actor, { roles: [], clearance: 'topSecret' })).toBe('beyondOwnClearance');
        for (const target of living.filter(({ id, clearance }) => id !== actor.id && clearance === 'topSecret'))
          expect(refuseRemoving(actor, target, living)).toBe('beyondOwnClearance');
      }
  });
});

it('says which rule it was', () => {
  const [li, wu, zhou]: [Account, Account, Account] = [
    { id: 1, roles: ['archivist'], clearance: 'topSecret' },
    { id: 2, roles: ['supervisor'], clearance: 'topSecret' },
    { id: 3, roles: ['archivist'], clearance: 'general' },
  ];
  const auditor = { roles: ['auditor' as const], clearance: 'general' as const };
  expect(refuseRemoving(wu, li, [li, wu])).toBe('lastArchivist');
  expect(refuseChanging(wu, li, auditor, [li, wu])).toBe('lastArchivist');
  expect(refuseRemoving(wu, li, [li, wu, zhou])).toBeNull();
  expect(refuseChanging(wu, li, auditor, [li, wu, zhou])).toBeNull();
  expect(refuseRemoving(li, zhou, [zhou])).toBe('lastOperator');
});
