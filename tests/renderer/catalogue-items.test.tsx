// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Volume } from '../../shared/contract/catalogue';
import { ItemGrid } from '../../renderer/features/catalogue/items/ItemGrid';
import { expectAccessible } from './axe';
import { item, lists, roomWith, settled, volume } from './catalogue-facts';
import { type Answers, renderScreen } from './fake-client';

async function openGrid(start: Volume, more: Answers = {}) {
  const room = roomWith(start);
  const onSaved = vi.fn();
  const onCancel = vi.fn();
  const drawn = await renderScreen(
    <ItemGrid volume={room.held()} lists={lists} onSaved={onSaved} onCancel={onCancel} />,
    { ...room.answers, ...more },
  );
  return { ...drawn, room, onSaved, onCancel };
}
const cell = (row: number, column: string) => screen.getByLabelText(`第 ${row} 件 ${column}`);
const line = (row: number) =>
  screen.getAllByRole('row').find((one) => one.getAttribute('aria-rowindex') === String(row + 1)) as HTMLElement;
const pageNotes = () => screen.getByRole('status', { name: '页号检查' });
const sent = (asked: unknown[]) => (asked.at(-1) as { items: Record<string, unknown>[] }).items;

it('takes a list by keyboard alone: values carried down, pages continued, dates as people type them', async () => {
  const { askedFor, onSaved } = await openGrid(volume());
  expect(cell(1, '文号')).toHaveFocus();
  await userEvent.keyboard('恒销3号{Tab}宏远商贸{Tab}年度供货合同{Tab}20160314{Tab}1{Tab}4{Tab}');
  await userEvent.selectOptions(cell(1, '类型'), '合同');
  expect(cell(1, '来源部门')).toHaveValue('2');
  expect(cell(1, '密级')).toHaveValue('secret');
  await userEvent.keyboard('{Enter}');
  expect(cell(2, '文号')).toHaveFocus();
  expect(cell(2, '责任者')).toHaveValue('宏远商贸');
  expect(cell(2, '起页')).toHaveValue('5');
  expect(cell(2, '类型')).toHaveValue('HT');
  await userEvent.keyboard('{Tab}{Tab}补充协议{Tab}2016.4.1{Tab}{Tab}9{Enter}');
  expect(cell(3, '起页')).toHaveValue('10');

  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  expect(sent(askedFor('catalogue.saveItems'))).toMatchObject([
    {
      id: null,
      documentNumber: '恒销3号',
      responsible: '宏远商贸',
      title: '年度供货合同',
      date: '2016-03-14',
      pageFrom: 1,
      pageTo: 4,
      typeCode: 'HT',
      sourceDepartmentId: 2,
      level: 'secret',
    },
    { id: null, title: '补充协议', date: '2016-04-01', pageFrom: 5, pageTo: 9, typeCode: 'HT' },
  ]);
  expect(screen.getByRole('status', { name: '最近的答复' })).toHaveTextContent('卷内文件已保存，共 2 件');
});

it('says page gaps and overlaps while they are typed', async () => {
  await openGrid(volume());
  await userEvent.keyboard('{Tab}{Tab}甲{Tab}{Tab}{Tab}4{Enter}{Tab}{Tab}乙{Tab}{Tab}');
  expect(pageNotes()).toHaveTextContent('页号连续，没有重叠');
  await userEvent.keyboard('7');
  expect(pageNotes()).toHaveTextContent('第 5–6 页不属于任何一件');
  await userEvent.keyboard('{Backspace}3{Tab}9');
  expect(pageNotes()).toHaveTextContent('第 2 件与第 1 件重叠');
  await userEvent.clear(cell(2, '起页'));
  await userEvent.type(cell(2, '起页'), '5');
  expect(pageNotes()).toHaveTextContent('页号连续，没有重叠');
});

it('inserts, deletes and undoes, and the numbers follow', async () => {
  await openGrid(volume());
  await userEvent.keyboard('{Tab}{Tab}甲{Enter}{Tab}{Tab}乙');
  await userEvent.keyboard('{Control>}{ArrowUp}{/Control}{Insert}{Tab}{Tab}插入的');
  expect(
    [1, 2, 3].map((row) =>
      row === 1
        ? (cell(1, '题名') as HTMLInputElement).value
        : within(line(row)).getAllByRole('gridcell')[2]?.textContent,
    ),
  ).toEqual(['插入的', '甲', '乙']);
  await userEvent.keyboard('{Control>}{Delete}{/Control}');
  expect(cell(1, '题名')).toHaveValue('甲');
  expect(screen.getByRole('status', { name: '最近的答复' })).toHaveTextContent('已删去第 1 件');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(cell(1, '题名')).toHaveValue('插入的');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(cell(1, '题名')).toHaveValue('');
  await userEvent.keyboard('{Control>}y{/Control}');
  expect(cell(1, '题名')).toHaveValue('插入的');
});

