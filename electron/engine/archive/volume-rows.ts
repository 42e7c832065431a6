import type { VolumeRow } from '../../../shared/contract/catalogue';
import { privatePersonKind } from '../../../shared/domain/client';
import type { Binding, VolumeState } from '../../../shared/domain/volume-facts';
import { levelAt } from './context';
import { fromColumns, type RetentionColumns } from './retention-columns';

/**
 * The list a destroyed volume went on, over `volume v` and `:clearance`: not told where the list holds something above the
 * clearance. No other state has one.
 */
export const DISPOSAL_NUMBER = `CASE v.state WHEN 'destroyed' THEN (SELECT dl.number FROM disposal_row dr JOIN disposal_list dl ON dl.id = dr.list_id
  WHERE dr.volume_id = v.id AND dr.state = 'destroyed' AND dl.level <= :clearance) END AS disposal_number`;

/**
 * What a row of `volume v LEFT JOIN client c` tells of its client: of a private person only the code stays at a destroyed
 * volume whose title has lost the name (domain.md "Kept for ever"; setting).
 */
export const CLIENT_NAME = `CASE WHEN v.state = 'destroyed' AND c.kind = '${privatePersonKind}' AND instr(v.title, c.name) = 0 THEN NULL ELSE c.name END`;

/** The columns of a volume as every list shows it. Named one by one: a new column must not slip out unseen. Asks for `:clearance`. */
export const ROW_COLUMNS = `v.id, v.reference_code, v.old_number, v.title, v.client_id, c.code AS client_code, ${CLIENT_NAME} AS client_name, v.year, v.first_month, v.last_month,
  v.retention_kind, v.retention_years, v.retention_written, v.level, v.state, v.item_count, v.pages, v.binding, h.code AS home, u.code AS current,
  ${DISPOSAL_NUMBER}`;
export const ROW_JOINS = `FROM volume v LEFT JOIN client c ON c.id = v.client_id LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id`;

export type DbRow = RetentionColumns & {
  id: number;
  reference_code: string | null;
  old_number: string | null;
  title: string;
  client_id: number | null;
  client_code: string | null;
  client_name: string | null;
  year: number | null;
  first_month: string | null;
  last_month: string | null;
  level: number;
  state: VolumeState;
  item_count: number;
  pages: number | null;
  binding: Binding;
  home: string | null;
  current: string | null;
  disposal_number: string | null;
};

export function toRow(row: DbRow): VolumeRow {
  return {
    id: row.id,
    referenceCode: row.reference_code,
    oldNumber: row.old_number,
    title: row.title,
    clientId: row.client_id,
    clientCode: row.client_code,
    clientName: row.client_name,
    year: row.year,
    firstMonth: row.first_month,
    lastMonth: row.last_month,
    retention: fromColumns(row),
    level: levelAt(row.level),
    state: row.state,
    itemCount: row.item_count,
    pages: row.pages,
    binding: row.binding,
    home: row.home,
    current: row.current,
    disposalNumber: row.disposal_number,
  };
}
