// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { BorrowerPage } from '../../renderer/features/loans/people/BorrowerPage';
import { OutstandingPage } from '../../renderer/features/loans/people/OutstandingPage';
import { RemindersPage } from '../../renderer/features/loans/people/RemindersPage';
import { LoanTrace } from '../../renderer/ui/LoanTrace';
import type { OutputOf } from '../../shared/contract/index';
import type { ReminderRow } from '../../shared/contract/loans';
import { ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { renderScreen } from './fake-client';
import { holder, lineRow, page, quietLoans, slipRow, volume, wang } from './loan-facts';

it('says whether a borrower may have more and why not, what they had, and what went wrong', async () => {
  const { askedFor } = await renderScreen(<BorrowerPage id={7} />, {
    ...quietLoans,
    'loans.ofBorrower': () =>
      ok({
        borrower: { ...wang, blocked: ['overdue'], overdue: 2, out: 3 },
        slips: { rows: [slipRow], next: null, total: 1 },
        breaches: [
          {
            id: 1,
            on: '2026-10-01',
            loanId: 31,
            number: 'JY-2026-0031',
            code: lineRow.code,
            what: '拆散装订',
            sanction: '通报',
          },
        ],
      }),
    'loans.recordBreach': () =>
      ok({ id: 2, on: '2026-11-23', loanId: null, number: null, code: null, what: '涂改', sanction: null }),
  });
  expect(await screen.findByRole('heading', { level: 1, name: '王芳' })).toBeVisible();
  expect(
    screen.getByText(
      /在借 3 卷，逾期 2 卷，待取 0 卷。 暂不能借新卷：有 2 卷逾期未还（档案管理13条5）。经理可就某一单特准。/u,
    ),
  ).toBeVisible();
  expect(screen.getByText(/2026-10-01 拆散装订 · 处理：通报/u)).toBeVisible();
  expect(await screen.findByRole('row', { name: /JY-2026-0031/u })).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: '记违规' }));
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox', { name: /违规情形/u }), '涂改');
  await userEvent.click(dialog.getByRole('button', { name: '记违规' }));
  await waitFor(() =>
    expect(askedFor('loans.recordBreach')).toEqual([{ borrowerId: 7, lineId: null, what: '涂改', sanction: null }]),
  );
});

const leftLying = (key: string, body: object) => ({
  'desk.drafts': () => ok([{ key, body: JSON.stringify(body), savedAt: '2026-11-23T01:00:00.000Z' }]),
});
it('finds a breach again that a lock left half written, says what is missing, and lets it go with “cancel”', async () => {
  const { askedFor } = await renderScreen(<BorrowerPage id={7} />, {
    ...quietLoans,
    ...leftLying('breach:7', { what: '', sanction: '部门通报' }),
    'loans.ofBorrower': () => ok({ borrower: wang, slips: { rows: [], next: null, total: 0 }, breaches: [] }),
  });
  await userEvent.click(await screen.findByRole('button', { name: '记违规' }));
  const dialog = within(screen.getByRole('dialog'));
  expect(await dialog.findByDisplayValue('部门通报')).toBeVisible();
  expect(dialog.getByRole('status')).toHaveTextContent('草稿');
  await userEvent.click(dialog.getByRole('button', { name: '记违规' }));
  expect(await dialog.findByText('此栏必填')).toBeVisible();
  expect(askedFor('loans.recordBreach')).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: /取\s*消/u }));
  expect(askedFor('desk.dropDraft')).toEqual([{ key: 'breach:7' }]);
});

const due: ReminderRow = {
  borrowerId: 7,
  borrower: '王芳',
  department: '销售部',
  phone: '8021',
  loans: [
    {
      loanId: 31,
      number: 'JY-2026-0031',
      issuedOn: '2026-11-17',
      dueOn: '2026-11-20',
      overdueDays: 3,
      stage: '3',
      remindedOn: '2026-11-21',
      times: 1,
      promisedOn: '2026-11-22',
      volumes: [{ volumeId: 1, code: lineRow.code, title: lineRow.title }],
    },
  ],
};

it('lists who is to be reminded, and logs how, who answered and what was promised', async () => {
  const { askedFor } = await renderScreen(<RemindersPage />, {
    ...quietLoans,
    'loans.reminders': () => page(due),
    'loans.remind': () => ok({}),
  });
  const row = within(await screen.findByRole('listitem', { name: '王芳' }));
  expect(row.getByText('逾期 3 天')).toBeVisible();
  expect(row.getByText(/已催 1 次 · 答应 2026-11-22 归还/u)).toBeVisible();
  await expectAccessible();
  await userEvent.click(row.getByRole('button', { name: '登记催还：王芳' }));
  const dialog = within(screen.getByRole('dialog', { name: '登记催还：王芳' }));
  await userEvent.click(dialog.getByRole('radio', { name: '当面' }));
  await userEvent.type(dialog.getByRole('textbox', { name: '答复人' }), '王芳');
  await userEvent.type(dialog.getByRole('textbox', { name: '答应归还的日期' }), '20261125{Tab}');
  await userEvent.click(dialog.getByRole('button', { name: /登\s*记/u }));
  expect(await screen.findByText('已登记催还：王芳')).toBeVisible();
  expect(askedFor('loans.remind')).toEqual([
    { loanIds: [31], manner: 'inPerson', answeredBy: '王芳', promisedOn: '2026-11-25' },
  ]);
});

