// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { SlipPage } from '../../renderer/features/loans/slip/SlipPage';
import type { Loan } from '../../shared/contract/loans';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderScreen } from './fake-client';
import { holder, line, loan, quietLoans, wang } from './loan-facts';

const at = (one: Loan, more: Answers = {}): Answers => ({ ...quietLoans, 'loans.get': () => ok(one), ...more });
const show = (one: Loan, more: Answers = {}) => renderScreen(<SlipPage id={31} />, at(one, more));
const part = (name: string) => within(screen.getByRole('region', { name }));
const button = (name: RegExp | string) => screen.getByRole('button', { name });

it('says the state, who approved, who may sign next and under which clause', async () => {
  const approvals: Loan['approvals'] = [
    {
      step: 'departmentHead',
      personId: 9,
      person: '孙主任',
      manner: 'paper',
      paperNumber: '申请 118',
      paperDate: '2026-11-20',
      verdict: 'approved',
      reason: null,
      on: '2026-11-23',
      renewalId: null,
    },
  ];
  await show(
    loan({
      approvals,
      nextStep: 'archivist',
      signers: [{ step: 'archivist', personId: 1, name: '李文', login: 'liwen', standsIn: false, ways: ['session'] }],
    }),
  );
  expect(await screen.findByRole('heading', { level: 1, name: /JY-2026-0031/u })).toBeVisible();
  expect(screen.getByText('待审批')).toBeVisible();
  expect(
    part('审批')
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    '部门负责人 档案管理13条2、信息管理28条3孙主任，2026-11-23，据纸质审批 申请 118（2026-11-20）',
    '档案管理员 信息管理28条4现在可签：李文',
    '客户服务部经理 档案管理13条1、信息管理28条6待签',
  ]);
  await expectAccessible();
});

it('says so when nobody can sign a step', async () => {
  await show(loan({ signers: [] }));
  expect(await screen.findByText('没有人可以签这一步：请在设置里指定部门负责人或其副职。')).toBeVisible();
});

