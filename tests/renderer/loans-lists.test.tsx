// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { LoanLists } from '../../renderer/features/loans/lists/LoanLists';
import { CopiesPage } from '../../renderer/features/loans/registers/CopiesPage';
import { RegisterPage } from '../../renderer/features/loans/registers/RegisterPage';
import { ReportsPage } from '../../renderer/features/loans/registers/ReportsPage';
import type { ReturnReport } from '../../shared/contract/loans';
import { lineLists, slipLists } from '../../shared/domain/loan-lists';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { renderScreen } from './fake-client';
import { counts, lineRow, loan, page, quietLoans, slipRow } from './loan-facts';

const answers = { ...quietLoans, 'loans.slips': () => page(slipRow), 'loans.lines': () => page(lineRow) };

const printing = {
  'forms.preview': () => ok({ token: 'a'.repeat(32), pages: 1, sha256: '0', left: [] }),
  'shell.openPreview': () => ok({}),
};

it('shows each list with its number, and the slip a row leads to', async () => {
  const exporting = {
    'shell.pickSave': ({ name }: { name: string }) => ok({ ticket: 'pick-1', name }),
    'exchange.export': () => ok({ rows: 1, items: 0 }),
    ...printing,
  };
  const { askedFor } = await renderScreen(
    <LoanLists query={{}} />,
    { ...answers, ...exporting },
    { at: '/loans/lists' },
  );
  const chips = within(screen.getByRole('group', { name: '工作清单' }));
  await waitFor(() => expect(chips.getByRole('button', { name: '待审批 5' })).toHaveAttribute('aria-pressed', 'true'));
  expect(chips.getAllByRole('button').map((chip) => chip.textContent)).toEqual([
    '待审批 5',
    '待取卷 3',
    '预留 3',
    '今明到期 4',
    '逾期 2',
    '在外 40',
    '排队 1',
    '已批待还卷 0',
    '逾期未取 0',
    '新增文件待补目录 0',
    '拟办 1',
    '全部借阅单',
  ]);
  const row = await screen.findByRole('row', { name: /JY-2026-0031/u });
  expect(row).toHaveTextContent('部门负责人');
  await expectAccessible();
  await userEvent.click(screen.getByRole('checkbox', { name: '只看我能签的' }));
  await waitFor(() => expect(askedFor('loans.slips').at(-1)).toMatchObject({ list: 'toApprove', mine: true }));
  await userEvent.click(screen.getByRole('combobox', { name: '下一步' }));
  await userEvent.click(await screen.findByTitle('客户服务部经理'));
  await waitFor(() => expect(askedFor('loans.slips').at(-1)).toMatchObject({ mine: true, step: 'manager' }));
  // What goes out is what is shown: narrowed in the same way.
  await userEvent.click(screen.getByRole('button', { name: '导出' }));
  await userEvent.click(screen.getByRole('button', { name: /CSV/u }));
  await waitFor(() =>
    expect(askedFor('exchange.export')).toMatchObject([
      { format: 'csv', list: { of: 'loanSlips', list: 'toApprove', mine: true, step: 'manager', text: '' } },
    ]),
  );
  // And what is printed.
  await userEvent.click(screen.getByRole('button', { name: '打印' }));
  await userEvent.click(screen.getByRole('button', { name: '预览' }));
  await waitFor(() =>
    expect(askedFor('forms.preview')).toMatchObject([
      { of: 'slips', form: 'slipList', list: 'toApprove', mine: true, step: 'manager', text: '' },
    ]),
  );
  screen.getByRole('grid').focus();
  await userEvent.keyboard('{Enter}');
  expect(window.location.hash).toBe('#/loans/slips/31');
});

it.each([...slipLists, ...lineLists])('says what it means that %s is empty', async (list) => {
  await renderScreen(<LoanLists query={{ list }} />, {
    ...quietLoans,
    'loans.slips': () => page(),
    'loans.lines': () => page(),
  });
  expect(await screen.findByText(/没有|还没有/u, { selector: '.empty-title' })).toBeVisible();
});

