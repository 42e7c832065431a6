import { readFileSync, statSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckSummary } from '../../shared/contract/exchange';
import type { OutputOf } from '../../shared/contract/index';
import { type Engine, newArchive, PASSPHRASE, startEngine, temporaryFolder } from './engine-harness';
import { samples, stageAndCheck } from './import-steps';
import { blankItem, blankVolume } from './samples';

/** The day of issue A on the real store: a ledger taken in, found, edited, filed, printed, locked and there again. */
const folder = temporaryFolder();
let engine: Engine;
let summary: CheckSummary;
let taken: OutputOf<'exchange.commit'>;

beforeAll(async () => {
  engine = await newArchive(folder.path);
  const clients = await stageAndCheck(engine, samples + 'clients.csv');
  await engine.get('exchange.commit', { stage: clients.stage });
  const ledger = await stageAndCheck(engine, samples + 'ledger.xlsx');
  summary = ledger.summary;
  taken = await engine.get('exchange.commit', { stage: ledger.stage });
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
});

it('takes in what expected.json says the ledger must give', () => {
  const expected = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as {
    volumeRowsWithoutFault: number;
    filedWhenItemsAreTakenToo: number;
  };
  expect(summary.counts).toMatchObject({
    volumes: expected.volumeRowsWithoutFault,
    filed: expected.filedWhenItemsAreTakenToo,
    newClients: 0,
  });
});

it('says the same of places and clients before and after it is written', () => {
  expect(taken.counts).toEqual(summary.counts);
  expect(taken.counts.newLocations).toBe(taken.counts.locations);
});

it('lists and counts what came in', async () => {
  const filter = {};
  const first = await engine.get('catalogue.list', { filter, limit: 100 });
  expect(first.total).toBe(1547);
  const second = await engine.get('catalogue.list', { filter, limit: 100, offset: 100 });
  expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(200);
  const facets = await engine.get('catalogue.facets', { filter });
  expect(facets.state).toEqual([{ value: 'filed', count: 1547 }]);
  expect((await engine.get('clients.list', {})).total).toBe(420);
  expect((await engine.get('desk.today', {})).filed).toBe(1547);
});

describe('the one search box', () => {
  it.each([
    ['a code', 'KH2016-00001', 'volume'],
    ['a client code', '0001', 'client'],
    ['a two-character part of a name', '静梅', 'client'],
    ['a whole name', '高静梅', 'client'],
    ['a place', '1-03-1-3-018', 'location'],
  ])('finds by %s', async (_what, text, kind) => {
    const { hits } = await engine.get('catalogue.find', { text });
    expect(hits[0]?.kind).toBe(kind);
  });
  it.each(['"', 'AND', '2024-001', '%', 'a*b', '𠮷', '((', "x' OR 1"])('never stumbles over %s', async (text) => {
    expect((await engine.ask('catalogue.find', { text })).ok).toBe(true);
  });
});

