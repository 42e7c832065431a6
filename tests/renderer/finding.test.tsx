// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import type { OutputOf } from '../../shared/contract/index';
import { err, ok } from '../../shared/result';
import { CatalogueList } from '../../renderer/features/catalogue/list/CatalogueList';
import { ClientPage } from '../../renderer/features/clients/ClientPage';
import { ImportPage } from '../../renderer/features/exchange/ImportPage';
import { usePlace } from '../../renderer/lib/route';
import { expectAccessible } from './axe';
import { client, lists, row } from './catalogue-facts';
import { csvStage, lists as exchangeLists } from './exchange-facts';
import { type Answers, renderScreen } from './fake-client';

/** A catalogue of two volumes, and a working list that keeps what it is given. */
function room() {
  const rows = [
    row({ id: 1, referenceCode: 'HX01-KH·2016-D30-0137-001', state: 'filed' }),
    row({ id: 2, title: '宏远商贸 2017 年往来文件', year: 2017 }),
  ];
  const listed = new Set<number>();
  const answers: Answers = {
    'settings.lists': () => ok(lists),
    'settings.get': () => ok([]),
    'locations.children': () => ok([]),
    'catalogue.facets': () =>
      ok({
        state: [{ value: 'filed', count: 1 }],
        year: [{ value: 2016, count: 1 }],
        level: [],
        retention: [],
        series: [],
        clientKind: [],
        place: [],
        work: [],
        capped: false,
      }),
    'catalogue.list': ({ filter }) => {
      const here = filter.listed ? rows.filter(({ id }) => listed.has(id)) : rows;
      return ok({ rows: here, total: here.length, counted: true, capped: false });
    },
    'worklist.count': () => ok({ total: listed.size }),
    'worklist.add': ({ ids }) => {
      const added = ids.filter((id) => !listed.has(id));
      added.forEach((id) => listed.add(id));
      return ok({ added: added.length, already: ids.length - added.length, total: listed.size });
    },
    'worklist.scan': ({ text }) => {
      if (text === '9') return ok({ kind: 'otherArchive' });
      listed.add(2);
      return ok({ kind: 'added', volumeId: 2, code: '2016-04', title: '宏远商贸 2017 年往来文件' });
    },
    'worklist.ids': () => ok({ ids: [...listed] }),
    'worklist.clear': () => {
      const removed = listed.size;
      listed.clear();
      return ok({ removed });
    },
  };
  return { answers, listed };
}
function Catalogue(): ReactElement {
  return <CatalogueList query={usePlace().query} />;
}
/** A person's many steps, on a machine that does other things too. */
const LONG = 90_000;
const said = () => screen.getByRole('status', { name: '最近的答复' });
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const searches = () => screen.findByRole('group', { name: '已存查询' });

it(
  'keeps a search under a name, opens it again and removes it, and the keyboard stays there',
  { timeout: LONG },
  async () => {
    const { askedFor } = await renderScreen(<Catalogue />, room().answers, { at: '/catalogue?state=filed&year=2016' });
    await userEvent.click(await screen.findByRole('button', { name: '客户' }));
    await press('保存这个查询');
    const name = within(await searches()).getByRole('textbox', { name: '查询名称' });
    expect(name).toHaveFocus();
    await userEvent.paste('在库 2016');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(said()).toHaveTextContent('已保存查询：在库 2016'));
    expect(await searches()).toHaveFocus();
    const chip = await screen.findByRole('button', { name: '在库 2016' });
    expect(chip).toHaveAttribute('aria-pressed', 'true');
    await expectAccessible();

    await press('清除条件');
    expect(chip).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(chip);
    expect(window.location.hash).toBe('#/catalogue?state=filed&year=2016');
    expect(askedFor('catalogue.list').at(-1)).toMatchObject({ filter: { state: 'filed', year: 2016 }, sort: 'client' });

    await userEvent.selectOptions(screen.getByRole('combobox', { name: '年度' }), '');
    await press('保存这个查询');
    await userEvent.paste('在库 2016');
    const again = within(await searches()).getByRole('textbox', { name: '查询名称' });
    expect(again).toHaveAccessibleDescription('这个名称已经有了');
    await userEvent.keyboard('{Escape}');
    await userEvent.click(chip);
    await userEvent.click(within(await searches()).getByRole('button', { name: '删除' }));
    await vi.waitFor(() => expect(screen.queryByRole('button', { name: '在库 2016' })).toBeNull());
    expect(said()).toHaveTextContent('已删除：在库 2016');
    expect(await searches()).toHaveFocus();
  },
);

