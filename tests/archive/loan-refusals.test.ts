import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportList } from '../../shared/contract/export';
import { makeMachineKey } from '../../shared/domain/machine-key';
import { parseCsv } from '../fixtures/parse-csv';
import { addColleague, signIn, temporaryFolder } from './engine-harness';
import { by, check, type Desk, draft, issued, openDesk, session, sign, submitted, target, WORDS } from './loan-desk';

/** What the desk refuses and how it says so; who signs what; copies and certificates. */
const folder = temporaryFolder();
let now = Date.parse('2026-03-10T04:00:00Z');
let desk: Desk;
let next = 0;
const volume = (): number => desk.volumes[(next += 1)] ?? 0;
const scan = (code: string, more = {}) => desk.engine.get('loans.scan', { code, ...more });
const keyOf = async (id: number) => (await desk.engine.get('catalogue.volume', { id })).machineKey;
const refusal = async (name: Parameters<Desk['engine']['ask']>[0], input: unknown): Promise<string> => {
  const answer = await desk.engine.ask(name, input as never);
  if (answer.ok) return 'accepted';
  return answer.error.code === 'ruleBroken' ? answer.error.rule : answer.error.code;
};
const paper = (personId: number, paperDate = '2026-03-09') => ({
  way: 'paper' as const,
  personId,
  paperNumber: 'SC-1',
  paperDate,
});

/** Marks a volume by marking one of its items, as a person would: opened, raised, filed again. */
async function mark(id: number): Promise<void> {
  const { engine } = desk;
  const { version } = await engine.get('catalogue.volume', { id });
  const opened = await engine.get('catalogue.reopen', { id, version, reason: '定密' });
  const items = opened.items.map(({ sequence: _s, typeName: _t, sourceDepartment: _d, ...item }) => item);
  const [first, ...rest] = items;
  if (first === undefined) expect.fail('no items');
  const raised = await engine.get('catalogue.saveItems', {
    id,
    version: opened.version,
    items: [{ ...first, level: 'secret' }, ...rest],
  });
  const { movements: _m, missing: _x, warnings: _w, items: _i, ...facts } = raised;
  const checked = await engine.get('catalogue.saveVolume', {
    id,
    version: facts.version,
    clientId: facts.clientId,
    seriesId: facts.seriesId,
    title: facts.title,
    year: facts.year,
    firstMonth: facts.firstMonth,
    lastMonth: facts.lastMonth,
    retention: facts.retention,
    retentionBasis: facts.retentionBasis,
    basisDate: facts.basisDate,
    ownLevel: facts.ownLevel,
    levelTermUntil: facts.levelTermUntil,
    oldNumber: facts.oldNumber,
    filingNumber: facts.filingNumber,
    crossReference: facts.crossReference,
    formingDepartmentId: facts.formingDepartmentId,
    binding: facts.binding,
    pages: facts.pages,
    compiledBy: { personId: null, name: '赵敏' },
    checkedBy: { personId: null, name: '周岚' },
    compiledOn: facts.compiledOn,
    checkedOn: facts.checkedOn,
    closingNote: facts.closingNote,
    note: facts.note,
    homeId: facts.homeId,
  });
  await engine.get('catalogue.file', { id, version: checked.version });
}

beforeAll(async () => {
  desk = await openDesk(folder.path, () => now);
}, 120_000);
afterAll(() => {
  desk.engine.close();
  folder.remove();
});