it('opens a volume, reopens it with a reason, edits and files it again with the same code', async () => {
  const hit = (await engine.get('catalogue.find', { text: 'KH2016-00001' })).hits[0];
  const volume = await engine.get('catalogue.volume', { id: hit?.id ?? 0 });
  expect(volume).toMatchObject({ state: 'filed', home: '1-03-1-3-018', clientName: '高静梅', missing: [] });
  expect(volume.items.length).toBeGreaterThan(0);
  const early = await engine.ask('catalogue.saveItems', { id: volume.id, version: volume.version, items: [] });
  expect(early).toEqual({ ok: false, error: { code: 'ruleBroken', rule: 'reopenFirst', facts: { state: 'filed' } } });

  const open = await engine.get('catalogue.reopen', { id: volume.id, version: volume.version, reason: '补充回访记录' });
  expect(open.checkedBy).toBeNull();
  const items = open.items.map(({ sequence: _s, sourceDepartment: _d, typeName: _t, ...item }) => item);
  const changed = await engine.get('catalogue.saveItems', {
    id: open.id,
    version: open.version,
    items: items.map((item, i) => (i === 0 ? { ...item, title: '改过的题名' } : item)),
  });
  expect(changed.items[0]?.title).toBe('改过的题名');
  expect(changed.items.map((item) => item.id)).toEqual(open.items.map((item) => item.id));
  const unchecked = await engine.ask('catalogue.file', { id: changed.id, version: changed.version });
  expect(unchecked).toMatchObject({
    ok: false,
    error: { code: 'ruleBroken', rule: 'incomplete', facts: { missing: 'checkedByMissing' } },
  });

  const {
    id,
    version,
    clientId,
    seriesId,
    title,
    year,
    firstMonth,
    lastMonth,
    retention,
    retentionBasis,
    basisDate,
    ownLevel,
    levelTermUntil,
    oldNumber,
    filingNumber,
    crossReference,
  } = changed;
  const { formingDepartmentId, binding, pages, compiledBy, compiledOn, checkedOn, closingNote, note, homeId } = changed;
  const fields = {
    clientId,
    seriesId,
    title,
    year,
    firstMonth,
    lastMonth,
    retention,
    retentionBasis,
    basisDate,
    ownLevel,
    levelTermUntil,
    oldNumber,
    filingNumber,
    crossReference,
    formingDepartmentId,
    binding,
    pages,
    compiledBy,
    compiledOn,
    checkedOn,
    closingNote,
    note,
    homeId,
  };
  const same = await engine.get('catalogue.saveVolume', { id, version, ...fields, checkedBy: compiledBy });
  expect(same.missing.map((finding) => finding.code)).toEqual(['samePerson']);
  const stale = await engine.ask('catalogue.saveVolume', { id, version, ...fields, checkedBy: compiledBy });
  expect(stale).toMatchObject({ ok: false, error: { code: 'stale' } });
  const checked = await engine.get('catalogue.saveVolume', {
    id,
    version: same.version,
    ...fields,
    checkedBy: { personId: null, name: '另一人' },
  });
  const filed = await engine.get('catalogue.file', { id, version: checked.version });
  expect(filed).toMatchObject({ state: 'filed', referenceCode: 'KH2016-00001', filedOn: '2026-03-10' });
  expect((await engine.get('catalogue.find', { text: '改过的题名' })).hits[0]).toMatchObject({
    kind: 'item',
    volumeId: id,
  });
  const history = await engine.get('audit.of', { subject: `volume:${String(id)}` });
  expect(history.map((entry) => entry.deed)).toEqual([
    'volume.filed',
    'volume.saved',
    'volume.saved',
    'volume.itemsSaved',
    'volume.reopened',
    'import.committed',
  ]);
  expect(history[4]).toMatchObject({
    reason: '补充回访记录',
    operator: '李文',
    signers: [{ name: '李文', capacity: 'operator' }],
  });
});

it('gives a new volume the next code of its client and year, and never an old one', async () => {
  const lists = await engine.get('settings.lists', {});
  const client = (await engine.get('clients.list', { text: '0137' })).rows[0];
  const fresh = blankVolume(lists.series[0]?.id ?? 0, {
    clientId: client?.id ?? null,
    title: '[客户往来文件]',
    year: 2026,
    firstMonth: '2026-01',
    lastMonth: '2026-02',
    retention: { kind: 'years', years: 30, asWritten: null },
    formingDepartmentId: lists.departments[0]?.id ?? null,
    binding: 'loose',
    compiledBy: { personId: null, name: '甲' },
    checkedBy: { personId: null, name: '乙' },
  });
  const begun = await engine.get('catalogue.saveVolume', fresh);
  expect(begun).toMatchObject({
    state: 'assembling',
    referenceCode: null,
    retentionPeriod: { start: '2027-01-01', lastDay: '2056-12-31', dueFrom: '2057-01-01' },
  });
  const item = blankItem('函', { date: '2026-01-05', level: 'secret' });
  const withItem = await engine.get('catalogue.saveItems', { id: begun.id, version: begun.version, items: [item] });
  expect(withItem.level).toBe('secret');
  const filed = await engine.get('catalogue.file', { id: begun.id, version: withItem.version });
  expect(filed.referenceCode).toBe('HX01-KH·2026-D30-0137-001');
  const second = await engine.get('catalogue.saveVolume', fresh);
  expect(await engine.get('catalogue.discard', { id: second.id, version: second.version, reason: '误建' })).toEqual({});
  expect(await engine.ask('catalogue.discard', { id: filed.id, version: filed.version, reason: '误建' })).toMatchObject(
    { ok: false, error: { code: 'ruleBroken' } },
  );
  expect((await engine.get('catalogue.find', { text: 'hx01-kh.2026-d30-0137-001' })).hits[0]).toMatchObject({
    kind: 'volume',
    id: filed.id,
    exact: true,
  });
});

