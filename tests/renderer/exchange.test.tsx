// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { err, ok } from '../../shared/result';
import { ImportPage } from '../../renderer/features/exchange/ImportPage';
import { expectAccessible } from './axe';
import { batch, type Batch, issues, lists, stage, summary } from './exchange-facts';
import { type Answers, renderScreen } from './fake-client';

/** The same ledger with nothing left to correct. */
const mapped = {
  ...stage,
  sheets: stage.sheets.map((sheet) => ({ ...sheet, mapping: { ...sheet.mapping, title: 1 } })),
};
const file = { ticket: 'pick-1', name: stage.fileName, bytes: 603_447 };
const engine: Answers = {
  'settings.lists': () => ok(lists),
  'exchange.batches': () => ok([]),
  'shell.pickFile': () => ok(file),
  'exchange.stage': () => ok(stage),
  'exchange.check': () => ok(summary),
  'exchange.issues': ({ severity = null, reason = null }) => {
    const rows = issues.filter(
      (issue) => (severity === null || issue.severity === severity) && (reason === null || issue.reason === reason),
    );
    return ok({ rows: [...rows], next: null, total: rows.length });
  },
  'exchange.commit': () => ok(batch),
  'exchange.discard': () => ok({}),
  // Chosen for the ledger before this one.
  'desk.views': () => ok({ 'exchange.defaults': { formingDepartmentId: 1, seriesId: 1, binding: 'bound' } }),
};
const press = async (name: string | RegExp) => {
  const [first] = await screen.findAllByRole('button', { name });
  if (first !== undefined) await userEvent.click(first);
};
const step = () =>
  within(screen.getByRole('list', { name: '导入步骤' }))
    .getAllByRole('listitem')
    .find((item) => item.getAttribute('aria-current') === 'step')?.textContent;
async function choose(field: HTMLElement, option: string | RegExp) {
  await userEvent.click(field);
  const list = document.getElementById(field.getAttribute('aria-controls') ?? '')?.closest('.ant-select-dropdown');
  if (!(list instanceof HTMLElement)) throw new Error('the list did not open');
  await userEvent.click(within(list).getByTitle(option));
}

/** The whole journey, some forty steps of a person, on a machine that does other things too. */
const LONG = 90_000;

it(
  'takes a ledger in: the wrong mapping corrected, checked, committed, undone',
  async () => {
    let batches: Batch[] = [];
    const { askedFor, change } = await renderScreen(<ImportPage />, {
      ...engine,
      'exchange.batches': () => ok(batches),
      'exchange.commit': () => ok((batches = [batch])[0] ?? batch),
      'exchange.undo': () =>
        ok((batches = [{ ...batch, undoneAt: '2026-11-23T03:00:00.000Z', undoBlocked: 'alreadyUndone' }])[0] ?? batch),
    });
    expect(await screen.findByText('还没有导入过')).toBeVisible();
    expect(step()).toBe('1. 选择文件');

    await press('选择台账文件');
    expect(step()).toBe('2. 对应各列');
    expect(document.activeElement).toHaveTextContent('2. 对应各列');
    expect(screen.getByText('案卷（1,605 行）、卷内（11,047 行）')).toBeVisible();
    const mapping = screen.getByRole('table', { name: '案卷：字段与列' });
    expect(within(mapping).getByRole('row', { name: /^案卷号/ })).toHaveTextContent(
      'HX01-KH·2024-D30-0137-001 · HX01-KH·2024-D30-0138-001',
    );
    expect(screen.getByText('未取用的列：卷名全称、柜号')).toBeVisible();

    expect(within(mapping).queryByRole('combobox', { name: '互见号' })).toBeNull();
    await press('显示没有对应列的 29 个字段');
    expect(within(mapping).getByRole('combobox', { name: '互见号' })).toBeVisible();
    await press('收起没有对应列的字段');

    await press('核对每一行');
    expect(await screen.findByRole('alert')).toHaveTextContent('案卷：请指明“案卷题名”在哪一列');
    expect(askedFor('exchange.check')).toEqual([]);

    const title = within(mapping).getByRole('combobox', { name: '案卷题名' });
    expect(title).toBeInvalid();
    await choose(title, '卷名全称');
    expect(within(mapping).getByRole('row', { name: /^案卷题名/ })).toHaveTextContent(
      '晨光贸易合同卷 · 远山建材往来函件',
    );
    await userEvent.click(screen.getByRole('radio', { name: /是旧号/ }));
    await choose(
      within(screen.getByRole('group', { name: '台账没有写明时' })).getByRole('combobox', { name: '形成部门' }),
      '客户服务部',
    );
    await press('核对每一行');

    expect(step()).toBe('3. 核对');
    expect(askedFor('exchange.check')).toEqual([
      {
        stage: 'stage0001',
        choices: {
          sheets: [
            { name: '案卷', kind: 'volumes', headerRow: 3, mapping: { number: 0, clientCode: 1, title: 2, year: 3 } },
            { name: '卷内', kind: 'items', headerRow: 1, mapping: { volumeNumber: 0, title: 1, pages: 2 } },
          ],
          numbersAre: 'oldNumber',
          defaults: { formingDepartmentId: 1, seriesId: 1, binding: 'bound' },
        },
      },
    ]);
    expect(screen.getByRole('region', { name: '核对结果' })).toHaveTextContent(
      '12,652 行中可导入 12,594 行，58 行不导入。 8 行有提醒，照常导入。 现在还没有写入任何内容。',
    );
    expect(
      await screen.findByRole('row', { name: /案卷 84 不导入 不是有效的年月 起止日期 2016.13—2016.12/ }),
    ).toBeVisible();

    await press('导入 12,594 行');
    expect(step()).toBe('4. 完成');
    expect(await screen.findByText('已导入 1,547 卷、10,650 件、12 个新客户、3 个新位置')).toBeVisible();
    expect(screen.getByRole('link', { name: '查看目录' })).toHaveAttribute('href', '#/catalogue');
    expect(askedFor('exchange.discard')).toEqual([]);
    await change('exchange');

    await press('撤销导入 客户档案台账.xlsx');
    const dialog = within(screen.getByRole('dialog', { name: '撤销第 3 批导入' }));
    const undo = dialog.getByRole('button', { name: '撤销导入' });
    await userEvent.type(dialog.getByRole('textbox', { name: /理由/ }), '选错了文件');
    expect(undo).toBeDisabled();
    await userEvent.type(dialog.getByRole('textbox', { name: /输入“撤销”以确认/ }), '撤销');
    await userEvent.click(undo);
    expect(
      await screen.findByText('已撤销第 3 批导入，撤回 1,547 卷、10,650 件、12 个新客户、3 个新位置'),
    ).toBeVisible();
    expect(askedFor('exchange.undo')).toEqual([{ batchId: 3, reason: '选错了文件' }]);
    expect(askedFor('desk.dropDraft')).toContainEqual({ key: 'reason:import:3' });
    await change('exchange');
    expect(screen.getByRole('row', { name: /^3 / })).toHaveTextContent(/已于 2026-11-23 \d\d:00 撤销/);
    expect(screen.queryByRole('button', { name: '撤销导入 客户档案台账.xlsx' })).toBeNull();
    expect(step()).toBe('1. 选择文件');
  },
  LONG,
);