describe('an approval', () => {
  it('is countersigned with the approver’s own passphrase; a wrong one is said in words', async () => {
    let times = 0;
    const { askedFor } = await show(loan(), {
      'loans.approve': () => (++times === 1 ? err({ code: 'wrongPassphrase' }) : ok(loan({ nextStep: 'archivist' }))),
    });
    await userEvent.click(await screen.findByRole('button', { name: /审\s*批/u }));
    const dialog = within(screen.getByRole('dialog', { name: '部门负责人审批' }));
    expect(dialog.getByText(/王芳外借 2 卷，最高密级 一般。依据档案管理13条2、信息管理28条3。/u)).toBeVisible();
    await userEvent.type(dialog.getByLabelText(/审批人的口令/u), '错{Enter}');
    expect(await dialog.findByText('口令不正确。')).toBeVisible();
    await userEvent.type(dialog.getByLabelText(/审批人的口令/u), '对{Enter}');
    expect(await screen.findByText('JY-2026-0031：部门负责人已签')).toBeVisible();
    expect(askedFor('loans.approve').at(-1)).toEqual({
      id: 31,
      version: 4,
      by: { way: 'countersign', login: 'sunzr', passphrase: '对' },
      remark: null,
    });
  });

  it('is signed by the operator in session with one button', async () => {
    const { askedFor } = await show(
      loan({
        nextStep: 'archivist',
        signers: [
          { step: 'archivist', personId: 1, name: '李文', login: 'liwen', standsIn: false, ways: ['session', 'paper'] },
        ],
      }),
      { 'loans.approve': () => ok(loan()) },
    );
    await userEvent.click(await screen.findByRole('button', { name: /审\s*批/u }));
    await userEvent.click(button('由我签'));
    await waitFor(() =>
      expect(askedFor('loans.approve')).toEqual([{ id: 31, version: 4, by: { way: 'session' }, remark: null }]),
    );
  });

  it('is refused only with a reason', async () => {
    const { askedFor } = await show(loan(), { 'loans.refuse': () => ok(loan({ state: 'refused' })) });
    await userEvent.click(await screen.findByRole('button', { name: '不同意' }));
    const dialog = within(screen.getByRole('dialog', { name: '不同意' }));
    await userEvent.type(dialog.getByLabelText(/审批人的口令/u), '对');
    expect(dialog.getByRole('button', { name: '不同意' })).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox', { name: /理由/u }), '用途不清');
    await userEvent.click(dialog.getByRole('button', { name: '不同意' }));
    await waitFor(() => expect(askedFor('loans.refuse')).toHaveLength(1));
    expect(askedFor('loans.refuse')[0]).toMatchObject({ reason: '用途不清' });
  });

  it('keeps the reason over a lock, and lets it go when it is done or cancelled', async () => {
    const left = (deed: string) => ({
      key: `reason:31:${deed}`,
      body: JSON.stringify({ words: '用途不清' }),
      savedAt: '2026-11-23T01:00:00.000Z',
    });
    const { askedFor } = await show(loan({ actions: ['refuse', 'withdraw'] }), {
      'desk.drafts': () => ok([left('refuse')]),
      'loans.refuse': () => ok(loan({ state: 'refused' })),
    });
    await userEvent.click(await screen.findByRole('button', { name: '不同意' }));
    const refusing = within(screen.getByRole('dialog', { name: '不同意' }));
    await waitFor(() => expect(refusing.getByRole('textbox', { name: /理由/u })).toHaveValue('用途不清'));
    await userEvent.type(refusing.getByLabelText(/审批人的口令/u), '对');
    await userEvent.click(refusing.getByRole('button', { name: '不同意' }));
    await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: 'reason:31:refuse' }]));
    expect(askedFor('loans.refuse')).toMatchObject([{ reason: '用途不清' }]);

    await userEvent.click(screen.getByRole('button', { name: /撤\s*回/u }));
    const withdrawing = within(await screen.findByRole('dialog', { name: /撤回/u }));
    await userEvent.click(withdrawing.getByRole('textbox', { name: /理由/u }));
    await userEvent.paste('不需要了');
    await waitFor(() =>
      expect(askedFor('desk.saveDraft')).toEqual([
        { key: 'reason:31:withdraw', body: JSON.stringify({ words: '不需要了' }) },
      ]),
    );
    await userEvent.click(withdrawing.getByRole('button', { name: /取\s*消/u }));
    await waitFor(() => expect(askedFor('desk.dropDraft').at(-1)).toEqual({ key: 'reason:31:withdraw' }));
  });

  it.each([
    ['borrowerSigns', '借阅人'],
    ['stale', '刚被修改过'],
  ])('that cannot be given is said in words: %s', async (rule, words) => {
    await show(loan(), {
      'loans.approve': () =>
        rule === 'stale'
          ? err({ code: 'stale', entity: 'loan', id: '31' })
          : err({ code: 'ruleBroken', rule, facts: {} }),
    });
    await userEvent.click(await screen.findByRole('button', { name: /审\s*批/u }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.type(dialog.getByLabelText(/审批人的口令/u), '对{Enter}');
    expect(await dialog.findByRole('alert')).toHaveTextContent(words);
  });
});

it('hands over all that is reserved, and offers only what its state allows', async () => {
  const { askedFor } = await show(
    loan({
      state: 'approved',
      nextStep: null,
      lines: [line(1, { state: 'reserved' })],
      actions: ['withdraw', 'fetch', 'issue'],
    }),
    { 'loans.issue': () => ok(loan({ state: 'issued' })) },
  );
  await userEvent.click(await screen.findByRole('button', { name: '全部交出' }));
  expect(await screen.findByText('JY-2026-0031 已交出 1 卷')).toBeVisible();
  expect(askedFor('loans.issue')).toEqual([{ id: 31, version: 4 }]);
  expect(screen.queryByRole('button', { name: /审\s*批/u })).toBeNull();
  expect(screen.queryByRole('button', { name: /续\s*借/u })).toBeNull();
});