describe('a scan', () => {
  it('knows what is no volume of this archive', async () => {
    const own = await keyOf(volume());
    const tag = own.slice(1, 3);
    const other = tag === '07' ? '08' : '07';
    expect(await scan(makeMachineKey('volume', other, '123456789'))).toEqual({ kind: 'otherArchive', tag: other });
    const wrong = `${own.slice(0, 12)}${String((Number(own.slice(12)) + 1) % 10)}`;
    expect(await scan(wrong)).toEqual({ kind: 'misread' });
    expect(await scan('没有这个号')).toMatchObject({ kind: 'unknown' });
    expect(await scan(makeMachineKey('volume', tag, '000000001'))).toMatchObject({ kind: 'unknown' });
    expect(await scan('M10')).toMatchObject({ kind: 'borrower', borrower: { name: '张三', kind: 'staff' } });
  });

  it('reads a key in full width, a reference code, and says what lies on the tray already', async () => {
    const one = volume();
    const { machineKey, referenceCode } = await desk.engine.get('catalogue.volume', { id: one });
    const wide = [...machineKey].map((digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join('');
    const at = { borrowerId: desk.people.clerk };
    expect(await scan(wide, at)).toMatchObject({ kind: 'added', volume: { id: one } });
    expect(await scan(referenceCode ?? '', at)).toMatchObject({ kind: 'added', volume: { id: one } });
    expect(await scan(machineKey, { ...at, onSlip: [one] })).toMatchObject({ kind: 'alreadyOnSlip' });
  });

  it('takes a volume back whoever brings it, and hands over what is reserved', async () => {
    const one = volume();
    const out = await issued(desk, { borrower: desk.people.clerk, volumes: [one] });
    const answer = await scan(await keyOf(one));
    expect(answer).toMatchObject({ kind: 'returning', ours: false, loanId: out.id, lineId: out.lines[0]?.id });
    expect(await scan(await keyOf(one), { borrowerId: desk.people.clerk })).toMatchObject({
      kind: 'returning',
      ours: true,
    });
    await desk.engine.get('loans.giveBack', { ...target(out), lines: [check(out, 0)] });
    expect(
      await refusal('loans.giveBack', {
        ...target(await desk.engine.get('loans.get', { id: out.id })),
        lines: [check(out, 0)],
      }),
    ).toBe('loanState');
  });
});

describe('what is marked', () => {
  it('is refused out of the room with its clause, read with the manager’s approval, and not there for a lower clearance', async () => {
    const one = volume();
    const code = await keyOf(one);
    await mark(one);
    expect(await scan(code, { borrowerId: desk.people.clerk })).toMatchObject({
      kind: 'refused',
      rule: 'markedStays',
      clause: 'DA-14.2',
    });
    const outside = await draft(desk, { borrower: desk.people.clerk, volumes: [one] });
    expect(outside.level).toBe('secret');
    expect(await refusal('loans.submit', target(outside))).toBe('markedStays');
    const slip = await submitted(desk, { borrower: desk.people.clerk, volumes: [one], manner: 'read' });
    expect(slip.steps).toEqual(['departmentHead', 'archivist', 'manager']);
    const signed = await sign(desk, slip, by('he'), session, by('zhou'));
    const out = await desk.engine.get('loans.issue', target(signed));
    expect(out).toMatchObject({ dueOn: '2026-03-10', dueClause: 'DA-14.2' });
    expect((await desk.engine.get('catalogue.volume', { id: one })).state).toBe('inRoom');

    await desk.engine.get('operators.add', {
      person: { kind: 'new', fullName: '小钱', staffCode: 'G77' },
      login: 'qian',
      roles: ['archivist'],
      clearance: 'general',
      passphrase: WORDS['sun'] ?? '',
    });
    desk.engine.close();
    const low = await signIn(folder.path, 'qian', { passphrase: WORDS['sun'] ?? '', clock: () => now });
    expect(await low.get('loans.scan', { code })).toMatchObject({ kind: 'unknown' });
    expect(await low.ask('loans.get', { id: out.id })).toMatchObject({ ok: false, error: { code: 'notFound' } });
    expect((await low.get('loans.slips', { list: 'all', limit: 500 })).rows.map(({ id }) => id)).not.toContain(out.id);
    const lists = await low.get('loans.lines', { list: 'out' });
    expect(lists.rows.map(({ volumeId }) => volumeId)).not.toContain(one);
    expect(lists.total).toBe(lists.rows.length);
    low.close();
    desk = { ...desk, engine: await signIn(folder.path, 'liwen', { clock: () => now }) };
    await desk.engine.get('loans.giveBack', { ...target(out), lines: [check(out, 0)] });
  });
});

describe('signatures', () => {
  it('count wrong passphrases as the unlock does, and keep them out of the log and of every answer', async () => {
    const slip = await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()] });
    const wrong = { way: 'countersign' as const, login: 'he', passphrase: '错误的口令就是它' };
    for (let tries = 0; tries < 4; tries += 1)
      expect(await refusal('loans.approve', { ...target(slip), by: wrong })).toBe('wrongPassphrase');
    expect(await refusal('loans.approve', { ...target(slip), by: by('he') })).toBe('throttled');
    now += 10_000;
    const signed = await sign(desk, slip, by('he'));
    expect(signed.nextStep).toBe('archivist');
    const { rows } = await desk.engine.get('audit.list', { limit: 500 });
    const noted = rows.find(({ deed }) => deed === 'session.failedAttempts');
    expect(noted?.details[0]).toMatchObject({ label: '何平', after: { failed: 4 } });
    const all = JSON.stringify([rows, desk.engine.incidents(), signed]);
    for (const secret of ['错误的口令就是它', WORDS['he'] ?? '-']) expect(all).not.toContain(secret);
    expect((await desk.engine.get('operators.me', {})).login).toBe('liwen');
  });

  it('on paper name person, number and date, are not of tomorrow, and are not one’s own', async () => {
    const me = (await desk.engine.get('operators.me', {})).personId;
    const slip = await sign(
      desk,
      await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()] }),
      paper(desk.people.head),
    );
    expect(slip.approvals[0]).toMatchObject({ manner: 'paper', paperNumber: 'SC-1', paperDate: '2026-03-09' });
    expect(await refusal('loans.approve', { ...target(slip), by: paper(me) })).toBe('ownPaper');
    expect(await refusal('loans.approve', { ...target(slip), by: paper(desk.people.manager, '2026-03-11') })).toBe(
      'paperInFuture',
    );
    await desk.engine.get('settings.set', { key: 'waysManager', value: 'countersign' });
    const ready = await sign(desk, slip, session);
    expect(ready.signers[0]?.ways).toEqual(['session', 'countersign']);
    expect(await refusal('loans.approve', { ...target(ready), by: paper(desk.people.manager) })).toBe('wayNotAllowed');
    await desk.engine.get('settings.set', { key: 'waysManager', value: 'both' });
  });
});