it('marks what was fetched, slip by slip, and keeps saying what failed', async () => {
  const other = { ...lineRow, lineId: 6, loanId: 32, loanVersion: 1, number: 'JY-2026-0032' };
  const { askedFor } = await renderScreen(<LoanLists query={{ list: 'toFetch' }} />, {
    ...answers,
    'loans.lines': () => page(lineRow, { ...lineRow, lineId: 7 }, other),
    'loans.fetch': ({ id }) => (id === 31 ? ok(loan()) : err({ code: 'stale', entity: 'loan', id: '32' })),
  });
  const grid = await screen.findByRole('grid');
  grid.focus();
  await userEvent.keyboard('{Control>}a{/Control}');
  await userEvent.click(screen.getByRole('button', { name: '标为已取' }));
  expect(await screen.findByText('已取：2 卷')).toBeVisible();
  expect(screen.getByRole('alert')).toHaveTextContent('刚被修改过');
  expect(askedFor('loans.fetch')).toEqual([
    { id: 31, version: 4, lineIds: [5, 7], fetched: true },
    { id: 32, version: 1, lineIds: [6], fetched: true },
  ]);
});

it.each([
  ['overdue', { of: 'lines', list: 'overdue', form: 'lineList' }],
  ['toFetch', { of: 'toFetch', form: 'pickList' }],
])('prints %s', async (list, wanted) => {
  const { askedFor } = await renderScreen(<LoanLists query={{ list }} />, { ...answers, ...printing });
  await userEvent.click(await screen.findByRole('button', { name: '打印' }));
  await userEvent.click(screen.getByRole('button', { name: '预览' }));
  await waitFor(() => expect(askedFor('forms.preview')).toMatchObject([wanted]));
});

it('is failed and says so', async () => {
  await renderScreen(<LoanLists query={{ list: 'out' }} />, {
    ...quietLoans,
    'loans.counts': () => ok(counts),
    'loans.lines': () => err({ code: 'internal', incidentId: 'K-9' }),
  });
  expect(await screen.findByText(/K-9/u)).toBeVisible();
});

it('lists the register of this year with its columns', async () => {
  const { askedFor } = await renderScreen(<RegisterPage />, {
    ...quietLoans,
    'loans.register': () =>
      page({
        lineId: 5,
        number: 'JY-2026-0031',
        manner: 'takeOut' as const,
        issuedOn: '2026-11-20',
        borrower: '王芳',
        department: '销售部',
        code: lineRow.code,
        title: lineRow.title,
        level: 'general' as const,
        count: 24,
        binding: 'bound' as const,
        purpose: '核对合同',
        approvedBy: ['孙主任', '李文'],
        dueOn: '2026-11-23',
        returnedOn: null,
        state: 'out' as const,
        remark: null,
      }),
  });
  const row = await screen.findByRole('row', { name: /JY-2026-0031/u });
  for (const words of ['2026-11-20', '王芳', '24 页', '核对合同', '孙主任、李文', '借出'])
    expect(row).toHaveTextContent(words);
  expect(askedFor('loans.register')[0]).toMatchObject({ from: '2026-01-01', to: '2026-11-23' });
  await expectAccessible();
});

it('asks anew for another period once it is a day', async () => {
  const { askedFor } = await renderScreen(<CopiesPage />, { ...quietLoans, 'loans.copies': () => page() });
  expect(await screen.findByText('这段时间没有复制。')).toBeVisible();
  const from = screen.getByRole('textbox', { name: '自' });
  await userEvent.clear(from);
  await userEvent.type(from, '20251201{Tab}');
  await waitFor(() => expect(askedFor('loans.copies').at(-1)).toMatchObject({ from: '2025-12-01' }));
  await expectAccessible();
});

it('settles a report with its outcome', async () => {
  const report: ReturnReport = {
    id: 3,
    kind: 'repair',
    loanId: 31,
    lineId: 5,
    number: 'JY-2026-0031',
    volumeId: 1,
    code: lineRow.code,
    title: lineRow.title,
    level: 'general',
    borrower: '王芳',
    on: '2026-11-22',
    what: '封面撕裂',
    settledOn: null,
    outcome: null,
  };
  const { askedFor } = await renderScreen(<ReportsPage />, {
    ...quietLoans,
    'loans.reports': () => page(report),
    'loans.settleReport': () => ok({ ...report, settledOn: '2026-11-23', outcome: '已修复' }),
  });
  await screen.findByText('封面撕裂');
  screen.getByRole('grid').focus();
  const settle = screen.getByRole('button', { name: /办\s*结/u });
  await waitFor(() => expect(settle).toBeEnabled());
  await userEvent.click(settle);
  const dialog = within(await screen.findByRole('dialog', { name: '办结：修复单' }));
  await userEvent.type(dialog.getByRole('textbox', { name: /理由/u }), '已修复');
  await userEvent.click(dialog.getByRole('button', { name: /办\s*结/u }));
  await waitFor(() => expect(askedFor('loans.settleReport')).toEqual([{ id: 3, outcome: '已修复' }]));
  await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: 'reason:report:3' }]));
});
