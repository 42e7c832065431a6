// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { LoanDesk } from '../../renderer/features/loans/desk/LoanDesk';
import type { ScanAnswer } from '../../shared/contract/loans';
import type { AppError } from '../../shared/errors';
import { ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { renderScreen } from './fake-client';
import { holder, line, loan, volume, wang } from './loan-facts';
import { answers, field, result, scan, V1, V2 } from './loan-scans';

/** What a scan at the loan desk is answered: refused, handed over, taken back. */
const waitingTwo = (['李四', '钱七'] as const).map((name, at) => ({
  position: at + 1,
  personId: 40 + at,
  name,
  loanId: 60 + at,
  number: `JY-2026-006${at}`,
  submittedOn: '2026-11-19',
  approved: false,
}));
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