describe('two desks', () => {
  it('that race for one slip: the second is told that it is stale', async () => {
    const slip = await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()] });
    const [first, second] = await Promise.all([
      desk.engine.ask('loans.withdraw', { ...target(slip), reason: '不借了' }),
      desk.engine.ask('loans.withdraw', { ...target(slip), reason: '不借了' }),
    ]);
    expect([first.ok, second.ok]).toEqual([true, false]);
    expect(second).toMatchObject({ error: { code: 'stale', entity: 'loan' } });
  });
  it('that race for one volume: it is reserved once, and the other waits', async () => {
    const one = volume();
    const slips = [
      await submitted(desk, { borrower: desk.people.clerk, volumes: [one] }),
      await submitted(desk, { borrower: desk.people.other, volumes: [one] }),
    ];
    const ready = [];
    for (const slip of slips) ready.push(await sign(desk, slip, by('he'), session));
    const last = [];
    for (const slip of ready) last.push(await sign(desk, slip, by('zhou')));
    expect(last.map(({ state, waiting }) => [state, waiting])).toEqual([
      ['approved', false],
      ['submitted', true],
    ]);
  });
});

it('lends nothing to who has left', async () => {
  const { engine, people } = desk;
  const [row] = (await engine.get('persons.list', { text: '李四' })).rows;
  if (row === undefined) expect.fail('nobody');
  const { department: _d, ...facts } = row;
  const slip = await draft(desk, { borrower: people.other, volumes: [volume()] });
  await engine.get('persons.save', { ...facts, leftOn: '2026-03-10' });
  expect(await engine.get('loans.borrower', { id: people.other })).toMatchObject({ blocked: ['left'] });
  expect(await refusal('loans.submit', target(slip))).toBe('borrowerLeft');
  expect((await scan(await keyOf(volume()), { borrowerId: people.other })).kind).toBe('borrowerBlocked');
});

it('lets an outsider read with letter and report, through archivist and supervisor, and nothing else', async () => {
  const ask = { borrower: desk.people.outsider, volumes: [volume()], manner: 'read' as const };
  expect(await refusal('loans.submit', target(await draft(desk, ask)))).toBe('letterMissing');
  const slip = await submitted(desk, { ...ask, volumes: [volume()], letter: '律函字12号', report: '核对签约日期' });
  expect(slip.steps).toEqual(['archivist', 'supervisor']);
  const ready = await sign(desk, slip, session, by('sun'));
  expect(ready.state).toBe('approved');
  expect(await scan(await keyOf(volume()), { borrowerId: desk.people.outsider, manner: 'takeOut' })).toMatchObject({
    rule: 'outsiderTakesOut',
    clause: 'XX-27.4',
  });
});