it('moves by arrows at the edge of a text, by Ctrl and arrows anywhere, and leaves the row by Tab at its end', async () => {
  await openGrid(volume());
  await userEvent.keyboard('甲{ArrowLeft}');
  expect(cell(1, '文号')).toHaveFocus();
  await userEvent.keyboard('{End}{ArrowRight}');
  expect(cell(1, '责任者')).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  expect(cell(1, '文号')).toHaveFocus();
  await userEvent.keyboard('{Enter}乙{ArrowUp}');
  expect(cell(1, '文号')).toHaveFocus();
  cell(1, '备注').focus();
  await userEvent.keyboard('{Tab}');
  expect(cell(2, '文号')).toHaveFocus();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}');
  expect(cell(1, '备注')).toHaveFocus();
});

it('leads to the first cell that is not acceptable and sends nothing', async () => {
  const { askedFor } = await openGrid(volume());
  await userEvent.keyboard('{Tab}{Tab}甲{Tab}2016.13.1{Enter}{Tab}{Tab}乙{Tab}{Tab}一{Control>}s{/Control}');
  expect(askedFor('catalogue.saveItems')).toEqual([]);
  expect(cell(1, '日期')).toHaveFocus();
  expect(cell(1, '日期')).toHaveAttribute('aria-invalid', 'true');
  expect(cell(1, '日期')).toHaveValue('2016.13.1');
  expect(screen.getByRole('status', { name: '最近的答复' })).toHaveTextContent('有 2 栏不合要求');
});

it('sorts by the rule as a proposal that can be undone', async () => {
  const later = item({ title: '后来的', date: '2016-09-01', pageFrom: 1, pageTo: 2 });
  const earlier = item({ title: '先前的', date: '2016-01-05', pageFrom: 3, pageTo: 4 });
  const room = roomWith(volume());
  room.hold(
    volume({
      items: [later, earlier].map((one, index) => ({
        ...one,
        id: 50 + index,
        sequence: index + 1,
        sourceDepartment: null,
        typeName: null,
      })),
    }),
  );
  const { askedFor } = await openGrid(room.held());
  await userEvent.click(screen.getByRole('button', { name: '按规则排序' }));
  await vi.waitFor(() =>
    expect(screen.getByRole('status', { name: '最近的答复' })).toHaveTextContent('2 件换了位置，尚未保存'),
  );
  expect(cell(1, '题名')).toHaveValue('先前的');
  expect(line(2)).toHaveTextContent('后来的');
  expect(askedFor('catalogue.saveItems')).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: '撤销' }));
  expect(line(2)).toHaveTextContent('先前的');
});

it('takes a block pasted from a spreadsheet, with choices by their words', async () => {
  await openGrid(volume());
  await userEvent.paste(
    '恒销3号\t宏远商贸\t年度供货合同\t2016/3/14\t1\t4\t合同\n恒销4号\t宏远商贸\t"补充\n协议"\t20160401\t5\t9\t没有的类型\n',
  );
  expect(screen.getByRole('status', { name: '最近的答复' })).toHaveTextContent('已粘贴 2 行，有 1 处与可选项对不上');
  expect(cell(1, '类型')).toHaveValue('HT');
  expect(line(2)).toHaveTextContent('补充 协议');
});

it('keeps what is typed as a draft, and puts it back', async () => {
  const body = JSON.stringify({
    version: 3,
    rows: [
      {
        key: 1,
        id: null,
        cells: {
          documentNumber: '',
          responsible: '',
          title: '留下的',
          date: '',
          pageFrom: '1',
          pageTo: '',
          typeCode: '',
          sourceDepartmentId: '',
          level: 'general',
          carrier: 'paper',
          writing: '',
          group: '',
          role: '',
          handler: '',
          note: '',
        },
      },
    ],
  });
  const { unmount, askedFor } = await openGrid(volume(), {
    'desk.drafts': () =>
      Promise.resolve({ ok: true, value: [{ key: 'items:12', body, savedAt: '2026-11-22T01:00:00.000Z' }] }),
  });
  expect(await screen.findByText(/留下的卷内文件草稿/)).toBeVisible();
  expect(cell(1, '题名')).toHaveValue('留下的');
  await userEvent.click(screen.getByRole('button', { name: '弃用草稿' }));
  expect(cell(1, '题名')).toHaveValue('');
  expect(askedFor('desk.dropDraft')).toEqual([{ key: 'items:12' }]);
  unmount();

  const again = await openGrid(volume());
  await userEvent.keyboard('{Tab}{Tab}写到一半');
  await vi.waitFor(() => expect(JSON.stringify(again.askedFor('desk.saveDraft').at(-1))).toContain('写到一半'));
  await userEvent.keyboard('{Control>}z{/Control}');
  await vi.waitFor(() => expect(again.askedFor('desk.dropDraft')).toEqual([{ key: 'items:12' }]));
});