it('previews and issues forms, counts copies, and puts the hash into the log', async () => {
  const id = (await engine.get('catalogue.find', { text: 'KH2016-00001' })).hits[0]?.id ?? 0;
  const request = { of: 'volumes' as const, form: 'cover' as const, ids: [id] };
  const preview = await engine.get('forms.preview', request);
  expect(engine.documents.at(-1)).toMatchObject({ token: preview.token });
  expect(
    Buffer.from(engine.documents.at(-1)?.pdf ?? [])
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
  const once = await engine.get('forms.issue', request);
  const twice = await engine.get('forms.issue', request);
  expect([once.number, once.copy, twice.number, twice.copy]).toEqual(['CJ-2026-00001', 1, 'CJ-2026-00001', 2]);
  expect((await engine.get('forms.issue', { ...request, form: 'itemList' })).number).toBe('CJ-2026-00002');
  const [entry] = await engine.get('audit.of', { subject: `volume:${String(id)}` });
  expect(entry).toMatchObject({
    deed: 'form.issued',
    details: [{ after: { number: 'CJ-2026-00002', form: 'itemList' } }],
  });
  expect((await engine.get('forms.issued', { of: 'volume', id })).map((f) => f.copy)).toEqual([1, 2, 1]);
});

it('names every subject of an import, the one asked for first, the others page by page', async () => {
  const [batch] = (await engine.get('audit.list', { deed: 'import.committed', limit: 1 })).rows;
  expect(batch?.details.length).toBeLessThan(100);
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: OutputOf<'audit.details'> = await engine.get('audit.details', {
      seq: batch?.seq ?? 0,
      after,
      limit: 500,
    });
    expect(page.total).toBe(batch?.subjects);
    seen.push(...page.rows.map(({ subject }) => subject));
    after = page.next;
  } while (after !== null);
  expect(new Set(seen).size).toBe(batch?.subjects);
  const volumes = seen.filter((subject) => subject.startsWith('volume:'));
  expect(volumes).toHaveLength(1547);
  expect(seen.filter((subject) => subject.startsWith('location:')).length).toBeGreaterThan(1000);

  const last = volumes.at(-1) ?? '';
  const [came] = (await engine.get('audit.of', { subject: last })).slice(-1);
  expect(came).toMatchObject({ deed: 'import.committed', details: [{ subject: last, state: 'readable' }] });
  const [found] = (await engine.get('audit.list', { subject: last, deed: 'import.committed' })).rows;
  expect(found?.details[0]?.subject).toBe(last);
});

it('keeps its log whole, and all its text encrypted', async () => {
  const verdict = await engine.get('audit.verify', {});
  expect(verdict.firstBroken).toBeNull();
  expect(verdict.signatures).toBe(verdict.entries);
  const files = readdirSync(folder.path, { recursive: true, encoding: 'utf8' });
  expect(files.some((name) => name.endsWith('backup.json'))).toBe(true);
  for (const name of files.filter((one) => statSync(join(folder.path, one)).isFile())) {
    const bytes = readFileSync(join(folder.path, name));
    expect(bytes.includes('高静梅') || bytes.includes('云岭金石'), name).toBe(false);
  }
});

it('is there again after a lock, for the right passphrase only', async () => {
  const before = (await engine.get('audit.verify', {})).entries;
  const second = startEngine(folder.path);
  expect(await second.get('operators.status', {})).toEqual({ state: 'broken', error: { code: 'openElsewhere' } });
  second.close();
  engine.close();
  engine = startEngine(folder.path);
  expect(await engine.get('operators.status', {})).toMatchObject({ state: 'locked', logins: ['liwen'] });
  expect(await engine.ask('catalogue.find', { text: '0001' })).toEqual({ ok: false, error: { code: 'locked' } });
  expect(await engine.ask('operators.unlock', { login: 'liwen', passphrase: '错误的口令' })).toEqual({
    ok: false,
    error: { code: 'wrongPassphrase' },
  });
  const session = await engine.get('operators.unlock', { login: 'liwen', passphrase: PASSPHRASE });
  expect(session.failedAttempts).toHaveLength(1);
  expect((await engine.get('catalogue.list', { filter: {} })).total).toBe(1548);
  expect((await engine.get('audit.verify', {})).entries).toBe(before + 3);
});

it('undoes a batch as a whole only while nothing else touched it', async () => {
  const batches = await engine.get('exchange.batches', {});
  expect(batches.map((batch) => batch.undoBlocked)).toEqual(['rowsChanged', 'rowsUsed']);
  const [ledger] = batches;
  expect(await engine.ask('exchange.undo', { batchId: ledger?.id ?? 0, reason: '试' })).toMatchObject({
    ok: false,
    error: { rule: 'undoBlocked', facts: { reason: 'rowsChanged' } },
  });
});
