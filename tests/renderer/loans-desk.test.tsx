// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LoanDesk } from '../../renderer/features/loans/desk/LoanDesk';
import type { ScanAnswer } from '../../shared/contract/loans';
import { type AppError } from '../../shared/errors';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderScreen } from './fake-client';
import { holder, line, loan, quietLoans, volume, wang, zhao } from './loan-facts';

const WANG = '4370000000013';
const ZHAO = '4370000000024';
const V1 = '1370000000011';
const V2 = '1370000000022';
const answers = (scans: Readonly<Record<string, ScanAnswer | AppError>>, more: Answers = {}): Answers => ({
  ...quietLoans,
  'loans.scan': ({ code }) => {
    const said = scans[code] ?? { kind: 'unknown', typed: code };
    return 'kind' in said ? ok(said) : err(said);
  },
  ...more,
});
const card = { kind: 'borrower', borrower: wang } as const;
const waitingTwo = (['李四', '钱七'] as const).map((name, at) => ({
  position: at + 1,
  personId: 40 + at,
  name,
  loanId: 60 + at,
  number: `JY-2026-006${at}`,
  submittedOn: '2026-11-19',
  approved: false,
}));
const added = (id: number): ScanAnswer => ({ kind: 'added', volume: volume(id), queue: [] });
const returning = (given: Partial<Extract<ScanAnswer, { kind: 'returning' }>> = {}): ScanAnswer => ({
  kind: 'returning',
  volume: volume(1),
  holder,
  loanId: 31,
  loanVersion: 4,
  lineId: 5,
  ours: false,
  queue: [],
  ...given,
});
/** As a scanner types: without a pause, wherever the focus is. */
const burst = (code: string) => {
  for (const digit of code)
    fireEvent.keyDown(document.activeElement ?? document.body, { key: digit, code: `Digit${digit}` });
  fireEvent.keyDown(document.activeElement ?? document.body, { key: 'Enter', code: 'Enter' });
};
const scan = (code: string) => userEvent.keyboard(`${code}{Enter}`);
const result = () => screen.getAllByRole('status').find((one) => one.className.includes('scan-result'));
const field = () => screen.getByRole('textbox', { name: '扫描：借阅人卡、案卷或借阅单' });
const slip = () => screen.getByRole('region', { name: '借阅单' });
const tray = () => within(screen.getByRole('region', { name: '扫描记录' }));

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

describe('each answer says what happened or why not, who is next, what to do', () => {
  it.each<[string, ScanAnswer | AppError, string[]]>([
    [
      'refused with its clause',
      { kind: 'refused', volume: volume(1, { level: 'secret' }), rule: 'markedStays', clause: 'DA-14.2' },
      ['不能借', '档案管理14条2', '可改为室内查阅'],
    ],
    [
      'out with somebody',
      { kind: 'outElsewhere', volume: volume(1), holder, queue: [] },
      ['在 赵勇 手中', '应还 2026-11-23', '再扫一次'],
    ],
    [
      'out with somebody, and others wait',
      { kind: 'outElsewhere', volume: volume(1), holder, queue: waitingTwo },
      ['在 赵勇 手中', '已有 2 人排队，下一位：李四'],
    ],
    [
      'free, and asked for before',
      { kind: 'added', volume: volume(1), queue: waitingTwo },
      ['已有 2 人排队，下一位：李四'],
    ],
    [
      'reserved',
      { kind: 'reserved', volume: volume(1), holder: { ...holder, state: 'reserved' }, queue: [] },
      ['为 赵勇 预留'],
    ],
    ['of another archive', { kind: 'otherArchive', tag: '52' }, ['别的档案库', '标识 52，本库是 37']],
    ['misread', { kind: 'misread' }, ['条码没有读对', '请再扫一次']],
    ['a shelf', { kind: 'notAVolume', what: 'shelf', code: '1-03' }, ['架位 1-03']],
    ['already there', { kind: 'alreadyOnSlip', volume: volume(1) }, ['已在此单上']],
    ['nobody at the desk', { kind: 'free', volume: volume(1), queue: [] }, ['在库，无人在借', '放回 1-03-2-4']],
    [
      'overdue borrower',
      { kind: 'borrower', borrower: { ...wang, blocked: ['overdue'], overdue: 2 } },
      ['王芳 暂不能借新卷', '有 2 卷逾期未还'],
    ],
    [
      'one who left',
      { kind: 'borrower', borrower: { ...wang, blocked: ['left'], leftOn: '2026-10-31' } },
      ['2026-10-31 离职'],
    ],
    ['two desks at once', { code: 'stale', entity: 'loan', id: '31' }, ['刚被修改过']],
  ])('%s', async (_name, said, words) => {
    await renderScreen(<LoanDesk />, answers({ [V1]: said }));
    await scan(V1);
    for (const word of words) await waitFor(() => expect(result()).toHaveTextContent(word));
    expect(field()).toHaveFocus();
    expect(field()).toHaveValue('');
  });

  it('says that nothing is known under a number, once no person is either', async () => {
    await renderScreen(<LoanDesk />, answers({}, { 'loans.borrowers': () => ok({ rows: [], more: false }) }));
    await scan('没有此人');
    await waitFor(() => expect(result()).toHaveTextContent('没有“没有此人”'));
  });
});

