// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LoanDesk } from '../../renderer/features/loans/desk/LoanDesk';
import type { ScanAnswer } from '../../shared/contract/loans';
import { ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { renderScreen } from './fake-client';
import { holder, loan, volume, wang, zhao } from './loan-facts';
import { added, answers, card, field, result, scan, slip, tray, V1, V2, WANG, ZHAO } from './loan-scans';

/** From the card to the slip: what is listed, taken off again, and kept over a crash. */
it('begins by saying what to do, with the focus in the field, and has no grave finding', async () => {
  const settings = () =>
    ok([
      { key: 'loanTermDays' as const, value: 3, clause: 'XX-28.6', isDefault: true },
      { key: 'loanMaxDays' as const, value: 10, clause: 'DA-13.5', isDefault: true },
    ]);
  await renderScreen(<LoanDesk />, answers({}, { 'settings.get': settings }));
  expect(await screen.findByText('请扫描')).toBeVisible();
  expect(field()).toHaveFocus();
  expect(screen.getByText('尚无借阅人')).toBeVisible();
  expect(screen.getByText('留空为 3 天（信息管理28条6），最多 10 天（档案管理13条5）')).toBeVisible();
  await expectAccessible();
});

it('goes from card to volumes to a submitted slip by keys alone', async () => {
  const { askedFor } = await renderScreen(
    <LoanDesk />,
    answers(
      { [WANG]: card, [V1]: added(1), [V2]: added(2) },
      { 'loans.save': () => ok(loan({ state: 'draft', number: null, version: 0 })), 'loans.submit': () => ok(loan()) },
    ),
  );
  await scan(WANG);
  await waitFor(() => expect(result()).toHaveTextContent('王芳：可逐卷扫描'));
  await scan(V1);
  await scan(V2);
  await waitFor(() => expect(result()).toHaveTextContent('此单共 2 卷'));
  expect(askedFor('loans.scan')).toEqual([
    { code: WANG, borrowerId: null, manner: 'takeOut', onSlip: [] },
    { code: V1, borrowerId: 7, manner: 'takeOut', onSlip: [] },
    { code: V2, borrowerId: 7, manner: 'takeOut', onSlip: [1] },
  ]);
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(result()).toHaveTextContent('请写明用途（F6）');
  await userEvent.keyboard('{F6}核对合同{Enter}');
  expect(field()).toHaveFocus();
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(result()).toHaveTextContent('已提交 JY-2026-0031'));
  expect(result()).toHaveTextContent('下一步：部门负责人审批');
  expect(within(result() as HTMLElement).getByRole('link', { name: '打开 JY-2026-0031' })).toHaveAttribute(
    'href',
    '#/loans/slips/31',
  );
  expect(askedFor('loans.save')).toEqual([
    {
      id: null,
      version: 0,
      borrowerId: 7,
      manner: 'takeOut',
      purpose: '核对合同',
      letter: null,
      report: null,
      days: null,
      lines: [1, 2].map((volumeId) => ({ volumeId, askedPages: null, askedCopies: null })),
    },
  ]);
  expect(within(slip()).getByText('已列 0 卷')).toBeVisible();
  expect(tray().getAllByRole('listitem')).toHaveLength(3);
});

it('puts a volume that somebody has on the slip to wait, when it is scanned again', async () => {
  await renderScreen(
    <LoanDesk />,
    answers({ [WANG]: card, [V1]: { kind: 'outElsewhere', volume: volume(1), holder, queue: [] } }),
  );
  await scan(WANG);
  await scan(V1);
  await waitFor(() => expect(result()).toHaveTextContent('在 赵勇 手中'));
  expect(within(slip()).getByText('已列 0 卷')).toBeVisible();
  await scan(V1);
  await waitFor(() => expect(result()).toHaveTextContent('已列入此单，排队'));
  expect(within(slip()).getByText(/已列 1 卷/u)).toBeVisible();
});

it('finds a borrower by name, and asks which one where several fit', async () => {
  await renderScreen(<LoanDesk />, answers({}, { 'loans.borrowers': () => ok({ rows: [wang, zhao], more: false }) }));
  await userEvent.keyboard('销售{Enter}');
  const list = await screen.findByRole('listbox', { name: '有几位同名或相近，请选一位' });
  expect(list).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(result()).toHaveTextContent('赵勇：可逐卷扫描'));
  expect(field()).toHaveFocus();
});

