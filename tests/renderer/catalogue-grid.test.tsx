// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { ItemGrid } from '../../renderer/features/catalogue/items/ItemGrid';
import { cellKeys, type GridRow, rowOf } from '../../renderer/features/catalogue/items/grid-rows';
import { gridOf, gridReducer } from '../../renderer/features/catalogue/items/grid-state';
import type { Item, Volume } from '../../shared/contract/catalogue';
import type { ItemTemplate } from '../../shared/contract/templates';
import { ok } from '../../shared/result';
import { item, lists, roomWith, volume } from './catalogue-facts';
import { type Answers, renderScreen } from './fake-client';

/** The grid as a spreadsheet that knows the rules: columns, groups, templates, thousands of rows. */
async function openGrid(start: Volume, more: Answers = {}) {
  const room = roomWith(start);
  const onSaved = vi.fn();
  const drawn = await renderScreen(
    <ItemGrid volume={room.held()} lists={lists} onSaved={onSaved} onCancel={() => undefined} />,
    { ...room.answers, ...more },
  );
  return { ...drawn, onSaved };
}
const cell = (row: number, column: string) => screen.getByLabelText(`第 ${row} 件 ${column}`);
const said = () => screen.getByRole('status', { name: '最近的答复' });
const three = (given: readonly Partial<Item>[]) =>
  volume({
    pages: null,
    items: given.map((one, at) => ({
      ...item({ title: ['甲', '乙', '丙'][at] ?? '', pageFrom: null, pageTo: null, ...one }),
      id: 50 + at,
      sequence: at + 1,
      sourceDepartment: null,
      typeName: null,
    })),
  });
const titles = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map(
      (line) =>
        within(line).queryByLabelText<HTMLInputElement>(/题名/)?.value ??
        within(line).getAllByRole('gridcell')[2]?.textContent,
    );

it('moves a row with its group, binds it to the one above, and lets it go, by keys alone', async () => {
  const { askedFor } = await openGrid(three([{}, {}, {}]));
  cell(1, '题名').focus();
  await userEvent.keyboard('{Control>}{ArrowDown}{/Control}{Control>}g{/Control}');
  expect(said()).toHaveTextContent('已与上件成组');
  expect(cell(2, '组')).toHaveValue('1');
  expect(cell(2, '角色')).toHaveValue('attachment');
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(titles()).toEqual(['丙', '甲', '乙']);
  expect(cell(3, '题名')).toHaveFocus();
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(askedFor('catalogue.saveItems')).toHaveLength(1), { timeout: 15_000 });
  expect(
    (askedFor('catalogue.saveItems')[0] as { items: Item[] }).items.map(({ title, group, role }) => [
      title,
      group,
      role,
    ]),
  ).toEqual([
    ['丙', null, null],
    ['甲', 1, 'text'],
    ['乙', 1, 'attachment'],
  ]);
  await userEvent.keyboard('{Control>}{Shift>}g{/Shift}{/Control}');
  expect(said()).toHaveTextContent('已退出组');
  expect(cell(3, '组')).toHaveValue('');
  await userEvent.keyboard('{Control>}{Shift>}g{/Shift}{/Control}');
  expect(said()).toHaveTextContent('此件不在任何组中');
});

it('says which parts stand away from their group while they are typed, and puts only the pairs in place', async () => {
  await openGrid(three([{ group: 1, role: 'attachment' }, {}, { group: 1, role: 'text' }]));
  expect(screen.getByRole('status', { name: '页号检查' })).toHaveTextContent('第 3 件离开了本组或次序颠倒');
  await userEvent.click(screen.getByRole('button', { name: '成组归位' }));
  expect(titles()).toEqual(['丙', '甲', '乙']);
  expect(screen.getByRole('status', { name: '页号检查' })).not.toHaveTextContent('离开了本组');
});

it('shows the columns the operator chose in their order, pastes along them, and brings a hidden one back where it is wrong', async () => {
  const views = {
    'items.grid.columns': { documentNumber: false, date: false },
    'items.grid.order': ['title', 'responsible', ...cellKeys.filter((key) => key !== 'title' && key !== 'responsible')],
  };
  const { askedFor } = await openGrid(volume(), { 'desk.views': () => ok(views) });
  const heads = () => screen.getAllByRole('columnheader').map((head) => head.textContent);
  await vi.waitFor(() => expect(heads().slice(0, 4)).toEqual(['顺序号', '题名', '责任者', '起页']), {
    timeout: 15_000,
  });
  expect(cell(1, '题名')).toHaveFocus();
  await userEvent.paste('粘贴的\t某公司\t1\n第二件\t某公司\t5\n');
  expect(cell(1, '责任者')).toHaveValue('某公司');
  await userEvent.click(screen.getByRole('button', { name: '显示列' }));
  await userEvent.click(await screen.findByRole('button', { name: '责任者前移' }));
  await vi.waitFor(() => expect(heads()[1]).toBe('责任者'), { timeout: 15_000 });
  await vi.waitFor(() => expect(askedFor('desk.saveView').at(-1)).toMatchObject({ name: 'items.grid.order' }));
});

