import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineClient } from '../../electron/engine-client';
import { beginArchive, checkLedger, type Places } from '../demo/archive';
import { makeWorkbook, textRows } from '../fixtures/workbook';
import { type Line, lineOf, time } from './measure';
import { memoryOf, processorOf } from './memory';

const ROWS = 100_000;
const HEADS = [
  '案卷号',
  '客户编号',
  '客户名称',
  '案卷题名',
  '年度',
  '起止日期',
  '保管期限',
  '页数',
  '密级',
  '存放位置',
  '立卷人',
  '检查人',
];

/** A ledger as an office keeps it, a row a volume; each of 5,000 clients has one a year. */
function rows(): string[][] {
  return Array.from({ length: ROWS }, (_, n) => {
    const client = n % 5000;
    const year = 2000 + Math.trunc(n / 5000);
    const name = `江城${String(client)}号贸易有限公司`;
    const shelf = `1-${String((n % 40) + 1).padStart(2, '0')}-${String((n % 6) + 1)}-${String((n % 5) + 1)}`;
    return [
      `KH${String(year)}-${String(n).padStart(6, '0')}`,
      `0${String(10_000 + client)}`,
      name,
      `${name}${String(year)}年度客户档案`,
      String(year),
      `${String(year)}.01-${String(year)}.12`,
      n % 3 === 0 ? '永久' : '30年',
      String(20 + (n % 180)),
      n % 50 === 0 ? '秘密' : '',
      shelf,
      '李文',
      '王芳',
    ];
  });
}

/** The highest of the memory of engine and porters, looked at ten times a second while `deed` runs. */
async function watched(
  engine: EngineClient,
  deed: () => Promise<unknown>,
): Promise<{ took: number; peak: number | null }> {
  let peak = memoryOf(engine.pid);
  const look = setInterval(() => {
    const now = memoryOf(engine.pid);
    if (now !== null) peak = Math.max(peak ?? 0, now);
  }, 100);
  const took = await time(deed);
  clearInterval(look);
  return { took, peak };
}

/** 100,000 rows from a file to a committed batch, as a workbook and as CSV, each into an empty archive. */
export async function measureLedgers(places: Places, work: string): Promise<Line[]> {
  const table = [HEADS, ...rows()];
  const files = {
    XLSX: { goal: 60_000, bytes: makeWorkbook({ sheets: [{ name: '案卷', rows: textRows(table) }] }) },
    CSV: { goal: 30_000, bytes: Buffer.from(table.map((row) => row.join(',')).join('\r\n'), 'utf8') },
  };
  const lines: Line[] = [];
  for (const [kind, { goal, bytes }] of Object.entries(files)) {
    const path = join(work, `${randomUUID()}.${kind.toLowerCase()}`);
    writeFileSync(path, bytes);
    const { engine } = await beginArchive(join(work, randomUUID()), places.engineScript);
    let taken = 0;
    let checking = 0;
    let batchId = 0;
    const { took, peak } = await watched(engine, async () => {
      let stage = '';
      checking = await time(async () => ({ stage } = await checkLedger(engine, path)));
      const batch = await engine.get('exchange.commit', { stage });
      taken = batch.counts.volumes;
      batchId = batch.id;
    });
    const processor = processorOf(engine.pid);
    const undoing = await time(() => engine.get('exchange.undo', { batchId, reason: '试' }));
    await engine.close();
    if (taken !== ROWS) throw new Error(`${String(taken)} of ${String(ROWS)} rows came in from ${kind}`);
    lines.push(lineOf({ name: `100,000 rows from ${kind}, checked and committed`, goal }, [took]));
    lines.push(lineOf({ name: `of that read and checked, ${kind}` }, [checking]));
    lines.push(lineOf({ name: `taken back again, ${kind}` }, [undoing]));
    if (processor !== null)
      lines.push(lineOf({ name: `processor time of the engine, ${kind}`, unit: 's' }, [processor]));
    if (peak !== null)
      lines.push(lineOf({ name: `memory of engine and porter meanwhile, ${kind}`, unit: 'MB', goal: 900 }, [peak]));
  }
  return lines;
}
