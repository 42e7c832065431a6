// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import type { Volume } from '../../shared/contract/catalogue';
import { err, ok } from '../../shared/result';
import { matchPath, usePlace } from '../../renderer/lib/route';
import { LeaveGuard } from '../../renderer/lib/use-leave-guard';
import { NewVolume } from '../../renderer/features/catalogue/volume/NewVolume';
import { VolumePage } from '../../renderer/features/catalogue/volume/VolumePage';
import { expectAccessible } from './axe';
import { client, item, roomWith, volume } from './catalogue-facts';
import { type Answers, renderScreen, settle } from './fake-client';

/** The two addresses of a volume as App has them, under the guard that asks before unsaved work is left. */
function AtAddress(): ReactElement {
  const { path, query } = usePlace();
  const id = matchPath('/volumes/:id', path)?.['id'];
  const screenOf = () => {
    if (path === '/volumes/new')
      return <NewVolume clientId={query['clientId'] === undefined ? null : Number(query['clientId'])} />;
    return id === undefined ? (
      <h1>elsewhere {path}</h1>
    ) : (
      <VolumePage
        key={path}
        id={Number(id)}
        begin={query['edit'] === 'items' ? { kind: 'items' } : { kind: 'view' }}
        item={query['item'] === undefined ? null : Number(query['item'])}
      />
    );
  };
  return <LeaveGuard>{screenOf()}</LeaveGuard>;
}
async function open(
  start: Volume,
  more: Answers = {},
  given: { at?: string; language?: 'en' | 'zh-CN'; session?: { roles: ('archivist' | 'manager')[] } } = {},
) {
  const room = roomWith(start);
  const drawn = await renderScreen(<AtAddress />, { ...room.answers, ...more }, { at: '/volumes/12', ...given });
  return { ...drawn, room };
}
const complete = (): Volume =>
  volume({
    items: [{ ...item({ id: 50, pageTo: 9 }), id: 50, sequence: 1, sourceDepartment: null, typeName: '合同' }],
  });
const answer = () => screen.getByRole('status', { name: '最近的答复' });
/** By its label: on a page this long a search by role takes seconds in jsdom. */
const field = (name: string) => screen.getByLabelText(name);
const button = (name: string) => screen.getByRole('button', { name });

it('begins a volume for the client of the address, by name although no list holds it', async () => {
  const nobody = { rows: [], next: null, total: 0 };
  const { askedFor } = await open(
    complete(),
    { 'clients.list': () => ok(nobody), 'clients.get': () => ok({ ...client, id: 137 }) },
    { at: '/volumes/new?clientId=137' },
  );
  expect(await screen.findAllByTitle(`${client.code} ${client.name}`)).not.toEqual([]);
  expect(askedFor('clients.get')).toEqual([{ id: 137 }]);
});

it('reads from top to bottom: code, state, place in a sentence, facts, items, checks, movements', async () => {
  await open(complete());
  expect(await screen.findByRole('heading', { level: 1, name: '未编号 宏远商贸 2016 年往来文件' })).toBeVisible();
  expect(screen.getByText(/^在 1-03-2-4 · 上次变动 2026-03-02/)).toBeVisible();
  expect(screen.getByText('长期（30年）')).toBeVisible();
  expect(screen.getByText('2017-01-01 至 2046-12-31，2047-01-01 起可鉴定销毁')).toBeVisible();
  expect(
    await within(screen.getByRole('region', { name: '卷内文件' })).findByRole('row', { name: /年度供货合同/ }),
  ).toBeVisible();
  expect(screen.getByText('没有缺项，可以归档。')).toBeVisible();
  expect(
    within(screen.getByRole('region', { name: '位置变动' })).getByRole('row', { name: /张三 — 1-03-2-4 台账导入$/ }),
  ).toBeVisible();
  await expectAccessible();
});