it('does not change the borrower over a slip that is not submitted', async () => {
  await renderScreen(
    <LoanDesk />,
    answers({ [WANG]: card, [ZHAO]: { kind: 'borrower', borrower: zhao }, [V1]: added(1) }),
  );
  for (const code of [WANG, V1, ZHAO]) await scan(code);
  await waitFor(() => expect(result()).toHaveTextContent('王芳 的单上还有 1 卷未提交'));
  await userEvent.keyboard('{F8}');
  expect(result()).toHaveTextContent('已换下 王芳');
  await scan(ZHAO);
  await waitFor(() => expect(result()).toHaveTextContent('赵勇：可逐卷扫描'));
});

describe('undo', () => {
  it('takes the volume just listed off the slip again', async () => {
    await renderScreen(<LoanDesk />, answers({ [WANG]: card, [V1]: added(1) }));
    await scan(WANG);
    await scan(V1);
    await waitFor(() => expect(within(slip()).getByText(/已列 1 卷/u)).toBeVisible());
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(result()).toHaveTextContent('已从单上移除');
    expect(within(slip()).getByText('已列 0 卷')).toBeVisible();
    // As many scans again after the tray was cleared: the answer is theirs, and not what was said over as many before.
    await userEvent.click(tray().getByRole('button', { name: '清空记录' }));
    await scan(WANG);
    await scan(V1);
    await waitFor(() => expect(result()).toHaveTextContent('已列入此单'));
  });

  it('asks why for a deed that is in the log, and says what was undone', async () => {
    const { askedFor } = await renderScreen(
      <LoanDesk />,
      answers(
        {},
        {
          'loans.undoable': () =>
            ok({ what: 'issue', loanId: 31, number: 'JY-2026-0031', volumes: 2, at: '2026-11-23T02:00:00.000Z' }),
          'loans.undo': () => ok(loan({ state: 'approved' })),
        },
      ),
    );
    await screen.findByText('请扫描');
    await userEvent.keyboard('{Control>}z{/Control}');
    const dialog = within(await screen.findByRole('dialog', { name: '撤回上一步' }));
    expect(dialog.getByText(/交出 2 卷（JY-2026-0031）/u)).toBeVisible();
    await userEvent.type(dialog.getByRole('textbox', { name: /理由/u }), '拿错一卷');
    await userEvent.click(dialog.getByRole('button', { name: /撤\s*回/u }));
    await waitFor(() => expect(result()).toHaveTextContent('已撤回：交出 2 卷'));
    expect(askedFor('loans.undo')).toEqual([{ reason: '拿错一卷' }]);
    expect(askedFor('desk.dropDraft')).toContainEqual({ key: 'reason:undo:2026-11-23T02:00:00.000Z' });
    await waitFor(() => expect(field()).toHaveFocus());
  });

  it('says so when there is nothing to undo', async () => {
    await renderScreen(<LoanDesk />, answers({}, { 'loans.undoable': () => ok(null) }));
    await screen.findByText('请扫描');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('没有可以撤回的上一步')).toBeVisible();
  });
});

it('brings the tray back after a crash of the page, and asks again what had no answer', async () => {
  let answer: (value: ReturnType<typeof ok<ScanAnswer>>) => void = () => undefined;
  const slow = new Promise<ReturnType<typeof ok<ScanAnswer>>>((done) => {
    answer = done;
  });
  const first = await renderScreen(<LoanDesk />, {
    ...answers({}),
    'loans.scan': ({ code }) => (code === WANG ? ok(card) : slow),
  });
  await scan(WANG);
  await waitFor(() => expect(result()).toHaveTextContent('王芳'));
  await scan(V1);
  first.unmount();
  answer(ok({ kind: 'misread' }));
  await renderScreen(<LoanDesk />, answers({ [WANG]: card, [V1]: added(1) }));
  await waitFor(() => expect(within(slip()).getByText(/已列 1 卷/u)).toBeVisible());
  expect(screen.getByRole('region', { name: '借阅人' })).toHaveTextContent('王芳');
  expect(tray().getAllByRole('listitem')).toHaveLength(2);
});

it('answers 200 scans without losing one', async () => {
  const { askedFor } = await renderScreen(
    <LoanDesk />,
    answers({}, { 'loans.scan': ({ code }) => ok(code.startsWith('4') ? card : { kind: 'misread' }) }),
  );
  await screen.findByText('请扫描');
  const input = field() as HTMLInputElement;
  for (let at = 0; at < 200; at += 1) {
    input.value = String(1_370_000_000_000 + at);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true }));
  }
  await waitFor(() => expect(tray().getByText(/共 200 次/u)).toBeVisible());
  await waitFor(() => expect(askedFor('loans.scan')).toHaveLength(200));
  expect(askedFor('loans.scan').map((one) => (one as { code: string }).code)).toEqual(
    Array.from({ length: 200 }, (_, at) => String(1_370_000_000_000 + at)),
  );
});