describe('a slip that is out', () => {
  const out = loan({
    state: 'issued',
    nextStep: null,
    dueOn: '2026-11-20',
    overdueDays: 3,
    latestDue: '2026-11-30',
    lines: [line(1, { state: 'out' }), line(2, { state: 'returned', returnedOn: '2026-11-22', pagesCounted: 24 })],
    actions: ['giveBack', 'askRenewal'],
    reminders: [{ on: '2026-11-21', stage: '1', manner: 'phone', answeredBy: '王芳', promisedOn: '2026-11-24' }],
  });

  it('says how late it is, what came back and who was reminded', async () => {
    await show(out);
    expect(await screen.findByText(/应还 2026-11-20（依据信息管理28条6）/u)).toBeVisible();
    expect(screen.getByText('逾期 3 天')).toBeVisible();
    expect(part('案卷').getByText('已还，完好')).toBeVisible();
    expect(screen.queryByRole('button', { name: /续\s*借/u }), 'what is overdue is not renewed').toBeNull();
    expect(part('案卷').getByText('2026-11-22 · 实点 24')).toBeVisible();
    expect(part('催还记录').getByText('2026-11-21 电话，答复人 王芳，答应 2026-11-24 归还')).toBeVisible();
  });

  it('takes a line back with its check', async () => {
    const { askedFor } = await show(out, { 'loans.giveBack': () => ok({ loan: out, reservedFor: [] }) });
    await userEvent.click(await screen.findByRole('button', { name: /归还 HX01/u }));
    const dialog = within(screen.getByRole('dialog', { name: '归还清点' }));
    await userEvent.type(await dialog.findByRole('textbox', { name: /实点页数/u }), '24{Enter}');
    expect(await screen.findByText(/已归还：已还，完好/u)).toBeVisible();
    expect(askedFor('loans.giveBack')[0]).toMatchObject({
      id: 31,
      version: 4,
      lines: [{ lineId: 1, result: 'returned' }],
    });
  });

  it('finds a check again that was left half typed, and lets it go once it is done', async () => {
    const body = JSON.stringify({
      counted: '22',
      chosen: null,
      condition: '',
      marks: '',
      missingPages: '第 7、8 页',
      remark: '',
      breach: '',
      sanction: '',
    });
    const { askedFor } = await show(out, {
      'loans.giveBack': () => ok({ loan: out, reservedFor: [] }),
      'desk.drafts': () => ok([{ key: 'return:1:31', body, savedAt: '2026-11-20T06:00:00.000Z' }]),
    });
    await userEvent.click(await screen.findByRole('button', { name: /归还 HX01/u }));
    const dialog = within(screen.getByRole('dialog', { name: '归还清点' }));
    expect(await dialog.findByRole('textbox', { name: /缺哪些/u })).toHaveValue('第 7、8 页');
    await userEvent.click(dialog.getByRole('button', { name: '完成清点' }));
    await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: 'return:1:31' }]));
    expect(askedFor('loans.giveBack')[0]).toMatchObject({
      lines: [{ lineId: 1, result: 'incomplete', pagesCounted: 22, missingPages: '第 7、8 页' }],
    });
  });

  it('says why it is not renewed while somebody waits', async () => {
    const inTime = { ...out, dueOn: '2026-11-25', overdueDays: 0 };
    await show(inTime, { 'loans.askRenewal': () => err({ code: 'ruleBroken', rule: 'renewalAwaited', facts: {} }) });
    await userEvent.click(await screen.findByRole('button', { name: /续\s*借/u }));
    const dialog = within(screen.getByRole('dialog', { name: '续借' }));
    await userEvent.click(dialog.getByRole('button', { name: /续\s*借/u }));
    expect(await dialog.findByRole('alert')).toBeVisible();
  });

  it('asks for as many days as a lock left typed, by Enter', async () => {
    const inTime = { ...out, dueOn: '2026-11-25', overdueDays: 0 };
    const { askedFor } = await show(inTime, {
      'desk.drafts': () =>
        ok([{ key: 'renewal:31', body: JSON.stringify({ days: 5 }), savedAt: '2026-11-23T01:00:00.000Z' }]),
      'loans.askRenewal': () => ok(inTime),
    });
    await userEvent.click(await screen.findByRole('button', { name: /续\s*借/u }));
    const dialog = within(screen.getByRole('dialog', { name: '续借' }));
    const days = dialog.getByRole('spinbutton', { name: /天/u });
    await waitFor(() => expect(days).toHaveValue('5'));
    await userEvent.type(days, '{Enter}');
    expect(await screen.findByText(/续借 5 天/u)).toBeVisible();
    expect(askedFor('loans.askRenewal')).toMatchObject([{ id: 31, days: 5 }]);
    expect(askedFor('desk.dropDraft')).toEqual([{ key: 'renewal:31' }]);
  });
});

