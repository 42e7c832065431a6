import { retention as retentionSchema } from '../../../shared/contract/primitives';
import type { Retention } from '../../../shared/domain/volume-facts';

/** Retention as three columns of a volume, or as JSON where it is only a default. */
export type RetentionColumns = {
  readonly retention_kind: string | null;
  readonly retention_years: number | null;
  readonly retention_written: string | null;
};

export function toColumns(retention: Retention | null): RetentionColumns {
  if (retention === null) return { retention_kind: null, retention_years: null, retention_written: null };
  return {
    retention_kind: retention.kind,
    retention_years: retention.kind === 'years' ? retention.years : null,
    retention_written: retention.asWritten,
  };
}

export function fromColumns(row: RetentionColumns): Retention | null {
  if (row.retention_kind === null) return null;
  if (row.retention_kind === 'permanent') return { kind: 'permanent', asWritten: row.retention_written };
  return { kind: 'years', years: row.retention_years ?? 0, asWritten: row.retention_written };
}

export const toJson = (retention: Retention | null): string | null =>
  retention === null ? null : JSON.stringify(retention);
export const fromJson = (text: string | null): Retention | null =>
  text === null ? null : retentionSchema.parse(JSON.parse(text));