it('copies with its own approval and keeps the copy log', async () => {
  const slip = await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()], manner: 'copy' });
  expect(slip.steps).toEqual(['supervisor']);
  const out = await desk.engine.get('loans.issue', target(await sign(desk, slip, by('sun'))));
  const made = {
    ...target(out),
    lineId: out.lines[0]?.id ?? 0,
    manner: 'copy',
    pages: '3-5',
    copies: 2,
    destination: '财务部',
    madeById: desk.people.clerk,
  };
  expect(await refusal('loans.logCopy', { ...made, supervisedById: desk.people.clerk })).toBe('copySamePerson');
  expect(await refusal('loans.logCopy', { ...made, supervisedById: desk.people.head })).toBe('accepted');
  expect((await desk.engine.get('loans.copies', { from: '2026-03-10', to: '2026-03-10' })).rows).toMatchObject([
    { pages: '3-5', copies: 2, destination: '财务部', madeBy: '张三', supervisedBy: '何平', borrower: '张三' },
  ]);
});

it('certifies by three people, with a number that void ones keep', async () => {
  const { engine } = desk;
  const saved = await engine.get('certificates.save', {
    id: null,
    version: 0,
    applicant: '正达律师事务所',
    purpose: '诉讼',
    question: '2016年是否签有供货合同',
    finding: 'recorded',
    extract: '供货合同一份，2016年3月15日签订。',
    searched: null,
    copies: 1,
    sources: [],
  });
  expect(await refusal('certificates.submit', { id: saved.id, version: saved.version })).toBe('certificateNoSource');
  const {
    actions: _a,
    number: _n,
    state: _s,
    level: _l,
    draftedBy: _d,
    proofreadBy: _p,
    checkedBy: _c,
    reason: _r,
    ...facts
  } = saved;
  const sourced = await engine.get('certificates.save', {
    ...facts,
    sources: [{ volumeId: volume(), itemId: null, page: '5' }],
  });
  const handed = await engine.get('certificates.submit', { id: sourced.id, version: sourced.version });
  expect(handed).toMatchObject({ state: 'submitted', number: 'ZM-2026-001', draftedBy: { name: '李文' } });
  expect(await refusal('certificates.proofread', { id: handed.id, version: handed.version, by: session })).toBe(
    'certificateSamePerson',
  );
  const read = await engine.get('certificates.proofread', { id: handed.id, version: handed.version, by: by('sun') });
  expect(await refusal('certificates.check', { id: read.id, version: read.version, by: by('sun') })).toBe(
    'certificateSamePerson',
  );
  const checked = await engine.get('certificates.check', { id: read.id, version: read.version, by: by('zhou') });
  expect(checked).toMatchObject({ state: 'issued', proofreadBy: { name: '孙悦' }, checkedBy: { name: '周岚' } });
  const gone = await engine.get('certificates.void', {
    id: checked.id,
    version: checked.version,
    reason: '当事人撤回',
  });
  expect(gone).toMatchObject({ state: 'void', number: 'ZM-2026-001' });
  const listed = await engine.get('certificates.list', { text: '签有供货' });
  expect(listed.rows).toMatchObject([{ number: 'ZM-2026-001', state: 'void' }]);
  expect(listed.counts).toEqual({ draft: 0, submitted: 0, proofread: 0, issued: 0, void: 1 });
});

/** What a list is as a CSV file: its head and its rows. */
async function taken(list: ExportList): Promise<string[][]> {
  const path = join(folder.path, `${list.of}.csv`);
  desk.engine.receive({ kind: 'grant', ticket: 'out', path });
  const { rows } = await desk.engine.get('exchange.export', { list, format: 'csv', language: 'zh-CN', file: 'out' });
  const cells = parseCsv(readFileSync(path, 'utf8').replace('\u{FEFF}', ''));
  expect(cells).toHaveLength(rows + 1);
  return cells;
}

