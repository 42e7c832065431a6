import { formatReferenceCode } from '../../../shared/domain/reference-code';
import { retentionCode } from '../../../shared/domain/retention';
import type { Volume } from '../../../shared/contract/catalogue';
import type { ReadableDb, WritableDb } from '../store/open';

const isFree = (db: ReadableDb, code: string): boolean =>
  db.prepare('SELECT 1 FROM volume WHERE reference_code = ? UNION ALL SELECT 1 FROM spent_code WHERE reference_code = ?').get([code, code]) === undefined;

/**
 * The next 档号 of this volume's fonds, series, year, period and client (DA/T 13). The checks for filing have passed, so
 * year, retention and client are there; a code that was ever given is passed over.
 */
export function nextReferenceCode(db: ReadableDb, mask: string, volume: Volume): string {
  const parts = {
    fonds: volume.fondsNumber, series: volume.seriesCode, year: String(volume.year ?? ''), client: volume.clientCode ?? '',
    period: volume.retention === null ? '' : retentionCode(volume.retention),
  };
  for (let running = 1; ; running += 1) {
    const code = formatReferenceCode(mask, { ...parts, volume: running });
    if (isFree(db, code)) return code;
  }
}

/** From now on the code is never given again, whatever becomes of its volume. */
export function spendCode(db: WritableDb, code: string, at: number): void {
  db.prepare('INSERT OR IGNORE INTO spent_code (reference_code, spent_at) VALUES (?, ?)').run([code, at]);
}
