import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from './engine-harness';
import { approved, by, check, type Desk, draft, issued, openDesk, session, sign, submitted, target } from './loan-desk';

/** The loan desk on a real encrypted store, from the request to the last return, with several people. */
const folder = temporaryFolder();
const DAY = 86_400_000;
let now = Date.parse('2026-03-10T04:00:00Z');
const days = (count: number): void => {
  now += count * DAY;
};
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

beforeAll(async () => {
  desk = await openDesk(folder.path, () => now);
}, 120_000);
afterAll(() => {
  desk.engine.close();
  folder.remove();
});

describe('the path of a slip', () => {
  it('goes from the request to closed, and every step is in the log under its signatures', async () => {
    const { engine, people } = desk;
    const one = volume();
    const before = await engine.get('catalogue.volume', { id: one });
    const slip = await draft(desk, { borrower: people.clerk, volumes: [one] });
    expect(slip).toMatchObject({
      state: 'draft',
      number: null,
      nextStep: null,
      actions: ['save', 'submit', 'withdraw', 'override'],
    });
    const asked = await engine.get('loans.submit', target(slip));
    expect(asked).toMatchObject({
      state: 'submitted',
      nextStep: 'departmentHead',
      steps: ['departmentHead', 'archivist', 'manager'],
    });
    expect(asked.number).toMatch(/^JY-2026-\d{4}$/);
    expect(asked.signers).toMatchObject([{ personId: people.head, name: '何平', login: 'he', standsIn: false }]);
    const all = await sign(desk, asked, by('he'), session, by('zhou'));
    expect(all).toMatchObject({ state: 'approved', approvedOn: '2026-03-10', lapseOn: '2026-03-15', nextStep: null });
    expect(all.lines[0]?.state).toBe('reserved');
    const out = await engine.get('loans.issue', target(all));
    expect(out).toMatchObject({ state: 'issued', issuedOn: '2026-03-10', dueOn: '2026-03-13', dueClause: 'XX-28.6' });
    expect(await engine.get('catalogue.volume', { id: one })).toMatchObject({ state: 'out', current: null });
    const { loan, reservedFor } = await engine.get('loans.giveBack', { ...target(out), lines: [check(out, 0)] });
    expect(loan).toMatchObject({ state: 'closed', closedOn: '2026-03-10' });
    expect(reservedFor).toEqual([]);
    const after = await engine.get('catalogue.volume', { id: one });
    expect(after).toMatchObject({ state: 'filed', current: before.current });
    expect(after.movements.slice(0, 2)).toMatchObject([
      { from: null, to: before.current, cause: 'givenBack', document: asked.number },
      { from: before.current, to: null, cause: 'lent', document: asked.number },
    ]);
    const { rows } = await engine.get('audit.list', { subject: `loan:${String(slip.id)}` });
    expect(
      rows.map(({ deed, signers }) => [deed, signers.map(({ name, capacity }) => `${name ?? ''} ${capacity}`).sort()]),
    ).toEqual([
      ['loan.returned', ['李文 operator']],
      ['loan.issued', ['李文 operator']],
      ['loan.approved', ['周岚 manager', '李文 operator']],
      ['loan.approved', ['李文 archivist', '李文 operator']],
      ['loan.approved', ['何平 departmentHead', '李文 operator']],
      ['loan.submitted', ['李文 operator']],
      ['loan.drafted', ['李文 operator']],
    ]);
    expect(await engine.get('audit.verify', {})).toMatchObject({ firstBroken: null });
  });

  it('takes numbers without gaps, and only when submitted', async () => {
    const first = await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()] });
    await draft(desk, { borrower: desk.people.clerk, volumes: [volume()] });
    const second = await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()] });
    expect(Number(second.number?.slice(-4))).toBe(Number(first.number?.slice(-4)) + 1);
  });

  it('lets the deputy sign for the head who borrows, and never the head', async () => {
    const slip = await submitted(desk, { borrower: desk.people.head, volumes: [volume()] });
    expect(slip.signers).toMatchObject([
      { personId: desk.people.deputy, login: null, standsIn: true, ways: ['paper'] },
    ]);
    expect(await refusal('loans.approve', { ...target(slip), by: by('he') })).toBe('borrowerSigns');
    const paper = {
      way: 'paper' as const,
      personId: desk.people.deputy,
      paperNumber: 'SC-2026-7',
      paperDate: '2026-03-09',
    };
    const signed = await sign(desk, slip, paper);
    expect(signed.approvals).toMatchObject([{ person: '马青', manner: 'paper', paperNumber: 'SC-2026-7' }]);
  });

  it('refuses with a reason, signed by who refuses; the volume stays free', async () => {
    const one = volume();
    const slip = await submitted(desk, { borrower: desk.people.clerk, volumes: [one] });
    expect(await refusal('loans.refuse', { ...target(slip), by: by('zhou'), reason: '与业务无关' })).toBe(
      'notYourStep',
    );
    const refused = await desk.engine.get('loans.refuse', { ...target(slip), by: by('he'), reason: '与业务无关' });
    expect(refused).toMatchObject({ state: 'refused', reason: '与业务无关', actions: [] });
    expect((await scan(await keyOf(one))).kind).toBe('free');
  });

  it('lapses after five unused days, computed, and frees what it kept', async () => {
    const one = volume();
    const slip = await approved(desk, { borrower: desk.people.clerk, volumes: [one] });
    expect((await scan(await keyOf(one), { borrowerId: desk.people.other })).kind).toBe('reserved');
    days(5);
    expect((await desk.engine.get('loans.get', { id: slip.id })).state).toBe('approved');
    days(1);
    expect((await desk.engine.get('loans.get', { id: slip.id })).state).toBe('lapsed');
    expect((await scan(await keyOf(one), { borrowerId: desk.people.other })).kind).toBe('added');
    expect(await refusal('loans.issue', target(slip))).toBe('loanState');
    expect((await desk.engine.get('loans.slips', { list: 'lapsed' })).rows.map(({ id }) => id)).toContain(slip.id);
    const taken = await approved(desk, { borrower: desk.people.other, volumes: [one] });
    expect(taken.lines[0]?.state).toBe('reserved');
    expect((await desk.engine.get('loans.get', { id: slip.id })).lines[0]?.state).toBe('released');
  });
});