it('keeps the answer of a reminder while it is typed, and takes it up again', async () => {
  const { askedFor } = await renderScreen(<RemindersPage />, {
    ...quietLoans,
    ...leftLying('reminder:7', { manner: 'inPerson', answeredBy: '王', promisedOn: null }),
    'loans.reminders': () => page(due),
  });
  await userEvent.click(await screen.findByRole('button', { name: '登记催还：王芳' }));
  const dialog = within(screen.getByRole('dialog', { name: '登记催还：王芳' }));
  await waitFor(() => expect(dialog.getByRole('radio', { name: '当面' })).toBeChecked());
  await userEvent.type(dialog.getByRole('textbox', { name: '答复人' }), '芳');
  await waitFor(() =>
    expect(askedFor('desk.saveDraft').at(-1)).toEqual({
      key: 'reminder:7',
      body: JSON.stringify({ manner: 'inPerson', answeredBy: '王芳', promisedOn: null }),
    }),
  );
});

it('says so when nobody is to be reminded', async () => {
  await renderScreen(<RemindersPage />, { ...quietLoans, 'loans.reminders': () => page() });
  expect(await screen.findByText('今天没有要催的。')).toBeVisible();
});

it('lists everything out by borrower, and names what it leaves out', async () => {
  await renderScreen(<OutstandingPage />, {
    ...quietLoans,
    'loans.outstanding': () =>
      ok({
        rows: [
          {
            borrowerId: 7,
            borrower: '王芳',
            department: '销售部',
            phone: null,
            lines: [{ ...lineRow, state: 'out', dueOn: '2026-11-20', overdueDays: 3 }],
          },
        ],
        next: '7',
        total: 700,
        volumes: 1900,
      }),
  });
  const part = within(await screen.findByRole('region', { name: '王芳' }));
  expect(part.getByRole('link', { name: lineRow.code })).toHaveAttribute('href', '#/volumes/1');
  expect(part.getByText('3 天')).toBeVisible();
  expect(screen.getByText('共 1900 卷，700 人 · 以下是前 1 人')).toBeVisible();
  await userEvent.keyboard('{Control>}p{/Control}');
  expect(await screen.findByRole('button', { name: '出件' })).toBeVisible();
  await expectAccessible();
});

const trace = (given: Partial<OutputOf<'loans.ofVolume'>>): OutputOf<'loans.ofVolume'> => ({
  volume: volume(1),
  holder: null,
  queue: [],
  history: [],
  copies: [],
  ...given,
});
const had: OutputOf<'loans.ofVolume'>['history'][number] = {
  loanId: null,
  number: null,
  manner: 'takeOut',
  personId: 7,
  name: '王芳',
  department: '销售部',
  issuedOn: '2026-02-27',
  dueOn: '2026-03-02',
  returnedOn: '2026-03-02',
  state: 'returned',
};
it.each([
  ['never lent', trace({}), '在 1-03-2-4，无人在借 · 没有借出过'],
  [
    'at home, had by somebody',
    trace({ history: [had] }),
    '在 1-03-2-4，无人在借 · 上次 王芳（销售部），2026-03-02 归还',
  ],
  [
    'out and late',
    trace({ holder: { ...holder, overdueDays: 2 }, volume: volume(1, { state: 'out', current: null }) }),
    '在 赵勇（销售部） 手中，2026-11-20 借出，应还 2026-11-23；应在 1-03-2-4（逾期 2 天）',
  ],
  [
    'reserved',
    trace({ holder: { ...holder, state: 'reserved', since: null } }),
    '为 赵勇（销售部） 预留到 2026-11-23；应在 1-03-2-4',
  ],
])('answers where a volume is, where it belongs and who had it: %s', async (_name, said, words) => {
  await renderScreen(<LoanTrace volumeId={1} />, { 'loans.ofVolume': () => ok(said) });
  expect(await screen.findByText(words)).toBeVisible();
});

it('names no slip that holds something above the clearance', async () => {
  await renderScreen(<LoanTrace volumeId={1} />, { 'loans.ofVolume': () => ok(trace({ history: [had] })) });
  expect(await screen.findByText('高于您的密级')).toBeVisible();
  await expectAccessible();
});
