import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plainCell } from '../../electron/engine/archive/plain-cell';
import { openStore } from '../../electron/engine/store/open';
import { generateKeyPair } from '../../electron/engine/vault/keys';
import { openVault } from '../../electron/engine/vault/vault';
import { parseCsv } from '../fixtures/parse-csv';
import { paperCode } from '../../shared/domain/paper-code';
import { addColleague, type Engine, newArchive, PASSPHRASE, signIn, temporaryFolder } from './engine-harness';

/** The log as one uses it: verified with progress, compared with paper, taken out as a file; on the real store. */
const folder = temporaryFolder();
const out = temporaryFolder();
let engine: Engine;
const FORMULA = '=HYPERLINK("http://x","y")';

const person = (name: string) => ({
  id: null,
  version: 0,
  staffCode: null,
  name,
  departmentId: null,
  organisation: null,
  identityPaper: null,
  phone: null,
  leftOn: null,
});
type Filter = { readonly deed: string | null };
const everything = { operatorId: null, deed: null, subject: null, from: null, to: null };

beforeAll(async () => {
  engine = await newArchive(folder.path);
  await addColleague(engine, { login: 'he', fullName: '何远', roles: ['auditor'], clearance: 'general' });
  for (let n = 0; n < 1200; n += 1) await engine.get('persons.save', person(`人${String(n)}`));
  await engine.get('persons.save', person(FORMULA));
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
  out.remove();
});

describe('verifying in full', () => {
  it('says how far it is, and notes in the log that it held, up to where, and who did it', async () => {
    expect((await engine.get('audit.lastVerified', {})).verified).toBeNull();
    const verdict = await engine.get('audit.verify', {});
    expect(verdict).toMatchObject({ firstBroken: null, recorded: true });
    expect(engine.heard.filter((m) => m.kind === 'progress' && m.job === 'audit.verify')).toMatchObject([
      { step: 'verify', done: 1000, of: verdict.entries },
      { step: 'verify', done: verdict.entries, of: verdict.entries },
    ]);
    expect((await engine.get('audit.lastVerified', {})).verified).toMatchObject({
      entries: verdict.entries,
      operator: '李文',
      unchanged: true,
    });
    expect((await engine.get('audit.list', { limit: 1 })).rows[0]).toMatchObject({
      deed: 'log.verified',
      seq: verdict.entries + 1,
    });
  });

  it('stops when asked, and then notes nothing', async () => {
    const { total } = await engine.get('audit.list', { limit: 1 });
    const asked = engine.ask('audit.verify', {});
    engine.receive({ kind: 'cancel', job: 'audit.verify' });
    expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect((await engine.get('audit.list', { limit: 1 })).total).toBe(total);
  });
});

describe('a check code on paper', () => {
  const check = (seq: number, code: string) => engine.get('audit.checkPaper', { seq, code });

  it('matches the entry it was made of, and tells apart every other case', async () => {
    const { rows } = await engine.get('audit.list', { limit: 2 });
    const [last, before] = rows;
    if (last === undefined || before === undefined) throw new Error('no entries');
    const code = paperCode(last.hash);
    expect(await check(last.seq, code.toLowerCase())).toMatchObject({
      state: 'matches',
      seq: last.seq,
      deed: last.deed,
      erased: false,
    });
    expect(await check(before.seq, code)).toEqual({ state: 'otherEntry', seq: last.seq });
    expect(await check(last.seq + 50, code)).toEqual({ state: 'otherEntry', seq: last.seq });
    const foreign = paperCode(createHash('sha256').update('another archive').digest('hex'));
    expect(await check(last.seq, foreign)).toEqual({ state: 'altered', seq: last.seq });
    expect(await check(last.seq + 1, foreign)).toEqual({ state: 'notThere', entries: last.seq });
    expect(await check(last.seq, `${code.slice(0, -1)}${code.endsWith('Q') ? 'P' : 'Q'}`)).toEqual({
      state: 'mistyped',
      group: 6,
    });
  });
});