describe('the queue', () => {
  it('waits with all approvals, and is reserved the moment the volume comes back', async () => {
    const one = volume();
    const first = await issued(desk, { borrower: desk.people.clerk, volumes: [one] });
    const second = await submitted(desk, { borrower: desk.people.other, volumes: [one] });
    expect(await scan(await keyOf(one), { borrowerId: desk.people.other })).toMatchObject({
      kind: 'outElsewhere',
      holder: { name: '张三', until: first.dueOn, number: first.number },
      queue: [{ position: 1, name: '李四', approved: false }],
    });
    const waiting = await sign(desk, second, by('he'), session, by('zhou'));
    expect(waiting).toMatchObject({ state: 'submitted', waiting: true, nextStep: null });
    expect(waiting.lines[0]).toMatchObject({ state: 'asked', position: 1, holder: { name: '张三' } });
    expect((await desk.engine.get('loans.lines', { list: 'queue' })).rows).toMatchObject([
      { loanId: second.id, position: 1, holder: '张三' },
    ]);
    expect(await refusal('loans.askRenewal', { ...target(first), days: 3 })).toBe('renewalAwaited');
    const { reservedFor } = await desk.engine.get('loans.giveBack', { ...target(first), lines: [check(first, 0)] });
    expect(reservedFor).toMatchObject([{ loanId: second.id, name: '李四' }]);
    expect(await desk.engine.get('loans.get', { id: second.id })).toMatchObject({ state: 'approved', waiting: false });
  });
});

it('sorts what waits for approval by whose signature is next', async () => {
  const begun = await submitted(desk, { borrower: desk.people.clerk, volumes: [volume()] });
  const { rows } = await desk.engine.get('loans.slips', { list: 'toApprove', step: 'departmentHead' });
  expect(rows.map(({ id }) => id)).toContain(begun.id);
  expect(new Set(rows.map(({ nextStep }) => nextStep))).toEqual(new Set(['departmentHead']));
  const others = await desk.engine.get('loans.slips', { list: 'toApprove', step: 'manager' });
  expect(others.rows.map(({ id }) => id)).not.toContain(begun.id);
  expect(others.total).toBe(others.rows.length);
  await desk.engine.get('loans.withdraw', { ...target(begun), reason: '不借了' });
});

it('says of a volume at home who has asked for it already', async () => {
  const one = volume();
  await submitted(desk, { borrower: desk.people.other, volumes: [one] });
  expect(await scan(await keyOf(one), { borrowerId: desk.people.clerk })).toMatchObject({
    kind: 'added',
    queue: [{ position: 1, name: '李四', approved: false }],
  });
});

