// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { DuePage } from '../../renderer/features/disposal/due/DuePage';
import { UndatedPage } from '../../renderer/features/disposal/due/UndatedPage';
import { DestroyedNotice } from '../../renderer/ui/DestroyedNotice';
import { DisposalTrace } from '../../renderer/ui/DisposalTrace';
import type { Block } from '../../shared/contract/disposal-due';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { dueRow, list, quietDisposal, stretch, summary } from './disposal-facts';
import { volume as volumeFacts } from './catalogue-facts';
import { type Answers, renderScreen } from './fake-client';

const blocked: Block = { kind: 'hold', holdId: 9, number: 'DJ-2026-001', reason: '诉讼举证' };
const at = (more: Answers = {}): Answers => ({
  ...quietDisposal,
  'disposal.due': () => stretch(dueRow(1), dueRow(2, { blocks: [blocked] }), dueRow(3)),
  ...more,
});
const grid = () => screen.getByRole('grid');

it('lists what is due with what stands in the way, counts each choice, and keeps them in the address', async () => {
  await renderScreen(<DuePage query={{}} />, at());
  expect(await screen.findByRole('row', { name: /D10-0137-001.*10年.*2024-12-31.*24 页.*可列入/u })).toBeVisible();
  expect(screen.getByRole('row', { name: /D10-0137-002.*冻结 DJ-2026-001：诉讼举证/u })).toBeVisible();
  expect(screen.getByRole('button', { name: '已期满 3' })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: '到期年份' }), '2024');
  expect(window.location.hash).toBe('#/disposal?year=2024');
});

it('takes what stands on the working list to a disposal list, whole', async () => {
  const { askedFor } = await renderScreen(
    <DuePage query={{ take: 'worklist' }} />,
    at({
      'worklist.ids': () => ok({ ids: [3, 8] }),
      'disposal.lists': () => ok({ rows: [summary()], next: null, total: 1 }),
      'disposal.addRows': () => ok({ list: list(), added: 1, skipped: [{ kind: 'notDue', count: 1 }], examples: [] }),
    }),
  );
  const dialog = within(await screen.findByRole('dialog', { name: '列入销毁清册' }));
  await userEvent.click(dialog.getByRole('button', { name: /列\s*入/u }));
  expect(await screen.findByText(/未列入 1 卷/u)).toBeVisible();
  expect(askedFor('disposal.addRows')).toMatchObject([{ add: { from: 'volumes', volumeIds: [3, 8] } }]);
});

const exporting: Answers = {
  'shell.pickSave': ({ name }) => ok({ ticket: 'pick-1', name }),
  'exchange.export': () => ok({ rows: 3, items: 0 }),
};
it('goes out as a file as it is narrowed and sorted, and says that it comes in by no import', async () => {
  const { askedFor } = await renderScreen(<DuePage query={{ year: '2024', free: 'no' }} />, at(exporting));
  expect(askedFor('disposal.due')[0]).toMatchObject({ sort: 'due', descending: false });
  await userEvent.click(await screen.findByRole('button', { name: '客户' }));
  await waitFor(() => expect(askedFor('disposal.due').at(-1)).toMatchObject({ sort: 'client' }));
  await userEvent.click(await screen.findByRole('button', { name: '导出' }));
  const panel = within(screen.getByRole('region', { name: '导出：到期案卷' }));
  expect(panel.queryByText(/可以原样导入/u)).toBeNull();
  await userEvent.click(panel.getByRole('button', { name: 'Excel 工作簿' }));
  expect(await screen.findByText(/已导出 3 行到 .*到期案卷 2026-11-23\.xlsx/u)).toBeVisible();
  expect(askedFor('exchange.export')).toMatchObject([
    {
      format: 'xlsx',
      list: { of: 'due', filter: { which: 'due', year: 2024, free: false }, sort: 'client' },
      file: 'pick-1',
    },
  ]);
});

it('takes out what has no day to run from', async () => {
  const { askedFor } = await renderScreen(<UndatedPage />, at(exporting));
  await userEvent.click(await screen.findByRole('button', { name: '导出' }));
  await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
  await waitFor(() =>
    expect(askedFor('exchange.export')).toMatchObject([
      { format: 'csv', list: { of: 'due', filter: { which: 'undated' } } },
    ]),
  );
});

it('asks only for what the address says', async () => {
  const { askedFor } = await renderScreen(<DuePage query={{ year: '2024', free: 'no', clientId: 'x' }} />, at());
  await screen.findAllByRole('row');
  expect(askedFor('disposal.due')[0]).toMatchObject({
    filter: { which: 'due', year: 2024, free: false, clientId: null },
  });
});

