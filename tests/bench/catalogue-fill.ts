import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rebuildSearch } from '../../electron/engine/archive/reindex';
import { openStore, type WritableDb } from '../../electron/engine/store/open';
import { openVault } from '../../electron/engine/vault/vault';
import { makeMachineKey } from '../../shared/domain/machine-key';
import { beginArchive, demoOperator, type Places } from '../demo/archive';
import { scattered, volumeKey } from './loans';

/** Holdings as they are after many years: names from a few words, so that some texts are common and others rare. */
const TOWNS = ['江城', '华信', '东方', '宁远', '海川', '同德', '瑞丰', '安平', '长河', '新光', '金桥', '白石'];
const TRADES = ['贸易', '机电', '纺织', '食品', '物流', '建材', '化工', '医药', '印务', '农资'];
const KINDS = ['供应商', '经销商', '个人会员', '协助机构'];
const PAPERS = ['销售合同', '信用评估报告', '基本资料表', '资质评级表', '销售统计表', '信息分析报告', '往来函件'];
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const clientName = (n: number): string =>
  n % 11 === 7
    ? `${at(['王', '李', '陈', '赵'], n)}${at(['芳', '伟', '敏', '静', '军'], Math.trunc(n / 4))}`
    : `${at(TOWNS, n)}${at(TRADES, Math.trunc(n / 12))}${String(n)}有限公司`;

function clients(db: WritableDb, volumes: number): number[] {
  const insert = db.prepare('INSERT INTO client (code, name, kind) VALUES (?, ?, ?)');
  return Array.from(
    { length: Math.max(500, Math.trunc(volumes / 20)) },
    (_, n) => insert.run([`C${String(n).padStart(6, '0')}`, clientName(n), at(KINDS, n)]).lastInsertRowid,
  );
}

function places(db: WritableDb, tag: string, volumes: number): number[] {
  const insert = db.prepare(
    'INSERT INTO location (kind, code, sort_key, machine_key, parent_id, capacity_mm) VALUES (?, ?, ?, ?, ?, 900)',
  );
  const room = insert.run(['room', '1', '0001', makeMachineKey('shelf', tag, scattered(900_000)), null]);
  return Array.from({ length: Math.max(50, Math.trunc(volumes / 100)) }, (_, n) => {
    const code = `1-${String(n + 1).padStart(5, '0')}`;
    const key = makeMachineKey('shelf', tag, scattered(n));
    return insert.run(['shelf', code, code, key, room.lastInsertRowid]).lastInsertRowid;
  });
}

/** Fills the archive's own tables by hand; the search is built by the program's own code. The log is not made up. */
function fill(db: WritableDb, tag: string, volumes: number): void {
  const shelves = places(db, tag, volumes);
  const owners = clients(db, volumes);
  const volume = db.prepare(
    `INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, reference_code, reference_key, title, year, first_month, last_month, retention_kind,
      retention_years, retention_basis, due_from, own_level, level, forming_department_id, binding, pages, item_count, home_id, current_id, changed_at)
    VALUES (?, 1, ?, ?, 'filed', ?, ?, ?, ?, ?, ?, ?, ?, 'lastDocument', ?, ?, ?, ?, 'bound', ?, 1, ?, ?, ?)`,
  );
  const item = db.prepare(
    `INSERT INTO item (volume_id, sequence, document_number, title, date, page_from, page_to, carrier, level) VALUES (?, 1, ?, ?, ?, 1, ?, 'paper', 0)`,
  );
  for (let n = 0; n < volumes; n += 1) {
    const year = 2000 + (n % 26);
    const years = at([10, 30, null], n);
    const client = (n * 7) % owners.length;
    const code = `HX01-KH·${String(year)}-${years === null ? 'Y' : `D${String(years)}`}-${String(n).padStart(7, '0')}`;
    const level = n % 20 === 19 ? 1 : 0;
    const shelf = at(shelves, n);
    const pages = 20 + (n % 180);
    const due = years === null || n % 50 === 3 ? null : `${String(year + 1 + years)}-01-01`;
    const title = `${clientName(client)}${String(year)}年度客户档案${at(PAPERS, n)}`;
    const { lastInsertRowid: id } = volume.run([
      volumeKey(tag, n),
      1,
      owners[client] ?? 1,
      code,
      code.replace('·', '.'),
      title,
      year,
      `${String(year)}-01`,
      `${String(year)}-12`,
      years === null ? 'permanent' : 'years',
      years,
      due,
      level,
      level,
      (n % 4) + 1,
      pages,
      shelf,
      shelf,
      1_700_000_000_000 + n * 1000,
    ]);
    item.run([id, `〔${String(year)}〕${String(n)}号`, at(PAPERS, n + 3), `${String(year)}-06-15`, pages]);
  }
  rebuildSearch(db);
}

/** A new archive with so many volumes and an item in each; its folder, its tag and the store's key. */
export async function bigCatalogue(
  where: Places,
  work: string,
  volumes: number,
): Promise<{ archive: string; tag: string; keyHex: string }> {
  const archive = join(work, randomUUID());
  const { engine } = await beginArchive(archive, where.engineScript);
  const { archiveTag: tag } = await engine.get('operators.me', {});
  await engine.close();
  const { login, passphrase } = demoOperator;
  const opened = await openVault(readFileSync(join(archive, 'vault.json')), { login, passphrase });
  if (!opened.ok) throw new Error(opened.error.code);
  const keyHex = opened.value.dataKey.hex();
  const db = openStore(join(archive, 'room-1.db'), keyHex);
  try {
    db.pragma('synchronous = OFF');
    db.pragma('cache_size = -400000');
    db.transaction(() => {
      fill(db, tag, volumes);
    })();
    db.exec('ANALYZE');
    db.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    db.close();
  }
  return { archive, tag, keyHex };
}