describe('renewal', () => {
  it('takes the same approvals again, within the maximum in all', async () => {
    const out = await issued(desk, { borrower: desk.people.clerk, volumes: [volume()] });
    expect(await refusal('loans.askRenewal', { ...target(out), days: 8 })).toBe('renewalBeyondMaximum');
    const asked = await desk.engine.get('loans.askRenewal', { ...target(out), days: 4 });
    expect(asked).toMatchObject({ nextStep: 'departmentHead', renewal: { days: 4 } });
    expect(
      (await desk.engine.get('loans.slips', { list: 'toApprove' })).rows.find(({ id }) => id === out.id),
    ).toMatchObject({ renewalDays: 4 });
    const renewed = await sign(desk, asked, by('he'), session, by('zhou'));
    expect(renewed).toMatchObject({ renewal: null, renewals: 1, nextStep: null });
    expect(Date.parse(renewed.dueOn ?? '') - Date.parse(out.dueOn ?? '')).toBe(4 * DAY);
    days(8);
    expect(await refusal('loans.askRenewal', { ...target(renewed), days: 1 })).toBe('renewalOverdue');
    await desk.engine.get('loans.giveBack', { ...target(renewed), lines: [check(renewed, 0)] });
  });
});

describe('what is overdue', () => {
  it('blocks the borrower until the manager overrides with a reason', async () => {
    const late = await issued(desk, { borrower: desk.people.clerk, volumes: [volume()] });
    days(4);
    expect(await desk.engine.get('loans.borrower', { id: desk.people.clerk })).toMatchObject({
      blocked: ['overdue'],
      overdue: 1,
    });
    const one = volume();
    expect((await scan(await keyOf(one), { borrowerId: desk.people.clerk })).kind).toBe('borrowerBlocked');
    const slip = await draft(desk, { borrower: desk.people.clerk, volumes: [one] });
    expect(await refusal('loans.submit', target(slip))).toBe('borrowerOverdue');
    expect(await refusal('loans.override', { ...target(slip), by: session, reason: '急用' })).toBe('notYourStep');
    const let_ = await desk.engine.get('loans.override', { ...target(slip), by: by('zhou'), reason: '仲裁开庭急用' });
    expect(let_.override).toMatchObject({ by: '周岚', reason: '仲裁开庭急用' });
    expect((await desk.engine.get('loans.submit', target(let_))).state).toBe('submitted');
    const { rows } = await desk.engine.get('loans.reminders', {});
    const [row] = rows.filter(({ borrowerId }) => borrowerId === desk.people.clerk);
    expect(row?.loans).toMatchObject([{ loanId: late.id, overdueDays: 1, stage: '1', times: 0 }]);
    await desk.engine.get('loans.remind', {
      loanIds: [late.id],
      manner: 'phone',
      answeredBy: '张三',
      promisedOn: '2026-12-30',
    });
    const again = await desk.engine.get('loans.reminders', {});
    expect(again.rows.some(({ borrowerId }) => borrowerId === desk.people.clerk)).toBe(false);
    expect((await desk.engine.get('desk.today', {})).overdue).toBe(
      (await desk.engine.get('loans.lines', { list: 'overdue' })).total,
    );
    await desk.engine.get('loans.giveBack', { ...target(late), lines: [check(late, 0)] });
  });
});

