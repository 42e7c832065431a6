/** When a backup is due, how long it is kept and how its age is shown: plain rules over plain facts. */

/** Why a backup was made; words in i18n `backup.reason.<code>`. `salvage`: what was saved from a damaged store. */
export const backupReasons = [
  'asked',
  'due',
  'quit',
  'migration',
  'rotation',
  'import',
  'disposal',
  'salvage',
] as const;
export type BackupReason = (typeof backupReasons)[number];

export type KeptBackup = {
  readonly name: string;
  /** UTC milliseconds, by the clock of the PC: it may have stood wrong. */
  readonly at: number;
  /** Last log entry in it: grows whatever the clock does. */
  readonly seq: number;
  readonly verified: boolean;
};

const DAY = 86_400_000;
const dayOf = (at: number): number => Math.floor(at / DAY);
/** Weeks begin on Monday; 1 January 1970 was a Thursday. */
const weekOf = (at: number): number => Math.floor((dayOf(at) + 3) / 7);
const monthOf = (at: number): string => new Date(at).toISOString().slice(0, 7);
const yearOf = (at: number): string => new Date(at).toISOString().slice(0, 4);

/** Grandfather, father, son: so many of the newest days, weeks, months and years that have a backup (security design, 4.3). */
export const keptPeriods = { daily: 7, weekly: 5, monthly: 12, yearly: 10 } as const;
const periods: readonly (readonly [keep: number, of: (at: number) => number | string])[] = [
  [keptPeriods.daily, dayOf],
  [keptPeriods.weekly, weekOf],
  [keptPeriods.monthly, monthOf],
  [keptPeriods.yearly, yearOf],
];

/**
 * Names of the backups of one place that may go. Never the newest verified one, by time or by log entry; nothing at all
 * while the newest is unverified; an unverified one is never taken away by this rule. Today plays no part, so that a
 * clock that is put forward for a day cannot age everything at once.
 */
export function outlived(backups: readonly KeptBackup[]): string[] {
  const newestFirst = [...backups].sort((a, b) => b.at - a.at || b.seq - a.seq);
  const bySequence = [...backups].sort((a, b) => b.seq - a.seq || b.at - a.at);
  if (newestFirst[0]?.verified !== true || bySequence[0]?.verified !== true) return [];
  const verified = newestFirst.filter((backup) => backup.verified);
  const kept = new Set([newestFirst[0].name, bySequence[0].name]);
  for (const [keep, of] of periods) {
    const seen = new Set<number | string>();
    for (const backup of verified) {
      const period = of(backup.at);
      if (seen.has(period)) continue;
      if (seen.size === keep) break;
      seen.add(period);
      kept.add(backup.name);
    }
  }
  return verified.filter(({ name }) => !kept.has(name)).map(({ name }) => name);
}

export const backupLights = ['green', 'amber', 'red'] as const;
export type BackupLight = (typeof backupLights)[number];

/** Whole days since a moment; null where there was none. A clock put back does not make a backup younger than today. */
export const daysSince = (at: number | null, now: number): number | null =>
  at === null ? null : Math.max(0, Math.floor((now - at) / DAY));

/** Green below 7 days, amber below 31, else red, as is "never". */
export function backupLight(days: number | null): BackupLight {
  if (days === null || days >= 31) return 'red';
  return days < 7 ? 'green' : 'amber';
}

/** Something was changed, and the last backup of the place is more than four hours old; a clock put back makes it due too. */
export function isBackupDue(lastAt: number | null, changedSince: boolean, now: number): boolean {
  if (lastAt === null) return true;
  return changedSince && (now - lastAt > 4 * 3_600_000 || now < lastAt);
}

/** A restore is tried every 90 days, or it is not known to work. */
export const TRIAL_DAYS = 90;
export const isTrialDue = (days: number | null): boolean => days === null || days >= TRIAL_DAYS;
