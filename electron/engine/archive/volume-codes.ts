import {
  formatReferenceCode,
  nextVolumeNumber,
  referenceFrame,
  type ReferenceScope,
} from '../../../shared/domain/reference-code';
import { retentionCode } from '../../../shared/domain/retention';
import type { Volume } from '../../../shared/contract/catalogue';
import type { ReadableDb, WritableDb } from '../store/open';

/** Of a volume for which the checks of filing have passed, so that year, retention and client are there. */
export function scopeOf(
  volume: Pick<Volume, 'fondsNumber' | 'seriesCode' | 'year' | 'retention' | 'clientCode'>,
): ReferenceScope {
  if (volume.year === null || volume.retention === null || volume.clientCode === null)
    throw new Error('a code for a volume that may not be filed');
  return {
    fonds: volume.fondsNumber,
    series: volume.seriesCode,
    year: volume.year,
    period: retentionCode(volume.retention),
    client: volume.clientCode,
  };
}

/**
 * The next 档号 of a volume's fonds, series, year, period and client (DA/T 13). Numbers go on after the highest ever given, spent ones included. Those of volumes
 * above the operator's clearance count as well, since a code is never given twice: a gap in a series says only that a
 * number was given once, as after a batch that was undone or a restore, and never refuses anything.
 */
export function nextReferenceCode(db: ReadableDb, mask: string, scope: ReferenceScope): string {
  const { before } = referenceFrame(mask, scope);
  const given = db
    .prepare(
      'SELECT reference_code AS code FROM spent_code WHERE reference_code >= ? AND reference_code < ? || char(1114111)',
    )
    .all<{ code: string }>([before, before]);
  return formatReferenceCode(
    mask,
    scope,
    nextVolumeNumber(
      mask,
      scope,
      given.map(({ code }) => code),
    ),
  );
}

/** From now on the code is never given again, whatever becomes of its volume. */
export function spendCode(db: WritableDb, code: string, at: number): void {
  db.prepare('INSERT OR IGNORE INTO spent_code (reference_code, spent_at) VALUES (?, ?)').run([code, at]);
}