describe('the export', () => {
  const take = async (name: string, filter: Partial<Filter> = {}) => {
    const path = join(out.path, name);
    engine.receive({ kind: 'grant', ticket: name, path });
    const answer = await engine.ask('audit.export', { ...everything, ...filter, file: name, language: 'zh-CN' });
    return { path, answer };
  };

  it('holds what the filter shows, whole, with a code for each entry, and no cell that a spreadsheet would run', async () => {
    const { total } = await engine.get('audit.list', { deed: 'person.saved', limit: 1 });
    const { path, answer } = await take('log.csv', { deed: 'person.saved' });
    expect(answer).toEqual({ ok: true, value: { rows: total } });
    expect(existsSync(`${path}.partial`)).toBe(false);
    const text = readFileSync(path, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const lines = parseCsv(text.slice(1));
    expect(lines).toHaveLength(total + 1);
    expect(lines.flat().filter((cell) => /^\s*[=+\-@＝＋－＠]/u.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))).toEqual(
      [],
    );
    const { rows } = await engine.get('audit.list', { deed: 'person.saved', limit: 1 });
    expect(lines[1]?.at(-1)).toBe(paperCode(rows[0]?.hash ?? ''));
    expect(lines[1]?.join(' ')).toContain('HYPERLINK');
    const noted = (await engine.get('audit.list', { limit: 1 })).rows[0];
    expect(noted).toMatchObject({ deed: 'log.exported' });
    expect(noted?.details[0]?.after).toMatchObject({
      rows: total,
      sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    });
  });

  it('stopped halfway leaves no file and no entry', async () => {
    const { total } = await engine.get('audit.list', { limit: 1 });
    const path = join(out.path, 'stopped.csv');
    engine.receive({ kind: 'grant', ticket: 'stopped', path });
    const asked = engine.ask('audit.export', { ...everything, file: 'stopped', language: 'en' });
    engine.receive({ kind: 'cancel', job: 'audit.export' });
    expect(await asked).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(existsSync(path) || existsSync(`${path}.partial`)).toBe(false);
    expect((await engine.get('audit.list', { limit: 1 })).total).toBe(total);
  });

  it('goes only where a person’s own dialog led', async () => {
    const asked = await engine.ask('audit.export', { ...everything, file: 'nowhere', language: 'en' });
    expect(asked).toMatchObject({ error: { rule: 'ticketUnknown' } });
  });
});

it('names whoever wrote a key of his own into the table: no entry introduces it', async () => {
  engine.close();
  const vault = await openVault(readFileSync(join(folder.path, 'vault.json')), {
    login: 'liwen',
    passphrase: PASSPHRASE,
  });
  if (!vault.ok) throw new Error(vault.error.code);
  const store = openStore(join(folder.path, 'room-1.db'), vault.value.dataKey.hex());
  const key = generateKeyPair('Ed25519').publicKey.toString('base64');
  const first = store.prepare('SELECT max(seq) AS seq FROM log_entry').get<{ seq: number }>()?.seq ?? 0;
  store
    .prepare('INSERT INTO public_key (operator_id, vault_slot, key, introduced_at) VALUES (1, ?, ?, 0)')
    .run(['x', key]);
  store
    .prepare(
      'INSERT INTO log_signature (seq, key_id, person_id, capacity, sig) VALUES (?, (SELECT id FROM public_key WHERE key = ?), 1, ?, ?)',
    )
    .run([first, key, 'manager', Buffer.alloc(64).toString('base64')]);
  store.close();
  engine = await signIn(folder.path, 'liwen');
  expect((await engine.get('audit.verify', {})).firstBroken).toBe(first);
  expect(await engine.get('audit.verify', {})).toMatchObject({ recorded: false });
});

it.each([
  ['=1+1', "'=1+1"],
  ['  +1', "'  +1"],
  ['\u3000＝SUM(A1)', "'\u3000＝SUM(A1)"],
  ['@x', "'@x"],
  ['-HX01', "'-HX01"],
  ['－1', "'－1"],
  ['\t=1', "' =1"],
  ['a\r\n=1', 'a =1'],
  ['-12.5', '-12.5'],
  ['案卷', '案卷'],
  ['', ''],
])('the cell %j is written as %j', (text, cell) => {
  expect(plainCell(text)).toBe(cell);
});