it('shows the manager’s way only where something is overdue', async () => {
  const draft = loan({ state: 'draft', number: null, actions: ['submit', 'override'] });
  const { unmount } = await show(draft);
  expect(await screen.findByRole('button', { name: /提\s*交/u })).toBeVisible();
  expect(screen.queryByRole('button', { name: '经理特准' })).toBeNull();
  unmount();
  await show({ ...draft, borrower: { ...wang, blocked: ['overdue'], overdue: 1 } });
  expect(await screen.findByRole('button', { name: '经理特准' })).toBeVisible();
});

it('says who has a volume that is waited for, and enters a copy', async () => {
  const { askedFor } = await show(
    loan({
      manner: 'copy',
      state: 'issued',
      actions: ['logCopy'],
      lines: [
        line(1, { state: 'asked', holder, position: 2 }),
        line(2, { state: 'out', askedPages: '3-5', askedCopies: 2 }),
      ],
    }),
    {
      'persons.list': () =>
        ok({
          rows: [
            {
              id: 9,
              staffCode: 'K1',
              name: '孙主任',
              departmentId: null,
              department: null,
              organisation: null,
              identityPaper: null,
              phone: null,
              leftOn: null,
              version: 0,
            },
          ],
          next: null,
          total: 1,
        }),
      'loans.logCopy': () => ok(loan()),
    },
  );
  expect(await screen.findByText('在 赵勇 手中，第 2 位')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: /登记复制 HX01/u }));
  const dialog = within(screen.getByRole('dialog', { name: '登记复制' }));
  expect(dialog.getByRole('textbox', { name: /页码/u })).toHaveValue('3-5');
  await userEvent.click(dialog.getByRole('button', { name: '登记复制' }));
  expect(await dialog.findAllByText('此栏必填')).toHaveLength(2);
  expect(askedFor('loans.logCopy')).toEqual([]);
  await userEvent.type(dialog.getByRole('textbox', { name: /去向/u }), '法务部');
  await userEvent.click(dialog.getByRole('combobox', { name: /监督人/u }));
  await userEvent.click(await screen.findByTitle(/孙主任/u));
  await userEvent.click(dialog.getByRole('button', { name: '登记复制' }));
  await waitFor(() => expect(askedFor('loans.logCopy')).toHaveLength(1));
  expect(askedFor('loans.logCopy')[0]).toMatchObject({
    lineId: 2,
    pages: '3-5',
    copies: 2,
    destination: '法务部',
    supervisedById: 9,
  });
});

it('says what failed', async () => {
  await show(loan(), { 'loans.get': () => err({ code: 'notFound', entity: 'loan', id: '31' }) });
  expect(await screen.findByRole('alert')).toHaveTextContent('找不到这条记录');
});
