import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAudit } from '../../electron/engine/archive/audit';
import { createExchange } from '../../electron/engine/archive/exchange';
import { createLocations } from '../../electron/engine/archive/locations';
import { createShelvedOrder } from '../../electron/engine/archive/shelved-order';
import { createVolumes } from '../../electron/engine/archive/volumes';
import type { Session } from '../../electron/engine/store/work';
import { AppFailure } from '../../shared/errors';
import { openSubjects, type Subjects } from './subject-harness';

/** What is above a person's clearance does not exist for them: no count, no refusal and no sentence of an import gives it away. */
let at: Subjects;
beforeEach(() => {
  at = openSubjects();
});
afterEach(() => at.close());

const HEAD = '案卷号,客户编号,客户名称,案卷题名,年度,起止日期,页数,保管期限,密级,存放位置,立卷人,检查人,备注';
const row = (number: string, level = '') =>
  `${number},0001,高静梅,客户档案,2016,2016.1—2016.3,36,10年,${level},1-01-1-1-001,甲,乙,`;

/** Takes a ledger in as this person; answers what the check said of its rows, and the batch. */
async function takeIn(session: Session, lines: readonly string[]) {
  const exchange = createExchange(at.context);
  const file = join(
    at.folder,
    `ledger-${String(session.operatorId)}-${String(lines.length)}-${lines.join('').length}.csv`,
  );
  writeFileSync(file, [HEAD, ...lines].join('\n'));
  at.grant('file', file);
  const stage = await exchange['exchange.stage']({ file: 'file', encoding: null }, session, at.around);
  const [sheet] = stage.sheets;
  if (sheet === undefined || sheet.headerRow === null || sheet.kind === null) throw new Error('no header was found');
  const check = await exchange['exchange.check'](
    {
      stage: stage.stage,
      choices: {
        sheets: [{ name: sheet.name, kind: sheet.kind, headerRow: sheet.headerRow, mapping: sheet.mapping }],
        numbersAre: 'referenceCode',
        defaults: { formingDepartmentId: 1, seriesId: 1, binding: 'bound' },
      },
    },
    session,
    at.around,
  );
  const asked = { stage: stage.stage, severity: null, reason: null, after: null, limit: 500 };
  const issues = exchange['exchange.issues'](asked).rows.map((issue) => issue.reason);
  const batch = await exchange['exchange.commit']({ stage: stage.stage }, session, at.around);
  return { check, issues, batch };
}
const volumeOf = (number: string) =>
  at.writer
    .prepare(
      'SELECT id, reference_code AS code, old_number AS old, state FROM volume WHERE old_number = :number OR reference_code = :number ORDER BY id DESC',
    )
    .get<{ id: number; code: string | null; old: string | null; state: string }>({ number });

describe('a number borne by a volume out of sight', () => {
  it('is refused as taken only for whoever may see the volume', async () => {
    await takeIn(at.high, [row('KH-1', '机密')]);
    const seen = await takeIn(at.high, [row('KH-1'), row('KH-2')]);
    expect(seen.issues).toContain('numberTaken');
  });
  it('comes in as assembling, with the sentence of every number that was given once', async () => {
    await takeIn(at.high, [row('KH-1', '机密')]);
    at.writer.exec(`INSERT INTO spent_code (reference_code, spent_at) VALUES ('KH-9', 0)`);
    const { check, issues } = await takeIn(at.low, [row('KH-1'), row('KH-9')]);
    expect(check).toMatchObject({ refusedRows: 0, counts: { volumes: 2, filed: 0, assembling: 2 } });
    expect(issues.filter((reason) => reason === 'numberSpent')).toHaveLength(2);
    expect(issues).not.toContain('numberTaken');
    expect(volumeOf('KH-1')).toMatchObject({ code: null, old: 'KH-1', state: 'assembling' });
    expect(volumeOf('KH-9')).toMatchObject({ code: null, old: 'KH-9', state: 'assembling' });
  });
  it('is unknown to a list of items, like any number nobody has', async () => {
    await takeIn(at.high, [row('KH-1', '机密')]);
    const known = at.context.work.read((db) => db.prepare('SELECT count(*) AS n FROM volume').get<{ n: number }>());
    expect(known).toEqual({ n: 1 });
    const exchange = createExchange(at.context);
    const file = join(at.folder, 'items.csv');
    writeFileSync(file, '案卷号,顺序号,题名,日期\nKH-1,1,合同,20160103\nKH-2,1,合同,20160103');
    at.grant('file', file);
    const stage = await exchange['exchange.stage']({ file: 'file', encoding: null }, at.low, at.around);
    const [sheet] = stage.sheets;
    await exchange['exchange.check'](
      {
        stage: stage.stage,
        choices: {
          sheets: [{ name: sheet?.name ?? '', kind: 'items', headerRow: 1, mapping: sheet?.mapping ?? {} }],
          numbersAre: 'referenceCode',
          defaults: { formingDepartmentId: 1, seriesId: 1, binding: 'bound' },
        },
      },
      at.low,
      at.around,
    );
    const asked = { stage: stage.stage, severity: null, reason: null, after: null, limit: 500 };
    const { rows } = exchange['exchange.issues'](asked);
    expect(rows.map(({ reason }) => reason)).toEqual(['volumeUnknown', 'volumeUnknown']);
  });
});