it('collects marked volumes on the working list, and opens it', { timeout: LONG }, async () => {
  const { answers } = room();
  const { change } = await renderScreen(<Catalogue />, answers, { at: '/catalogue' });
  const line = await screen.findByRole('row', { name: /HX01-KH/ });
  await userEvent.click(line);
  await userEvent.keyboard(' ');
  await press('加入工作清单（1 卷）');
  await vi.waitFor(() => expect(said()).toHaveTextContent('加入 1 卷，工作清单现有 1 卷'));
  await change('worklist');
  await userEvent.click(await screen.findByRole('link', { name: '工作清单（1）' }));
  expect(await screen.findByRole('heading', { level: 1, name: '工作清单' })).toBeVisible();
  await vi.waitFor(() => expect(screen.queryByText(/2017 年往来/)).toBeNull());
});

it('collects by scan, marks all of the list, and empties it', { timeout: LONG }, async () => {
  const { answers, listed } = room();
  listed.add(1);
  const { change } = await renderScreen(<Catalogue />, answers, { at: '/catalogue?listed=true' });
  await press('扫描加入');
  const field = screen.getByRole('textbox', { name: '扫描案卷、盒或架' });
  await userEvent.click(field);
  await userEvent.paste('9');
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText('这是别的档案库的标签')).toBeVisible();
  await userEvent.paste('2016-04');
  await userEvent.keyboard('{Enter}');
  expect(await screen.findByText('已加入')).toBeVisible();
  expect(screen.queryByText('这是别的档案库的标签')).toBeNull();
  expect(field).toHaveFocus();
  expect(listed).toEqual(new Set([1, 2]));
  await expectAccessible();
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: '扫描加入' })).toHaveFocus();

  await change('worklist');
  await press('全部选中');
  await vi.waitFor(() => expect(said()).toHaveTextContent('已选中清单上的 2 卷'));
  expect(await screen.findByRole('button', { name: '移出清单（2 卷）' })).toBeVisible();
  expect(screen.getByRole('button', { name: '打印所选（2）' })).toBeVisible();

  await press('清空清单');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '清空清单' }));
  await vi.waitFor(() => expect(said()).toHaveTextContent('移出 2 卷'));
  await change('worklist');
  expect(await screen.findByText('工作清单是空的')).toBeVisible();
});

it('takes the list out as it stands, says how many rows went where, and what failed', async () => {
  let full = false;
  const { askedFor } = await renderScreen(
    <Catalogue />,
    {
      ...room().answers,
      'shell.pickSave': ({ name }) => ok({ ticket: 'pick-1', name }),
      'exchange.export': () => (full ? err({ code: 'diskFull', needed: 32 }) : ok({ rows: 2, items: 10 })),
    },
    { at: '/catalogue?state=filed' },
  );
  await press('导出');
  const panel = screen.getByRole('region', { name: '导出：案卷' });
  await expectAccessible(panel);
  const [workbook] = within(panel).getAllByRole('button');
  if (workbook === undefined) throw new Error('nothing to choose');
  await userEvent.click(workbook);
  await vi.waitFor(() => expect(said()).toHaveTextContent('已导出 12 行到 HX01 案卷 2026-11-23.xlsx'));
  expect(askedFor('exchange.export')).toMatchObject([
    { format: 'xlsx', file: 'pick-1', list: { of: 'volumes', part: 'both', filter: { state: 'filed' }, ids: null } },
  ]);
  expect(screen.queryByRole('region', { name: '导出：案卷' })).toBeNull();
  expect(screen.getByRole('button', { name: '导出' })).toHaveFocus();

  full = true;
  await press('导出');
  await userEvent.click(screen.getAllByRole('button', { name: /CSV/ })[0] ?? panel);
  expect(await within(screen.getByRole('region', { name: '导出：案卷' })).findByRole('alert')).toHaveTextContent(
    '磁盘',
  );
});