it('tells that someone else saved, and then lets my list stand', async () => {
  const { room, askedFor, onSaved } = await openGrid(volume());
  room.hold({ ...room.held(), version: 9 });
  await userEvent.keyboard('{Tab}{Tab}我的{Control>}s{/Control}');
  expect(await screen.findByRole('alert')).toHaveTextContent('别人保存了这个案卷');
  await userEvent.click(screen.getByRole('button', { name: '保留我的清单' }));
  expect(await screen.findByText(/保存后以您现在的清单为准/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '保存卷内文件' }));
  await vi.waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  expect(askedFor('catalogue.saveItems').at(-1)).toMatchObject({ version: 9, items: [{ title: '我的' }] });
});

it('holds a thousand rows lightly, and has no grave finding', async () => {
  const items = Array.from({ length: 1000 }, (_, index) => ({
    ...item({ id: index + 1, title: `文件 ${index + 1}`, pageFrom: index + 1, pageTo: null }),
    id: index + 1,
    sequence: index + 1,
    sourceDepartment: null,
    typeName: null,
  }));
  await openGrid(volume({ items, pages: 1000 }));
  expect(screen.getAllByRole('row').length).toBeLessThan(60);
  expect(screen.getAllByRole('textbox').length).toBeLessThan(20);
  cell(1, '题名').focus();
  await userEvent.keyboard('{Control>}{End}{/Control}');
  expect(cell(1000, '题名')).toHaveFocus();
  await expectAccessible();
});

it('asks before leaving by Esc whether something is unsaved', async () => {
  const { onCancel } = await openGrid(volume());
  await userEvent.keyboard('{Escape}');
  expect(onCancel).toHaveBeenLastCalledWith(false);
  await userEvent.keyboard('甲{Escape}');
  expect(onCancel).toHaveBeenLastCalledWith(true);
});

const saved = (id: number, title: string) => ({
  ...item({ id, title }),
  id,
  sequence: 1,
  sourceDepartment: null,
  typeName: null,
});
/** My list is open on version 3 while someone else saves another one. */
async function twoLists() {
  const drawn = await openGrid(volume({ binding: 'loose', items: [saved(50, '甲'), saved(51, '乙')] }));
  const { room } = drawn;
  await userEvent.clear(cell(1, '题名'));
  await userEvent.type(cell(1, '题名'), '我写的');
  room.hold({ ...settled(room.held(), [saved(50, '对方写的'), saved(52, '对方添的')]), version: 9 });
  await userEvent.keyboard('{Control>}s{/Control}');
  const notice = await screen.findByRole('alert');
  return { ...drawn, notice };
}

it('sets my list against the one someone else saved, and saves nothing until I say which stands', async () => {
  const { notice, askedFor, onSaved } = await twoLists();
  expect(notice).toHaveTextContent('对方的清单共 2 件：只有对方有的 1 件，只有您有的 1 件，双方写法不同的 1 件。');
  const lines = within(within(notice).getByRole('list', { name: '两份清单的不同之处' })).getAllByRole('listitem');
  expect(lines.map((one) => one.textContent)).toEqual([
    '只有对方有：第 2 件 对方添的',
    '只有您有：乙',
    '双方不同：对方“对方写的”，您“我写的”（题名）',
  ]);
  await expectAccessible(notice);
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(await screen.findByText('别人已保存了这份清单，请先选定以哪一份为准')).toBeVisible();
  expect(askedFor('catalogue.saveItems')).toHaveLength(1);
  expect(onSaved).not.toHaveBeenCalled();
});

it('takes their list, from which Ctrl+Z leads back to mine', async () => {
  const { room, askedFor, onSaved } = await twoLists();
  await userEvent.click(screen.getByRole('button', { name: '采用对方的清单' }));
  expect(cell(1, '题名')).toHaveValue('对方写的');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(room.held().items.map(({ title }) => title)).toEqual(['对方写的', '对方添的']);
  act(() => cell(1, '题名').focus());
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(cell(1, '题名')).toHaveValue('我写的');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  expect(askedFor('catalogue.saveItems')).toHaveLength(2);
  expect(room.held().items.map(({ title }) => title)).toEqual(['我写的', '乙']);
});

it('keeps mine, or mine with what only they have, once I have said so', async () => {
  const { room, onSaved } = await twoLists();
  await userEvent.click(screen.getByRole('button', { name: '保留我的，并补入对方多出的 1 件' }));
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
  expect(room.held().items.map(({ title }) => title)).toEqual(['我写的', '乙', '对方添的']);
});
