import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../shared/contract/index';
import { formsOf } from '../../shared/domain/printed-forms';
import { paperQr } from '../../shared/domain/paper-code';
import { inkOf } from '../forms/read-pdf';
import { addColleague, type Engine, newArchive, signIn, temporaryFolder } from './engine-harness';
import { samples, takeIn } from './import-steps';

/** The forms of a disposal list from a real store: what stands on them, their number, their entry, and the check code. */
const folder = temporaryFolder();
let engine: Engine;
let listId = 0;
let number = '';
const clock = () => Date.parse('2036-03-10T04:00:00Z');
type Request = InputOf<'forms.issue'>;
const print = async (request: Request) => {
  const made = await engine.get('forms.issue', { ...request, withoutGlyph: 'leaveBlank' });
  return { ...made, ink: inkOf(engine.documents.at(-1)?.pdf ?? new Uint8Array()) };
};
const refusal = async (request: Request): Promise<string> => {
  const answer = await engine.ask('forms.issue', request);
  if (answer.ok) return 'accepted';
  return answer.error.code === 'ruleBroken' ? answer.error.rule : answer.error.code;
};

beforeAll(async () => {
  engine = await newArchive(folder.path, clock);
  await takeIn(engine, `${samples}ledger.xlsx`);
  const saved = await engine.get('disposal.save', { id: null, version: 0, title: '到期案卷', note: null });
  expect(await refusal({ of: 'disposal', id: saved.id, form: 'destructionRegister' })).toBe('listHasNoNumber');
  const { rows } = await engine.get('disposal.due', { filter: { which: 'due', free: true }, limit: 40 });
  const { list } = await engine.get('disposal.addRows', {
    id: saved.id,
    version: saved.version,
    add: { from: 'volumes', volumeIds: rows.map(({ volumeId }) => volumeId) },
  });
  const submitted = await engine.get('disposal.submit', { id: list.id, version: list.version });
  listId = submitted.id;
  number = submitted.number ?? '';
}, 120_000);
afterAll(() => {
  engine.close();
  folder.remove();
});

describe('the forms of a list', () => {
  it('carry its number, every volume in its order with its own facts, and the sums of the list', async () => {
    const { rows } = await engine.get('disposal.rows', { id: listId, limit: 100 });
    const list = await engine.get('disposal.get', { id: listId });
    expect(rows.length).toBeGreaterThan(20);
    const { ink } = await print({ of: 'disposal', id: listId, form: 'destructionRegister' });
    expect(number).toMatch(/^XH-2036-\d{3}$/);
    expect(ink).toContain(number);
    let at = 0;
    for (const row of rows) {
      const said = `${row.code}${row.title}`.replace(/[\s𠮷]/gu, '');
      at = ink.indexOf(said, at);
      expect(at, said).toBeGreaterThan(-1);
      expect(ink.slice(at, at + 220)).toContain(`${row.retentionStart ?? ''}${row.retentionEnd ?? ''}`);
    }
    expect(ink).toContain(`累计${String(list.rows)}卷${String(list.items)}件${String(list.pages)}页`);
    for (const form of formsOf('disposal'))
      expect((await print({ of: 'disposal', id: listId, form })).ink).toContain(number);
  });

  it('go by the shelves on the pick list (XX-20)', async () => {
    const { ink } = await print({ of: 'disposal', id: listId, form: 'setApartList' });
    const places = [...ink.matchAll(/\d-\d{2}-\d-\d-\d{3}/g)].map(([place]) => place);
    expect(places.length).toBeGreaterThan(5);
    expect(places).toEqual([...places].sort());
  });

  it('stand in the register of all lists of their year', async () => {
    const { ink } = await print({ of: 'disposalYear', year: 2036, form: 'disposalLists' });
    expect(ink).toContain(number);
    expect(ink).toContain('鉴定中');
    expect((await print({ of: 'disposalYear', year: 2035, form: 'disposalLists' })).ink).not.toContain(number);
  });
});

describe('the check code of a register', () => {
  it('is that of the entry of this very print, whose detail holds the hash of what is listed', async () => {
    const printed = await print({ of: 'disposal', id: listId, form: 'destructionRegister' });
    const [, seq = ''] = /日志序号(\d+)/.exec(printed.ink) ?? [];
    const [code = ''] = /(?:[A-Z0-9]{5}-){5}[A-Z0-9]{5}/.exec(printed.ink) ?? [];
    const log = await engine.get('audit.list', { deed: 'form.issued' });
    const entry = log.rows.find((one) => one.seq === Number(seq));
    expect(entry).toBeDefined();
    const again = await engine.get('audit.checkPaper', { seq: Number(seq), code });
    expect(again).toMatchObject({ state: 'matches', seq: Number(seq), deed: 'form.issued' });
    // What the scanner types of the QR code beside it says the same, with the whole hash.
    const qr = paperQr({ seq: Number(seq), hash: entry?.hash ?? '' });
    expect(await engine.get('audit.checkPaper', { seq: Number(seq), code: qr })).toMatchObject({ state: 'matches' });
    expect(await engine.get('audit.checkPaper', { seq: Number(seq) - 1, code })).toMatchObject({ state: 'otherEntry' });
    const wrong = code.replace(/^(..)./, (_, kept: string) => `${kept}${code[2] === 'Q' ? 'P' : 'Q'}`);
    expect(await engine.get('audit.checkPaper', { seq: Number(seq), code: wrong })).toEqual({
      state: 'mistyped',
      group: 1,
    });
    const issued = await engine.get('forms.issued', { of: 'disposal', id: listId });
    expect(issued[0]).toMatchObject({ number: printed.number, copy: printed.copy, sha256: printed.sha256 });
  });

  it('belongs to each print: the second one has its own entry, and says that it is the second', async () => {
    const one = await print({ of: 'disposal', id: listId, form: 'destructionRecord' });
    const two = await print({ of: 'disposal', id: listId, form: 'destructionRecord' });
    expect(two).toMatchObject({ number: one.number, copy: one.copy + 1 });
    expect(two.ink).toContain(`第${String(two.copy)}次打印`);
    expect(/日志序号(\d+)/.exec(two.ink)?.[1]).not.toBe(/日志序号(\d+)/.exec(one.ink)?.[1]);
  });

  it('is in no preview, and a preview enters nothing', async () => {
    const before = (await engine.get('audit.list', {})).total;
    await engine.get('forms.preview', {
      of: 'disposal',
      id: listId,
      form: 'destructionRegister',
      withoutGlyph: 'leaveBlank',
    });
    expect(inkOf(engine.documents.at(-1)?.pdf ?? new Uint8Array())).toContain('出件时印在此处');
    expect((await engine.get('audit.list', {})).total).toBe(before);
  });
});

describe('above the clearance', () => {
  it('a list is not found, and its year does not name it', async () => {
    const { rows } = await engine.get('catalogue.list', { filter: { level: 'secret' }, limit: 1 });
    const list = await engine.get('disposal.get', { id: listId });
    await addColleague(engine, { login: 'chen', fullName: '陈静', roles: ['archivist'], clearance: 'general' });
    engine.close();
    engine = await signIn(folder.path, 'chen', { clock });
    const seen = list.level === 'general' ? 'accepted' : 'notFound';
    expect(await refusal({ of: 'disposal', id: listId, form: 'appraisalOpinion', withoutGlyph: 'leaveBlank' })).toBe(
      seen,
    );
    expect(rows.length).toBeGreaterThanOrEqual(0);
    expect(await refusal({ of: 'disposal', id: 99_999, form: 'appraisalOpinion' })).toBe('notFound');
  });
});