it('offers the mapping kept for this header, and takes it', { timeout: LONG }, async () => {
  const [sheet] = csvStage.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  const saved = {
    id: 3,
    name: '客服部台账',
    kind: 'volumes' as const,
    headerRow: 1,
    mapping: { number: 2, clientCode: 1, title: 0 },
  };
  const kept = vi.fn();
  await renderScreen(<ImportPage />, {
    'settings.lists': () => ok(exchangeLists),
    'exchange.batches': () => ok([]),
    'shell.pickFile': () => ok({ ticket: 'pick-1', name: csvStage.fileName, bytes: 1000 }),
    'exchange.stage': () => ok({ ...csvStage, sheets: [{ ...sheet, saved }] }),
    'exchange.discard': () => ok({}),
    'exchange.saveMapping': (input) => {
      kept(input);
      return ok({ id: 3, name: input.name, kind: input.kind, header: input.header, usedAt: null, version: 2 });
    },
  });
  await userEvent.click((await screen.findAllByRole('button', { name: '选择台账文件' }))[0] ?? document.body);
  const offer = await screen.findByRole('group', { name: '保存的列对应' });
  expect(offer).toHaveTextContent('认得这个表头：可按保存的“客服部台账”对应各列。');
  const number = () => within(screen.getByRole('table')).getByRole('row', { name: /^案卷号/ });
  expect(number()).toHaveTextContent('K-1');
  await userEvent.click(within(offer).getByRole('button', { name: '照此对应' }));
  expect(number()).toHaveTextContent('𠮷祥商行');
  expect(offer).toHaveTextContent('现按“客服部台账”对应');
  expect(offer).toHaveFocus();

  await userEvent.click(within(offer).getByRole('button', { name: '保存这样的对应，供下次使用' }));
  expect(within(offer).getByRole('textbox', { name: '对应的名称' })).toHaveValue('客服部台账');
  await userEvent.click(within(offer).getByRole('button', { name: /保\s?存/ }));
  await vi.waitFor(() => expect(said()).toHaveTextContent('已保存列对应：客服部台账'));
  expect(kept).toHaveBeenCalledWith({
    name: '客服部台账',
    kind: 'volumes',
    header: ['档号', '客户编号', '题名'],
    mapping: saved.mapping,
  });
  expect(offer).toHaveFocus();
});

it('says that the first contact is due (ZZ-1.3), notes it, and shows what of the client is lent', async () => {
  let made: OutputOf<'clients.contacts'> = { first: { kind: 'open', dueOn: '2026-11-27' }, rows: [] };
  const { change, askedFor } = await renderScreen(<ClientPage id={7} />, {
    'settings.lists': () => ok(lists),
    'settings.get': () => ok([]),
    'persons.list': () => ok({ rows: [], next: null, total: 0 }),
    'clients.get': () => ok(client),
    'audit.of': () => ok([]),
    'forms.issued': () => ok([]),
    'catalogue.list': () => ok({ rows: [], total: 0, counted: true, capped: false }),
    'clients.contacts': () => ok(made),
    'clients.recordContact': ({ onDay, manner, byId, note }) =>
      ok((made = { first: { kind: 'made', onDay }, rows: [{ id: 1, onDay, manner, byId, by: '李文', note }] })),
  });
  const part = await screen.findByRole('group', { name: '联系记录' });
  expect(within(part).getByRole('status')).toHaveTextContent('请在 2026-11-27 以前首次联系');
  expect(screen.getByText('这个客户的案卷都没有借出。')).toBeVisible();
  await press('登记一次联系');
  const form = screen.getByRole('form', { name: '登记一次联系' });
  await userEvent.click(within(form).getByRole('button', { name: /保\s?存/ }));
  const note = within(form).getByLabelText(/^情况/);
  await vi.waitFor(() => expect(note).toHaveAccessibleDescription('此栏必填'));
  expect(askedFor('clients.recordContact')).toEqual([]);
  await userEvent.click(note);
  await userEvent.paste('说明往来文件的归档');
  await expectAccessible();
  await userEvent.click(within(form).getByRole('button', { name: /保\s?存/ }));
  await vi.waitFor(() => expect(said()).toHaveTextContent('已登记联系记录'));
  expect(askedFor('clients.recordContact')).toEqual([
    { id: 7, onDay: '2026-11-23', manner: 'telephone', byId: 1, note: '说明往来文件的归档' },
  ]);
  await change('clients');
  expect(await within(part).findByText('2026-11-23 · 电话 · 李文 · 说明往来文件的归档')).toBeVisible();
  expect(within(part).queryByRole('status')).toBeNull();
  expect(part).toHaveFocus();
});
