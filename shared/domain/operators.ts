import { type Level, levels } from './level';
import type { Role } from './permissions';

/**
 * Who may open the archive, and with which powers (domain.md "Roles", "Approvals"). One person has one account, so that
 * every rule of two persons compares persons and nobody signs twice under two names. Codes have words in i18n `rule.<code>`.
 */
export const operatorRules = [
  /** A login belongs to one person for ever: the log would otherwise call two people by one name. */
  'loginTaken',
  'personHasOperator',
  'personLeft',
  /** Nobody raises, lowers or removes himself; another operator does it and signs for it. */
  'notOneself',
  /** What is above a clearance does not exist for its holder, so nobody hands out what he may not see. */
  'beyondOwnClearance',
  /** Without an archivist nobody may register, file or lend (DA-3.1), nor make another one. */
  'lastArchivist',
  'lastOperator',
  'removedAlready',
] as const;
export type OperatorRule = (typeof operatorRules)[number];

export type Account = { readonly id: number; readonly roles: readonly Role[]; readonly clearance: Level };
type Powers = Pick<Account, 'roles' | 'clearance'>;

/**
 * What the first operator of an archive lacks; empty when nothing. Without an archivist nobody could register anything or
 * make another account, and nobody hands out more than he may see: an archive begun lower could never be mended.
 */
export function firstOperatorLacks({ roles, clearance }: Powers): {
  readonly roles?: 'archivistNeeded';
  readonly clearance?: 'topClearanceNeeded';
} {
  return {
    ...(roles.includes('archivist') ? {} : { roles: 'archivistNeeded' as const }),
    ...(clearance === levels.at(-1) ? {} : { clearance: 'topClearanceNeeded' as const }),
  };
}

const above = (level: Level, own: Level): boolean => levels.indexOf(level) > levels.indexOf(own);

/** Whether `actor` may make an account with these powers; null is yes. */
export function refuseAdding(actor: Account, wanted: Powers): OperatorRule | null {
  return above(wanted.clearance, actor.clearance) ? 'beyondOwnClearance' : null;
}

/** Whether `actor` may give `target` these powers; `living` are all accounts that are not removed. */
export function refuseChanging(
  actor: Account,
  target: Account,
  wanted: Powers,
  living: readonly Account[],
): OperatorRule | null {
  if (actor.id === target.id) return 'notOneself';
  if (above(target.clearance, actor.clearance) || above(wanted.clearance, actor.clearance)) return 'beyondOwnClearance';
  return wanted.roles.includes('archivist') ? null : refuseWithoutArchivist(target, living);
}

/** Whether `actor` may take `target` out. */
export function refuseRemoving(actor: Account, target: Account, living: readonly Account[]): OperatorRule | null {
  if (actor.id === target.id) return 'notOneself';
  if (above(target.clearance, actor.clearance)) return 'beyondOwnClearance';
  if (!living.some(({ id }) => id !== target.id)) return 'lastOperator';
  return refuseWithoutArchivist(target, living);
}

function refuseWithoutArchivist(target: Account, living: readonly Account[]): OperatorRule | null {
  const others = living.filter(({ id }) => id !== target.id);
  return target.roles.includes('archivist') && !others.some(({ roles }) => roles.includes('archivist'))
    ? 'lastArchivist'
    : null;
}