const blocks: readonly (readonly [Block, string])[] = [
  [{ kind: 'hold', holdId: null, number: null, reason: null }, '有冻结，不得销毁'],
  [
    { kind: 'onLoan', loanId: 1, number: 'JY-2026-0031', name: '赵勇', until: '2026-11-25' },
    '借出：赵勇，JY-2026-0031，应还 2026-11-25',
  ],
  [{ kind: 'onLoan', loanId: null, number: null, name: '赵勇', until: null }, '借出：赵勇'],
  [{ kind: 'reserved', loanId: 1, number: 'JY-2026-0032', name: '王芳', until: null }, '为 王芳 预留，JY-2026-0032'],
  [{ kind: 'notAtHome', home: '1-03-2-4', current: null }, '不在应在位置：应在 1-03-2-4，现在 没有登记'],
  [{ kind: 'notSetApart', place: '9-01-1-1', current: '1-03-2-4' }, '不在单独存放处：应在 9-01-1-1，现在 1-03-2-4'],
  [{ kind: 'onList', listId: 5, number: 'XH-2026-001' }, '已在清册 XH-2026-001'],
  [{ kind: 'onList', listId: null, number: null }, '已在另一份清册'],
  [{ kind: 'notDue', dueFrom: '2027-01-01' }, '未到期：2027-01-01 起期满'],
  [{ kind: 'missing' }, '缺失'],
  [{ kind: 'undated' }, '无起算日期'],
  [{ kind: 'permanent' }, '永久保存'],
  [{ kind: 'notFiled' }, '尚未归档'],
  [{ kind: 'destroyed' }, '已销毁'],
];
it('says every block in its own words', async () => {
  await renderScreen(
    <DuePage query={{}} />,
    at({ 'disposal.due': () => stretch(...blocks.map(([block], index) => dueRow(index + 1, { blocks: [block] }))) }),
  );
  await screen.findByText(blocks[0]?.[1] ?? '');
  for (const [, words] of blocks) expect(screen.getAllByText(words).length).toBeGreaterThan(0);
});

it.each([
  [{}, '没有期满的案卷'],
  [{ which: 'dueWithinYear' }, '一年内没有案卷期满'],
  [{ year: '2019' }, '没有符合条件的案卷'],
])('says what an empty list means under %j', async (query, words) => {
  await renderScreen(<DuePage query={query} />, at({ 'disposal.due': () => stretch() }));
  expect(await screen.findByText(words)).toBeVisible();
});

it('says a failure in words', async () => {
  await renderScreen(<DuePage query={{}} />, at({ 'disposal.due': () => err({ code: 'busy' }) }));
  expect(await screen.findByRole('alert')).toBeVisible();
});