it(
  'begins a volume, takes its items by keyboard, is refused with reasons, and files when they are mended',
  { timeout: 60_000 },
  async () => {
    const blank = volume({
      clientId: null,
      clientCode: null,
      clientName: null,
      year: null,
      title: '',
      firstMonth: null,
      lastMonth: null,
      retention: null,
      checkedBy: null,
      formingDepartmentId: null,
      formingDepartment: null,
      pages: null,
    });
    const { askedFor, change } = await open(blank, {}, { at: '/volumes/new' });
    await screen.findByRole('form', { name: '新建案卷' });
    await userEvent.type(field('题名'), '宏远商贸 2016 年往来文件');
    await userEvent.type(field('年度'), '2016');
    await userEvent.type(field('起始年月'), '201603');
    await userEvent.type(field('终止年月'), '2016.11');
    await userEvent.keyboard('{Control>}s{/Control}');
    expect(await screen.findByRole('grid', { name: '卷内文件，1 件' })).toBeVisible();
    expect(askedFor('catalogue.saveVolume')).toMatchObject([
      {
        id: null,
        title: '宏远商贸 2016 年往来文件',
        year: 2016,
        firstMonth: '2016-03',
        lastMonth: '2016-11',
        retention: { kind: 'years', years: 10 },
        compiledBy: { personId: 1, name: '李文' },
      },
    ]);
    expect(answer()).toHaveTextContent('已新建案卷');
    await change('catalogue');

    await userEvent.keyboard('恒销3号{Tab}宏远{Tab}年度供货合同{Tab}20160314{Tab}{Tab}9{Control>}s{/Control}');
    expect(await screen.findByText('缺 4 项，不能归档')).toBeVisible();
    await userEvent.click(button('归档'));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: '归档' })).toBeDisabled();
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((one) => one.textContent),
    ).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/没有客户/),
        expect.stringMatching(/没有形成部门/),
        expect.stringMatching(/没有检查人/),
        expect.stringMatching(/没有清点页数/),
      ]),
    );
    await userEvent.click(within(dialog).getByRole('button', { name: '去填写：装订卷没有清点页数' }));

    expect(await screen.findByLabelText('页数')).toHaveFocus();
    await userEvent.keyboard('9');
    await userEvent.type(field('检查人'), '陈静');
    await userEvent.click(field('客户'));
    await userEvent.click(await screen.findByTitle('0137 宏远商贸有限公司'));
    await userEvent.click(field('形成部门'));
    await userEvent.click(await screen.findByTitle('客户服务部'));
    expect(screen.getByText('有未保存的修改')).toBeVisible();
    await userEvent.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText('没有缺项，可以归档。')).toBeVisible();

    await userEvent.click(button('归档'));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '归档' }));
    expect(await screen.findByRole('heading', { level: 1, name: /HX01-KH·2016-D30-0137-001/ })).toBeVisible();
    expect(answer()).toHaveTextContent('已归档，档号 HX01-KH·2016-D30-0137-001');
    expect(screen.queryByRole('button', { name: '修改（E）' })).toBeNull();
  },
);

it('edits in place by one key, shows what is unsaved and how long it will be kept, and asks before leaving', async () => {
  await open(complete());
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('e');
  await screen.findByRole('form', { name: '修改案卷信息' });
  expect(screen.getByText('台账原写“长期”，照原样保留')).toBeVisible();
  await userEvent.clear(field('终止年月'));
  await userEvent.type(field('终止年月'), '2018-02');
  expect(screen.getByRole('status', { name: '保管时间' })).toHaveTextContent(
    '2019-01-01 至 2048-12-31，2049-01-01 起可鉴定销毁',
  );
  expect(screen.getByText('有未保存的修改')).toBeVisible();
  await expectAccessible();

  act(() => {
    window.location.hash = '#/catalogue';
  });
  await userEvent.click(
    within(await screen.findByRole('dialog', { name: '有未保存的修改' })).getByRole('button', { name: '留在此页' }),
  );
  expect(field('终止年月')).toHaveValue('2018-02');
  expect(window.location.hash).toBe('#/volumes/12');
  await userEvent.type(field('终止年月'), '{Escape}');
  await userEvent.click(
    within(await screen.findByRole('dialog', { name: '有未保存的修改' })).getByRole('button', { name: '离开' }),
  );
  expect(await screen.findByText(/这个案卷有 .* 留下的草稿/)).toBeVisible();
  await userEvent.click(button('继续修改'));
  expect(await screen.findByDisplayValue('2018-02')).toBeVisible();
});

it("puts a field's complaint at the field", async () => {
  const { askedFor } = await open(complete());
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('e');
  await screen.findByRole('form');
  await userEvent.clear(field('起始年月'));
  await userEvent.type(field('起始年月'), '2016-15');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(field('起始年月')).toHaveAccessibleDescription('不是有效年月，例如 2026-03'));
  expect(askedFor('catalogue.saveVolume')).toEqual([]);
});

it('says that someone else saved, takes their changes in and keeps mine', async () => {
  const { room, askedFor } = await open(complete());
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('e');
  await screen.findByRole('form');
  await userEvent.type(field('题名'), '（改）');
  await userEvent.type(field('互见号'), '见 2015-02');
  room.hold({ ...room.held(), version: 8, note: '他人的备注', title: '他人的题名' });
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(await screen.findByRole('alert')).toHaveTextContent('别人保存了这个案卷');
  await userEvent.click(button('读取新内容，保留我的修改'));
  expect(await screen.findByText('双方都改过，请核对：题名')).toBeVisible();
  expect(field('备注')).toHaveValue('他人的备注');
  expect(field('题名')).toHaveValue('宏远商贸 2016 年往来文件（改）');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(answer()).toHaveTextContent('已保存'));
  expect(askedFor('catalogue.saveVolume').at(-1)).toMatchObject({
    version: 8,
    crossReference: '见 2015-02',
    note: '他人的备注',
  });
});