const template = (given: Partial<ItemTemplate> = {}): ItemTemplate => ({
  id: 4,
  name: '合同',
  shared: false,
  cells: { responsible: '宏远商贸', typeCode: 'HT', title: '供货合同' },
  version: 0,
  ...given,
});
it('begins every new row with the template, and does not save a row nobody wrote in', async () => {
  const { askedFor } = await openGrid(volume(), {
    'catalogue.templates': () => ok([template()]),
  });
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: '模板' }), '合同（本人）');
  expect(said()).toHaveTextContent('新增的每一件都先填上“合同”');
  await vi.waitFor(() => expect(cell(1, '责任者')).toHaveValue('宏远商贸'), { timeout: 15_000 });
  cell(1, '文号').focus();
  await userEvent.keyboard('3号{Enter}');
  expect(cell(2, '题名')).toHaveValue('供货合同');
  expect(cell(2, '类型')).toHaveValue('HT');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(askedFor('catalogue.saveItems')).toHaveLength(1), { timeout: 15_000 });
  expect(askedFor('catalogue.saveItems')[0]).toMatchObject({ items: [{ documentNumber: '3号', title: '供货合同' }] });
});

it('always leaves a row for the cursor: whoever deletes the last one goes on by keys, and takes it back by one', async () => {
  const { askedFor } = await openGrid(three([{}]));
  cell(1, '题名').focus();
  await userEvent.keyboard('{Control>}{Delete}{/Control}');
  expect(cell(1, '题名')).toHaveFocus();
  expect(titles()).toEqual(['']);
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(askedFor('catalogue.saveItems')).toMatchObject([{ items: [] }]), { timeout: 15_000 });
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(titles()).toEqual(['甲']);
  expect(cell(1, '题名')).toHaveFocus();
});

it('tells of pages behind the last item although the next row is begun', async () => {
  await openGrid({ ...three([{ pageFrom: 1, pageTo: 4 }]), binding: 'bound', pages: 9 });
  cell(1, '题名').focus();
  await userEvent.keyboard('{Enter}');
  expect(cell(2, '起页')).toHaveValue('5');
  expect(screen.getByRole('status', { name: '页号检查' })).toHaveTextContent('第 5–9 页不属于任何一件');
});

it('makes a template of the row it stands on, and refuses a value that no item could have', async () => {
  const { askedFor } = await openGrid(volume(), {
    'catalogue.templates': () => ok([template()]),
    'catalogue.saveTemplate': (input) => ok(template({ id: 9, name: input.name })),
    'desk.views': () => ok({ 'items.template': 4 }),
  });
  await userEvent.click(screen.getByRole('button', { name: '模板…' }));
  const panel = screen.getByRole('region', { name: '登记模板' });
  await userEvent.click(within(panel).getByRole('checkbox', { name: '日期' }));
  await userEvent.click(within(panel).getByLabelText('日期 的值'));
  await userEvent.paste('2016.13');
  await userEvent.click(within(panel).getByRole('button', { name: '另存为新模板' }));
  expect(said()).toHaveTextContent('“日期”的值不合要求');
  await userEvent.click(within(panel).getByRole('checkbox', { name: '日期' }));
  await userEvent.click(within(panel).getByRole('button', { name: '另存为新模板' }));
  await vi.waitFor(() => expect(askedFor('catalogue.saveTemplate')).toHaveLength(1), { timeout: 15_000 });
  expect(askedFor('catalogue.saveTemplate')[0]).toEqual({
    id: null,
    version: 0,
    name: '合同',
    shared: false,
    cells: { responsible: '宏远商贸', typeCode: 'HT', title: '供货合同' },
  });
});

it('takes five thousand rows in one paste and one more key stroke without a wait', () => {
  const block = Array.from({ length: 5000 }, (_, at) => ({ title: `文件 ${at + 1}`, pageTo: String(at + 1) }));
  const start = performance.now();
  const pasted = gridReducer(gridOf([], true), { type: 'paste', at: 0, block });
  expect(pasted.rows).toHaveLength(5000);
  expect(pasted.rows.at(-1)?.cells).toMatchObject({ pageFrom: '5000', title: '文件 5000' });
  const middle = pasted.rows[2500] as GridRow;
  const typed = gridReducer(pasted, { type: 'write', key: middle.key, cells: { title: '改' } });
  expect(typed.rows[2500]?.cells.title).toBe('改');
  // Asked of each row for all before it, this took seconds.
  expect(performance.now() - start).toBeLessThan(1500);
  expect(rowOf(item({ id: 1 }), 1).fresh).toBeUndefined();
});