it(
  'has no grave finding at any step',
  async () => {
    await renderScreen(<ImportPage />, {
      ...engine,
      'exchange.batches': () => ok([batch]),
      'exchange.stage': () => ok(mapped),
    });
    await screen.findByRole('table', { name: '已导入的批次' });
    await expectAccessible();
    await press('选择台账文件');
    await expectAccessible();
    await press('核对每一行');
    await screen.findByRole('grid');
    await expectAccessible();
  },
  LONG,
);

it('narrows the issues by outcome and by reason, each chip saying how many', async () => {
  const { askedFor } = await renderScreen(<ImportPage />, { ...engine, 'exchange.stage': () => ok(mapped) });
  await press('选择台账文件');
  await press('核对每一行');
  await press('提醒 8');
  expect(await screen.findByRole('row', { name: /公式/ })).toBeVisible();
  expect(screen.queryByRole('row', { name: /缺题名/ })).toBeNull();
  await press('全部');
  await press('缺题名 50');
  expect(screen.getByRole('button', { name: '缺题名 50' })).toHaveAttribute('aria-pressed', 'true');
  expect(askedFor('exchange.issues').at(-1)).toEqual({
    stage: 'stage0001',
    severity: 'error',
    reason: 'titleMissing',
    after: null,
    limit: 200,
  });
});

it('lets the header row be chosen anew and finds the columns that are named as the fields are', async () => {
  const { askedFor } = await renderScreen(<ImportPage />, {
    ...engine,
    'exchange.stage': () =>
      ok({
        ...stage,
        sheets: [
          {
            name: '客户',
            rows: 2,
            headerRow: null,
            header: [],
            kind: null,
            mapping: {},
            saved: null,
            sample: [
              { row: 2, cells: ['说明'] },
              { row: 5, cells: ['客户 名称', 'Client code', '电话'] },
              { row: 6, cells: ['𠮷祥商行', '0001', ''] },
            ],
          },
        ],
      }),
  });
  await press('选择台账文件');
  await press('核对每一行');
  expect(await screen.findByRole('alert')).toHaveTextContent('没有选中任何工作表');
  await choose(screen.getByRole('combobox', { name: '表中是' }), '客户');
  await press('核对每一行');
  expect(screen.getByRole('alert')).toHaveTextContent('客户：请指明表头行');
  await choose(screen.getByRole('combobox', { name: /表头行/ }), /^第 5 行/);
  expect(screen.getByRole('row', { name: /^客户编号/ })).toHaveTextContent('0001');
  await press('核对每一行');
  expect(askedFor('exchange.check')).toMatchObject([
    {
      choices: {
        sheets: [{ name: '客户', kind: 'clients', headerRow: 5, mapping: { code: 1, name: 0, phone: 2, kind: null } }],
      },
    },
  ]);
});

it('says why a file is refused, and that the archive is as it was', async () => {
  await renderScreen(<ImportPage />, {
    ...engine,
    'exchange.stage': () => err({ code: 'fileRefused', reason: 'raggedRow', facts: { line: '18' } }),
  });
  await press('选择台账文件');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('第 18 行的列数与其他行不同。');
  expect(alert).toHaveTextContent('档案库没有变动');
  expect(step()).toBe('1. 选择文件');
});