it('reopens with a reason, and discards only after a word was typed', async () => {
  const filed = {
    ...complete(),
    state: 'filed' as const,
    referenceCode: 'HX01-KH·2016-D30-0137-001',
    filedOn: '2026-11-22',
  };
  const { unmount, askedFor } = await open(filed);
  await userEvent.click(await screen.findByRole('button', { name: '退回重整' }));
  const dialog = await screen.findByRole('dialog');
  expect(within(dialog).getByRole('button', { name: '退回重整' })).toBeDisabled();
  await userEvent.type(within(dialog).getByRole('textbox', { name: '理由' }), '补入材料');
  await userEvent.click(within(dialog).getByRole('button', { name: '退回重整' }));
  expect(await screen.findByText('没有检查人')).toBeVisible();
  expect(askedFor('catalogue.reopen')).toEqual([{ id: 12, version: 3, reason: '补入材料' }]);
  expect(askedFor('desk.dropDraft')).toContainEqual({ key: 'reason:volume:12:reopen' });
  expect(screen.queryByRole('button', { name: '撤销案卷' })).toBeNull();
  unmount();

  const begun = await open(volume());
  await userEvent.click(await screen.findByRole('button', { name: '撤销案卷' }));
  const ask = await screen.findByRole('dialog');
  await userEvent.type(within(ask).getByRole('textbox', { name: /理由/ }), '误建');
  expect(within(ask).getByRole('button', { name: '撤销案卷' })).toBeDisabled();
  await userEvent.type(within(ask).getByRole('textbox', { name: /输入“撤销”/ }), '撤销');
  await userEvent.click(within(ask).getByRole('button', { name: '撤销案卷' }));
  expect(await screen.findByText('elsewhere /catalogue')).toBeVisible();
  expect(begun.askedFor('catalogue.discard')).toEqual([{ id: 12, version: 3, reason: '误建' }]);
  expect(begun.askedFor('desk.dropDraft')).toContainEqual({ key: 'reason:volume:12:discard' });
});

it('shows inside the dialog why filing was refused after all', async () => {
  await open(complete(), { 'catalogue.file': () => err({ code: 'stale', entity: 'volume', id: '12' }) });
  await userEvent.click(await screen.findByRole('button', { name: '归档' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.click(within(dialog).getByRole('button', { name: '归档' }));
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('刚被修改过');
});

it('lets who may only read see everything and change nothing, and says what failed', async () => {
  const { unmount } = await open(volume(), {}, { session: { roles: ['manager'] }, language: 'en' });
  expect(await screen.findByRole('heading', { level: 1, name: /no reference code/ })).toBeVisible();
  expect(screen.getByText('One thing missing; cannot be filed')).toBeVisible();
  expect(screen.getByText('No items are entered')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Edit|File|Discard|Go to field/ })).toBeNull();
  await userEvent.keyboard('e');
  expect(screen.queryByRole('form')).toBeNull();
  unmount();
  await open(volume(), { 'catalogue.volume': () => err({ code: 'notFound', entity: 'volume', id: '12' }) });
  expect(await screen.findByRole('alert')).toHaveTextContent('找不到这条记录');
});

it('lists who did what, with the names of what was changed', async () => {
  const entry = {
    seq: 41,
    at: '2026-11-20T02:00:00.000Z',
    day: '2026-11-20',
    operator: '李文',
    deed: 'volume.saved',
    reason: null,
    signers: [{ name: '李文', capacity: 'operator' }],
    hash: 'ab'.repeat(32),
    subjects: 1,
    details: [
      {
        subject: 'volume:12',
        label: null,
        state: 'readable' as const,
        before: { title: '旧', version: 1 },
        after: { title: '新', version: 2 },
      },
    ],
  };
  await open(complete(), { 'audit.of': () => ok([entry]) });
  const history = await screen.findByRole('region', { name: '办理经过' });
  expect(await within(history).findByRole('listitem')).toHaveTextContent('李文 · 修改案卷 · 改动：题名');
  expect(within(history).getByRole('link', { name: '在日志中查看全部' })).toHaveAttribute(
    'href',
    '#/audit?subject=volume%3A12',
  );
});

it('stands on the item somebody came for, shown, marked and under the keyboard', async () => {
  const many = Array.from({ length: 300 }, (_, index) => ({
    ...item({ id: 50 + index, title: `第 ${index + 1} 份` }),
    id: 50 + index,
    sequence: index + 1,
    sourceDepartment: null,
    typeName: null,
  }));
  await open(volume({ items: many }), {}, { at: '/volumes/12?item=299' });
  const list = await screen.findByRole('grid', { name: /卷内目录/ });
  await waitFor(() => expect(list).toHaveFocus());
  const stood = () => document.getElementById(list.getAttribute('aria-activedescendant') ?? '');
  await waitFor(() => expect(stood()).toHaveTextContent('第 250 份'));
  expect(stood()).toHaveClass('table-line-active');
  await userEvent.keyboard('{ArrowDown}');
  expect(stood()).toHaveTextContent('第 251 份');

  await settle(() => void (window.location.hash = '/volumes/12?item=50'));
  await waitFor(() => expect(stood()).toHaveTextContent('第 1 份'));
});
