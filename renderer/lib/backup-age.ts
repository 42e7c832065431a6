import type { T } from './i18n';

/** How old the last backup is, in whole days; null where there is none. */
export function backupAge(days: number | null, t: T): string {
  if (days === null) return t('backup.light.never');
  return days === 0 ? t('backup.light.today') : t('backup.light.days', { days });
}