describe('the return check', () => {
  it('never lets a short count pass as returned', async () => {
    const one = volume();
    const out = await issued(desk, { borrower: desk.people.clerk, volumes: [one, volume()] });
    const expected = out.lines[0]?.volume.expected ?? 0;
    const back = (more: Parameters<typeof check>[2]) =>
      refusal('loans.giveBack', { ...target(out), lines: [check(out, 0, more)] });
    expect(await back({ pagesCounted: expected - 1 })).toBe('pagesFewer');
    expect(await back({ pagesCounted: null })).toBe('countMissing');
    expect(await back({ result: 'incomplete', pagesCounted: expected - 1 })).toBe('missingPagesUnnamed');
    expect(await refusal('loans.giveBack', { ...target(out), on: '2026-01-01', lines: [check(out, 0)] })).toBe(
      'returnBeforeIssue',
    );
    expect(await refusal('loans.giveBack', { ...target(out), on: '2030-01-01', lines: [check(out, 0)] })).toBe(
      'returnInFuture',
    );
    const { loan } = await desk.engine.get('loans.giveBack', {
      ...target(out),
      lines: [
        check(out, 0, {
          result: 'incomplete',
          pagesCounted: expected - 1,
          missingPages: '第3页',
          breach: { what: '遗失一页', sanction: '书面检讨' },
        }),
      ],
    });
    expect(loan.lines[0]).toMatchObject({ state: 'incomplete', report: { kind: 'missingPages', settledOn: null } });
    const file = await desk.engine.get('loans.ofBorrower', { borrowerId: desk.people.clerk });
    expect(file.breaches).toMatchObject([{ what: '遗失一页', sanction: '书面检讨', number: out.number }]);
    // What is not out any more cannot come back a second time; the other one still can, and then the slip is closed.
    expect(await refusal('loans.giveBack', { ...target(loan), lines: [check(loan, 0)] })).toBe('lineNotOut');
    const closed = await desk.engine.get('loans.giveBack', { ...target(loan), lines: [check(loan, 1)] });
    expect(closed.loan.state).toBe('closed');
    expect(await refusal('loans.giveBack', { ...target(closed.loan), lines: [check(loan, 1)] })).toBe('loanState');
  });

  it('opens the list of a volume that came back with more papers, and makes a lost one missing', async () => {
    const [more, lost] = [volume(), volume()];
    const out = await issued(desk, { borrower: desk.people.clerk, volumes: [more, lost] });
    const { loan } = await desk.engine.get('loans.giveBack', {
      ...target(out),
      lines: [
        check(out, 0, { result: 'papersAdded', pagesCounted: (out.lines[0]?.volume.expected ?? 0) + 2 }),
        check(out, 1, { result: 'lost', pagesCounted: null, remark: '在外出途中遗失' }),
      ],
    });
    expect(loan.state).toBe('closed');
    expect(await desk.engine.get('catalogue.volume', { id: more })).toMatchObject({
      state: 'assembling',
      checkedBy: null,
    });
    expect(await desk.engine.get('catalogue.volume', { id: lost })).toMatchObject({ state: 'missing' });
    expect((await desk.engine.get('loans.lines', { list: 'papersToList' })).rows).toMatchObject([{ volumeId: more }]);
    expect(await scan(await keyOf(lost), { borrowerId: desk.people.other })).toMatchObject({
      kind: 'refused',
      rule: 'volumeMissing',
    });
    expect(await scan(await keyOf(more), { borrowerId: desk.people.other })).toMatchObject({
      kind: 'refused',
      rule: 'volumeNotFiled',
    });
    const [loss] = (await desk.engine.get('loans.reports', {})).rows;
    expect(loss).toMatchObject({ kind: 'loss', what: '在外出途中遗失' });
    await desk.engine.get('loans.settleReport', { id: loss?.id ?? 0, outcome: '登报声明作废' });
    expect(await refusal('loans.settleReport', { id: loss?.id ?? 0, outcome: '再办' })).toBe('reportSettled');
  });
});

describe('undo', () => {
  it('takes back the last hand-over and the last return by an opposite entry', async () => {
    const one = volume();
    const slip = await approved(desk, { borrower: desk.people.clerk, volumes: [one] });
    const home = (await desk.engine.get('catalogue.volume', { id: one })).current;
    await desk.engine.get('loans.issue', target(slip));
    expect(await desk.engine.get('loans.undoable', {})).toMatchObject({ what: 'issue', loanId: slip.id, volumes: 1 });
    const back = await desk.engine.get('loans.undo', { reason: '扫错' });
    expect(back).toMatchObject({ state: 'approved', dueOn: null, issuedOn: null });
    expect(back.lines[0]?.state).toBe('reserved');
    expect(await desk.engine.get('catalogue.volume', { id: one })).toMatchObject({ state: 'filed', current: home });
    expect(await refusal('loans.undo', { reason: '再来' })).toBe('nothingToUndo');
    const out = await desk.engine.get('loans.issue', target(back));
    await desk.engine.get('loans.giveBack', {
      ...target(out),
      lines: [check(out, 0, { result: 'damaged', condition: '封面撕裂', breach: { what: '损坏', sanction: null } })],
    });
    const again = await desk.engine.get('loans.undo', { reason: '看错' });
    expect(again).toMatchObject({ state: 'issued', closedOn: null });
    expect(again.lines[0]).toMatchObject({ state: 'out', returnedOn: null, report: null });
    expect(
      (await desk.engine.get('loans.ofBorrower', { borrowerId: desk.people.clerk })).breaches.some(
        ({ what }) => what === '损坏',
      ),
    ).toBe(false);
    expect(await desk.engine.get('catalogue.volume', { id: one })).toMatchObject({ state: 'out', current: null });
    await desk.engine.get('loans.giveBack', { ...target(again), lines: [check(again, 0)] });
    expect(await desk.engine.get('audit.verify', {})).toMatchObject({ firstBroken: null });
  });

  it('puts the queue back behind the volume that a return had freed', async () => {
    const one = volume();
    const out = await issued(desk, { borrower: desk.people.clerk, volumes: [one] });
    const waiting = await sign(
      desk,
      await submitted(desk, { borrower: desk.people.other, volumes: [one] }),
      by('he'),
      session,
      by('zhou'),
    );
    await desk.engine.get('loans.giveBack', { ...target(out), lines: [check(out, 0)] });
    const again = await desk.engine.get('loans.undo', { reason: '还错卷' });
    expect(again.lines[0]?.state).toBe('out');
    expect(await desk.engine.get('loans.get', { id: waiting.id })).toMatchObject({ state: 'submitted', waiting: true });
  });
});