describe('putting volumes on a list', () => {
  it('marks with Space and Shift, makes the new list, and says what was left out and why', async () => {
    const { askedFor } = await renderScreen(
      <DuePage query={{}} />,
      at({
        'disposal.save': ({ title }) => ok(list({ id: 6, number: null, title, state: 'draft', version: 1 })),
        'disposal.addRows': () =>
          ok({
            list: list({ id: 6, number: null, title: '2024 年期满', state: 'draft' }),
            added: 2,
            skipped: [{ kind: 'hold', count: 1 }],
            examples: [{ volumeId: 2, code: dueRow(2).code, title: dueRow(2).title, blocks: [blocked] }],
          }),
      }),
    );
    await screen.findByRole('row', { name: /0137-001/u });
    grid().focus();
    await userEvent.keyboard('{Home} {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
    await userEvent.click(screen.getByRole('button', { name: '列入清册（3 卷）' }));
    const dialog = within(screen.getByRole('dialog', { name: '列入销毁清册' }));
    const name = dialog.getByRole('textbox', { name: /新清册名称/u });
    await userEvent.clear(name);
    await userEvent.click(name);
    await userEvent.paste('2024 年期满');
    await userEvent.click(dialog.getByRole('button', { name: /列\s*入/u }));
    const said = await screen.findByText('未列入 1 卷 有冻结 1 卷');
    expect(said).toBeVisible();
    expect(screen.getByRole('link', { name: '打开清册' })).toHaveAttribute('href', '#/disposal/lists/6');
    expect(askedFor('disposal.save')).toEqual([{ id: null, version: 0, title: '2024 年期满', note: null }]);
    expect(askedFor('disposal.addRows')).toEqual([
      { id: 6, version: 1, add: { from: 'volumes', volumeIds: [1, 2, 3] } },
    ]);
  });

  it('offers the drafts there are, and all that is free under the filters', async () => {
    const { askedFor } = await renderScreen(
      <DuePage query={{ year: '2024' }} />,
      at({
        'disposal.lists': () =>
          ok({
            rows: [summary({ id: 7, number: null, title: '年底清册', state: 'draft', version: 3 })],
            next: null,
            total: 1,
          }),
        'disposal.addRows': () => ok({ list: list({ id: 7 }), added: 2, skipped: [], examples: [] }),
      }),
    );
    await userEvent.click(await screen.findByRole('button', { name: '全部可列入的列入清册（2 卷）' }));
    const dialog = within(screen.getByRole('dialog'));
    expect((await dialog.findAllByText('年底清册')).length).toBeGreaterThan(0);
    await userEvent.click(dialog.getByRole('button', { name: /列\s*入/u }));
    await waitFor(() => expect(askedFor('disposal.addRows')).toHaveLength(1));
    expect(askedFor('disposal.addRows')[0]).toMatchObject({
      id: 7,
      version: 3,
      add: { from: 'due', filter: { which: 'due', year: 2024, free: true } },
    });
  });

  it('is not offered to whoever may only look', async () => {
    await renderScreen(<DuePage query={{}} />, at(), { session: { permissions: ['read', 'disposal.read'] } });
    await screen.findByRole('row', { name: /0137-001/u });
    expect(screen.queryByRole('button', { name: /列入清册/u })).toBeNull();
  });
});

it('gives an undated volume its basis date only with a reason', async () => {
  const { askedFor } = await renderScreen(
    <UndatedPage />,
    at({
      'disposal.due': () =>
        stretch(dueRow(1, { retentionStart: null, retentionEnd: null, dueFrom: null, blocks: [{ kind: 'undated' }] })),
      'catalogue.volume': () => ok(volumeFacts({ id: 1, version: 4, basisDate: null, retention: dueRow(1).retention })),
      'disposal.setRetention': ({ reason }) =>
        ok({
          id: 1,
          on: '2026-11-23',
          by: '李文',
          reason,
          listNumber: null,
          before: { retention: dueRow(1).retention, basis: 'contractEnd', basisDate: null, dueFrom: null },
          after: {
            retention: dueRow(1).retention,
            basis: 'contractEnd',
            basisDate: '2014-06-30',
            dueFrom: '2025-01-01',
          },
        }),
    }),
  );
  await screen.findByRole('row', { name: /0137-001/u });
  grid().focus();
  await userEvent.keyboard('{Home}');
  await userEvent.click(screen.getByRole('button', { name: '补起算日期' }));
  const dialog = within(await screen.findByRole('dialog', { name: '改保管期限、起算日期' }));
  await userEvent.click(dialog.getByRole('textbox', { name: /起算日期/u }));
  await userEvent.paste('2014-06-30');
  expect(dialog.getByRole('button', { name: /^改$/u })).toBeDisabled();
  await userEvent.click(dialog.getByRole('textbox', { name: /理由/u }));
  await userEvent.paste('合同终止函');
  await expectAccessible();
  await userEvent.click(dialog.getByRole('button', { name: /^改$/u }));
  expect(await screen.findByText(/的保管期限已改/u)).toBeVisible();
  expect(askedFor('disposal.setRetention')).toEqual([
    expect.objectContaining({ volumeId: 1, version: 4, basisDate: '2014-06-30', reason: '合同终止函' }),
  ]);
});

it('shows a destroyed volume as the stub it is: the list it went on, and nothing of its papers', async () => {
  const gone = volumeFacts({ id: 1, state: 'destroyed', items: [] });
  await renderScreen(
    <>
      <DestroyedNotice volumeId={1} />
      <DisposalTrace volume={gone} />
    </>,
    at({
      'disposal.ofVolume': () =>
        ok({
          lists: [{ ...summary({ state: 'destroyed' }), rowState: 'destroyed', leftReason: null }],
          blocks: [{ kind: 'destroyed' }],
          retentionChanges: [],
        }),
    }),
  );
  expect(await screen.findByText(/^已销毁，清册 XH-2026-001。卷内文件、备注和附件已随之抹去/u)).toBeVisible();
  expect(screen.getByRole('link', { name: '已销毁，清册 XH-2026-001' })).toHaveAttribute('href', '#/disposal/lists/5');
  expect(screen.queryByRole('button', { name: '改保管期限、起算日期' })).toBeNull();
});