it('keeps the number of a row that is not complete, since it stands on the shelf', async () => {
  await takeIn(at.high, [row('KH-3').replace(',乙,', ',,')]);
  const volume = volumeOf('KH-3');
  expect(volume).toMatchObject({ code: 'KH-3', state: 'assembling' });
  expect((await takeIn(at.high, [row('KH-3'), row('KH-4')])).issues).toContain('numberTaken');
});

it('says the same figures at the check and in the batch', async () => {
  at.writer.exec(`INSERT INTO location (kind, code, sort_key, machine_key) VALUES ('box', '1-01-1-1-001', '1', 'x')`);
  const second = row('KH-6').replace('1-01-1-1-001', '1-01-1-1-002');
  const { check, batch } = await takeIn(at.high, [row('KH-5'), second]);
  expect(check.counts).toMatchObject({ locations: 2, newLocations: 1 });
  expect(batch.counts).toEqual(check.counts);
});

it('counts of a batch only what its reader may see, and leaves it to whoever took it in', async () => {
  await takeIn(at.high, [row('KH-1', '机密'), row('KH-2')]);
  const batches = createExchange(at.context)['exchange.batches'];
  const [seen] = batches({}, at.low);
  expect(seen).toMatchObject({ counts: { volumes: 1 }, undoBlocked: 'aboveClearance' });
  const [whole] = batches({}, at.high);
  expect(whole).toMatchObject({ counts: { volumes: 2 }, undoBlocked: null });

  await takeIn(at.high, [row('KH-8')]);
  const [harmless] = batches({}, at.low);
  // Nothing in it is hidden, and yet the answer is the same: it tells nothing of what is.
  expect(harmless).toMatchObject({ counts: { volumes: 1 }, undoBlocked: 'aboveClearance' });
});

it('counts at a place only what its reader may see', async () => {
  await takeIn(at.high, [row('KH-1', '机密'), row('KH-2')]);
  const { 'locations.find': find } = createLocations(at.context, createShelvedOrder(at.context));
  const box = { text: '1-01-1-1-001' };
  expect(find(box, at.low)).toMatchObject({ places: [{ volumes: 1 }] });
  expect(find(box, at.high)).toMatchObject({ places: [{ volumes: 2 }] });
});

it('offers the log no thing above the clearance, by number or by word', async () => {
  await takeIn(at.high, [row('KH-1', '机密'), row('KH-2')]);
  at.writer.exec(`INSERT INTO person (name, machine_key) VALUES ('高静梅', 'p9');
    INSERT INTO hold (number, title, reason, authority, level, starts_on) VALUES ('DJ-2026-001', '一', '诉讼', '法院', 2, '2026-01-01'), ('DJ-2026-002', '二', '诉讼', '法院', 0, '2026-01-01')`);
  const { 'audit.things': things } = createAudit(at.context, () => Promise.resolve(true));
  const labels = (text: string, session: Session) => things({ text }, session).map(({ label }) => label);
  expect(labels('KH-1', at.low)).toEqual([]);
  expect(labels('KH-1', at.high)).toEqual(['KH-1 客户档案']);
  expect(labels('DJ-2026', at.low)).toEqual(['DJ-2026-002 二']);
  expect(labels('DJ-2026', at.high)).toHaveLength(2);
  expect(things({ text: '高静梅' }, at.low)).toContainEqual({ subject: 'person:3', label: '高静梅' });
  expect(things({ text: '1' }, at.low)).toContainEqual({ subject: 'client:1', label: '0001 高静梅' });
  expect([labels('', at.high), labels('%', at.high), labels('_', at.high)]).toEqual([[], [], []]);
});

it('gives no history of a volume that was raised out of sight', async () => {
  await takeIn(at.low, [row('KH-7').replace(',乙,', ',,')]);
  const volume = volumeOf('KH-7');
  const { 'audit.of': history } = createAudit(at.context, () => Promise.resolve(true));
  const asked = { subject: `volume:${String(volume?.id)}` };
  expect(history(asked, at.low)).toHaveLength(1);

  at.writer.exec(`UPDATE volume SET own_level = 2, level = 2 WHERE id = ${String(volume?.id)}`);
  const refused = (run: () => unknown) => {
    try {
      return run();
    } catch (cause) {
      return cause instanceof AppFailure ? cause.appError.code : cause;
    }
  };
  expect(refused(() => history(asked, at.low))).toBe('notFound');
  expect(refused(() => createVolumes(at.context)['catalogue.volume']({ id: volume?.id ?? 0 }, at.low))).toBe(
    'notFound',
  );
});