it('takes its lists out as they are narrowed on the screen', async () => {
  const { engine, people } = desk;
  await submitted(desk, { borrower: people.clerk, volumes: [volume()] });
  await sign(desk, await submitted(desk, { borrower: people.clerk, volumes: [volume()] }), by('he'), session);
  const all = await engine.get('loans.slips', { list: 'toApprove' });
  const narrowed = await engine.get('loans.slips', { list: 'toApprove', step: 'manager' });
  expect(narrowed.total).toBeGreaterThan(0);
  expect(narrowed.total).toBeLessThan(all.total);
  const [, ...slips] = await taken({ of: 'loanSlips', list: 'toApprove', step: 'manager' });
  expect(slips.map(([number]) => number)).toEqual(narrowed.rows.map(({ number }) => number));
  const [, ...named] = await taken({ of: 'loanSlips', list: 'toApprove', text: all.rows[0]?.number ?? '' });
  expect(named.map(([number]) => number)).toEqual([all.rows[0]?.number]);

  expect(await taken({ of: 'loanSlips', list: 'toApprove', text: '张' })).toHaveLength(
    1 + all.rows.filter(({ borrower }) => borrower.startsWith('张')).length,
  );

  const day = { from: '2026-03-10', to: '2026-03-10' };
  const copied = await taken({ of: 'copyLog', ...day });
  expect(copied[0]).toEqual(expect.arrayContaining(['日期', '页码', '份数', '去向', '复制人', '监督人', '密级']));
  expect(copied[1]).toEqual(expect.arrayContaining(['2026-03-10', '3-5', '2', '财务部', '张三', '何平', '一般']));
  expect(await taken({ of: 'copyLog', from: '2025-01-01', to: '2025-12-31' })).toHaveLength(1);

  const [, ...certified] = await taken({ of: 'certificates', state: null, text: '' });
  expect(certified).toEqual([
    expect.arrayContaining(['ZM-2026-001', '作废', '正达律师事务所', '诉讼', '有记载', '李文', '孙悦', '周岚']),
  ]);
  expect(await taken({ of: 'certificates', state: 'draft', text: '' })).toHaveLength(1);

  const register = await engine.get('loans.register', { from: '2026-03-01', to: '2026-03-31', limit: 500 });
  const [, ...lent] = await taken({ of: 'loanRegister', from: '2026-03-01', to: '2026-03-31' });
  expect(lent.map(([number, , , , code]) => [number, code])).toEqual(
    register.rows.map(({ number, code }) => [number, code]),
  );
  const reports = await engine.get('loans.reports', { open: false, limit: 500 });
  expect(await taken({ of: 'returnReports', open: false })).toHaveLength(reports.total + 1);
});

it('writes the register of a period, one row a volume (XX-28.5)', async () => {
  const { rows, total } = await desk.engine.get('loans.register', { from: '2026-03-01', to: '2026-03-31', limit: 500 });
  expect(rows).toHaveLength(total);
  expect(rows[0]).toMatchObject({
    borrower: '张三',
    department: '市场部',
    purpose: '核对合同条款',
    approvedBy: ['何平', '李文', '周岚'],
  });
  const outstanding = await desk.engine.get('loans.outstanding', {});
  expect(outstanding.rows.flatMap(({ lines }) => lines).length).toBe(
    (await desk.engine.get('loans.lines', { list: 'out' })).total,
  );
  expect(await desk.engine.get('audit.verify', {})).toMatchObject({ firstBroken: null });
});

it('finds the slips of a name in Latin letters however it is typed, and takes % for itself', async () => {
  const { engine } = desk;
  const chen = await engine.get('persons.save', {
    ...{ id: null, version: 0, staffCode: 'M77', name: 'Chen Wei', departmentId: null },
    ...{ organisation: null, identityPaper: null, phone: null, leftOn: null },
  });
  await draft(desk, { borrower: chen.id, volumes: [volume()] });
  const found = async (text: string) => (await engine.get('loans.slips', { list: 'drafts', text })).rows.length;
  expect([await found('Chen'), await found('chen w'), await found('CHEN')]).toEqual([1, 1, 1]);
  expect([await found('%hen'), await found('_hen')]).toEqual([0, 0]);
});

it('shows the director the slip of the general manager, who is no operator, and lets the director sign it', async () => {
  const { engine, people } = desk;
  const lin = {
    login: 'lin',
    fullName: '林总监',
    roles: ['director'],
    passphrase: '梯田 渔网 竹笛 雪山 砚台 蒲扇',
  } as const;
  await addColleague(engine, lin);
  const id = volume();
  await mark(id);
  const lines = [{ volumeId: id, askedPages: '1-2', askedCopies: 1 }];
  const asked = await submitted(desk, { borrower: people.general, volumes: [id], manner: 'copy', lines });
  const slip = await sign(desk, asked, by('zhou'));
  expect(slip).toMatchObject({ nextStep: 'generalManager', signers: [{ name: '林总监', standsIn: true }] });
  engine.close();
  const director = await signIn(folder.path, 'lin', { passphrase: lin.passphrase, clock: () => now });
  const mine = async () =>
    (await director.get('loans.slips', { list: 'toApprove', mine: true })).rows.map((row) => row.id);
  expect(await mine()).toEqual([slip.id]);
  expect((await director.get('loans.counts', {})).toApproveMine).toBe(1);
  expect(await director.get('loans.approve', { ...target(slip), by: session })).toMatchObject({ state: 'approved' });
  expect(await mine()).toEqual([]);
  director.close();
  desk = { ...desk, engine: await signIn(folder.path, 'liwen', { clock: () => now }) };
});
