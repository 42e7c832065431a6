import type { OutputOf } from '../../../shared/contract/index';
import type { T } from '../../lib/i18n';

type Lost = OutputOf<'backup.salvage'>['lost'][number];
const tables = [
  'volume',
  'item',
  'client',
  'client_contact',
  'person',
  'location',
  'movement',
  'loan',
  'loan_line',
  'log_entry',
  'log_detail',
  'log_signature',
  'issued_form',
] as const;

/** One run of rows that could not be read, in the words of the room. */
export function lostLine({ table, from, to }: Lost, t: T): string {
  const known = tables.find((one) => one === table) ?? 'other';
  const name = t(`backup.table.${known}`);
  return from === null || to === null
    ? t('backup.restoring.lostSome', { table: name })
    : t('backup.restoring.lostRun', { table: name, from, to });
}

/** 12.3 MB, in units of 1,000 as drives are sold. */
export function sizeText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  const value = bytes / 1000 ** power;
  return `${power === 0 ? String(bytes) : value.toFixed(1)} ${units[power] ?? ''}`;
}
