import type { DueRow } from '../../../shared/contract/disposal-due';
import type { Binding, RetentionBasis, VolumeState } from '../../../shared/domain/volume-facts';
import type { ReadableDb } from '../store/open';
import { levelAt } from './context';
import { blocksOf, type Eyes } from './disposal-blocks';
import { fromColumns, type RetentionColumns } from './retention-columns';
import { periodOf } from './volume-read';
import { CLIENT_NAME } from './volume-rows';

/** A volume as due list and disposal list show it. */
export const FACT_COLUMNS = `v.id AS volume_id, coalesce(v.reference_code, v.old_number, '') AS code, v.title, v.client_id, c.code AS client_code, ${CLIENT_NAME} AS client_name,
  v.year, v.first_month, v.last_month, s.name AS series_name, d.name AS department, v.forming_department_id, v.binding, v.pages, v.item_count, v.level, v.state,
  v.retention_kind, v.retention_years, v.retention_written, v.retention_basis, v.basis_date, v.due_from, h.code AS home, u.code AS current, v.version AS volume_version`;
export const FACT_JOINS = `LEFT JOIN client c ON c.id = v.client_id JOIN series s ON s.id = v.series_id LEFT JOIN department d ON d.id = v.forming_department_id
  LEFT JOIN location h ON h.id = v.home_id LEFT JOIN location u ON u.id = v.current_id`;
export type FactRow = RetentionColumns & {
  volume_id: number;
  code: string;
  title: string;
  client_id: number | null;
  client_code: string | null;
  client_name: string | null;
  year: number | null;
  first_month: string | null;
  last_month: string | null;
  series_name: string;
  department: string | null;
  forming_department_id: number | null;
  binding: Binding;
  pages: number | null;
  item_count: number;
  level: number;
  state: VolumeState;
  retention_basis: RetentionBasis;
  basis_date: string | null;
  due_from: string | null;
  home: string | null;
  current: string | null;
  volume_version: number;
};

export function toFacts(row: FactRow): Omit<DueRow, 'blocks' | 'version'> {
  const retention = fromColumns(row);
  const period = periodOf(retention, row.retention_basis, row.basis_date, row.last_month);
  return {
    volumeId: row.volume_id,
    code: row.code,
    title: row.title,
    clientId: row.client_id,
    clientCode: row.client_code,
    clientName: row.client_name,
    year: row.year,
    firstMonth: row.first_month,
    lastMonth: row.last_month,
    seriesName: row.series_name,
    department: row.department,
    binding: row.binding,
    pages: row.pages,
    itemCount: row.item_count,
    level: levelAt(row.level),
    state: row.state,
    retention,
    retentionStart: period?.start ?? null,
    retentionEnd: period?.lastDay ?? null,
    dueFrom: row.due_from,
    home: row.home,
    current: row.current,
  };
}

/** Rows for ids, in their order, with what stands in the way of each. One gone or above the clearance is left out. */
export function dueRows(db: ReadableDb, ids: readonly number[], eyes: Eyes): DueRow[] {
  const rows = db
    .prepare(
      `SELECT ${FACT_COLUMNS} FROM volume v ${FACT_JOINS} WHERE v.id IN (SELECT value FROM json_each(:ids)) AND v.level <= :clearance`,
    )
    .all<FactRow>({ ids: JSON.stringify(ids), clearance: eyes.clearance });
  const byId = new Map(rows.map((row) => [row.volume_id, row]));
  const blocks = blocksOf(db, ids, eyes);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ ...toFacts(row), blocks: blocks.get(id) ?? [], version: row.volume_version }];
  });
}