it('sounds the tone of each answer, and never leaves an error standing', async () => {
  await renderScreen(
    <LoanDesk />,
    answers({ [V1]: { kind: 'misread' }, [V2]: { kind: 'free', volume: volume(2), queue: [] } }),
  );
  await scan(V1);
  await waitFor(() => expect(result()).toHaveClass('scan-bad'));
  await scan(V2);
  await waitFor(() => expect(result()).toHaveClass('scan-attention'));
  expect(result()).not.toHaveTextContent('条码没有读对');
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

it('hands over what is reserved for the borrower at the scan itself, and says when it is due', async () => {
  const { askedFor } = await renderScreen(
    <LoanDesk />,
    answers(
      { [V1]: { kind: 'handOver', volume: volume(1), loanId: 31, loanVersion: 6, number: 'JY-2026-0031', lineId: 5 } },
      {
        'loans.issue': () =>
          ok(
            loan({
              state: 'issued',
              dueOn: '2026-11-26',
              lines: [line(1, { state: 'out' }), line(2, { state: 'reserved' })],
            }),
          ),
      },
    ),
  );
  await scan(V1);
  await waitFor(() => expect(result()).toHaveTextContent('已交出'));
  expect(result()).toHaveTextContent('JY-2026-0031，应还 2026-11-26');
  expect(result()).toHaveTextContent('此单还有 1 卷待取');
  expect(askedFor('loans.issue')).toEqual([{ id: 31, version: 6, lineIds: [5] }]);
});

describe('a return', () => {
  const back = loan({ state: 'closed', version: 5 });
  it('is counted with the count and Enter, and the focus goes back to the field', async () => {
    const { askedFor } = await renderScreen(
      <LoanDesk />,
      answers(
        {
          [V1]: returning({
            queue: [
              {
                position: 1,
                personId: 7,
                name: '王芳',
                loanId: 40,
                number: 'JY-2026-0040',
                submittedOn: '2026-11-22',
                approved: true,
              },
            ],
          }),
        },
        {
          'loans.giveBack': () =>
            ok({ loan: back, reservedFor: [{ loanId: 40, number: 'JY-2026-0040', name: '王芳' }] }),
        },
      ),
    );
    await scan(V1);
    await waitFor(() => expect(result()).toHaveTextContent('赵勇 所借，归还：请清点'));
    expect(result()).toHaveTextContent('下一位：王芳（JY-2026-0040）');
    const count = await screen.findByRole('textbox', { name: /实点页数/u });
    await waitFor(() => expect(count).toHaveFocus());
    await expectAccessible();
    await userEvent.keyboard('24{Enter}');
    await waitFor(() => expect(result()).toHaveTextContent('已为 王芳 预留（JY-2026-0040），请通知来取'));
    expect(askedFor('loans.giveBack')).toEqual([
      {
        id: 31,
        version: 4,
        on: null,
        lines: [
          {
            lineId: 5,
            result: 'returned',
            pagesCounted: 24,
            condition: null,
            marks: null,
            missingPages: null,
            remark: null,
            breach: null,
          },
        ],
      },
    ]);
    await waitFor(() => expect(field()).toHaveFocus());
  });

  it('never passes a short count as plainly returned', async () => {
    const { askedFor } = await renderScreen(
      <LoanDesk />,
      answers({ [V1]: returning() }, { 'loans.giveBack': () => ok({ loan: back, reservedFor: [] }) }),
    );
    await scan(V1);
    const count = await screen.findByRole('textbox', { name: /实点页数/u });
    await waitFor(() => expect(count).toHaveFocus());
    await userEvent.keyboard('22{Enter}');
    expect(askedFor('loans.giveBack')).toEqual([]);
    await userEvent.type(screen.getByRole('textbox', { name: /缺哪些/u }), '第 11、12 页');
    await userEvent.type(screen.getByRole('textbox', { name: /违规情形/u }), '拆散装订');
    await userEvent.type(screen.getByRole('textbox', { name: '归还日期' }), '20261122{Enter}');
    await userEvent.click(screen.getByRole('button', { name: '完成清点' }));
    await waitFor(() => expect(askedFor('loans.giveBack')).toHaveLength(1));
    expect(askedFor('loans.giveBack')[0]).toMatchObject({
      on: '2026-11-22',
      lines: [
        {
          result: 'incomplete',
          pagesCounted: 22,
          missingPages: '第 11、12 页',
          breach: { what: '拆散装订', sanction: null },
        },
      ],
    });
  });

  it('lets the next volumes be scanned on before the first is counted, each with its slip’s new version', async () => {
    const { askedFor } = await renderScreen(
      <LoanDesk />,
      answers(
        { [V1]: returning(), [V2]: returning({ volume: volume(2), lineId: 6 }) },
        { 'loans.giveBack': () => ok({ loan: back, reservedFor: [] }) },
      ),
    );
    await scan(V1);
    const count = () => screen.findByRole('textbox', { name: /实点页数/u });
    const first = await count();
    await waitFor(() => expect(first).toHaveFocus());
    burst(V2);
    await screen.findByText('待清点 2 卷');
    expect(askedFor('loans.giveBack')).toEqual([]);
    await userEvent.type(await count(), '24{Enter}');
    await screen.findByText('待清点 1 卷');
    await userEvent.type(await count(), '24{Enter}');
    await waitFor(() =>
      expect(askedFor('loans.giveBack').map((one) => (one as { version: number }).version)).toEqual([4, 5]),
    );
  });
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
