// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import type { Client } from '../../shared/contract/clients';
import { err, ok } from '../../shared/result';
import { usePlace } from '../../renderer/lib/route';
import { ClientList } from '../../renderer/features/clients/ClientList';
import { ClientPage } from '../../renderer/features/clients/ClientPage';
import { NewClient } from '../../renderer/features/clients/NewClient';
import { expectAccessible } from './axe';
import { client, lists, row } from './catalogue-facts';
import { type Answers, renderScreen } from './fake-client';

function clientRoom(start: Client) {
  let held = start;
  const answers: Answers = {
    'settings.lists': () => ok(lists),
    'settings.get': () => ok([]),
    'persons.list': () => ok({ rows: [], next: null, total: 0 }),
    'clients.list': () => ok({ rows: [held], next: null, total: 1 }),
    'clients.get': () => ok(held),
    'audit.of': () => ok([]),
    'forms.issued': () => ok([]),
    'catalogue.list': () =>
      ok({
        rows: [row({ id: 2, year: 2016 }), row({ id: 1, year: 2015, title: '宏远商贸 2015 年往来文件' })],
        total: 2,
        counted: true,
        capped: false,
      }),
    'clients.save': (input) => {
      const saved = input;
      if (saved.id !== null && saved.version !== held.version)
        return err({ code: 'stale', entity: 'client', id: String(held.id) });
      return ok((held = { ...held, ...saved, id: held.id, version: held.version + 1 }));
    },
  };
  return { answers, hold: (next: Client) => (held = next) };
}
function AtAddress(): ReactElement {
  return <ClientList query={usePlace().query} />;
}
const answer = () => screen.getByRole('status', { name: '最近的答复' });

it('lists clients, filters in the address, opens by Enter, and has no grave finding', async () => {
  const { askedFor } = await renderScreen(<AtAddress />, clientRoom(client).answers, { at: '/clients' });
  expect(
    await screen.findByRole('row', { name: /0137 宏远商贸有限公司 经销商 王芳 2012-05-04 2 2015–2016/ }),
  ).toBeVisible();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: '类别' }), '经销商');
  await userEvent.type(screen.getByRole('searchbox', { name: '编号、名称、联系人' }), '宏');
  expect(askedFor('clients.list').at(-1)).toMatchObject({ text: '宏', kind: '经销商' });
  expect(window.location.hash).toBe(`#/clients?${new URLSearchParams({ text: '宏', kind: '经销商' }).toString()}`);
  await expectAccessible();
  act(() => screen.getByRole('grid').focus());
  await userEvent.keyboard('{Enter}');
  expect(window.location.hash).toBe('#/clients/7');
});

it('sorts by any of its columns, and the volumes of a client by any of theirs', async () => {
  const list = await renderScreen(<AtAddress />, clientRoom(client).answers, { at: '/clients' });
  await screen.findByRole('row', { name: /0137/ });
  for (const [head, sort] of [
    ['类别', 'kind'],
    ['案卷数', 'volumes'],
    ['年度', 'years'],
  ] as const) {
    await userEvent.click(screen.getByRole('button', { name: head }));
    await vi.waitFor(() => expect(list.askedFor('clients.list').at(-1)).toMatchObject({ sort, descending: false }));
  }
  list.unmount();
  const page = await renderScreen(
    <ClientPage id={7} />,
    {
      ...clientRoom(client).answers,
      'shell.pickSave': () => ok({ ticket: 'f', name: '案卷.xlsx' }),
      'exchange.export': () => ok({ rows: 2, items: 0 }),
    },
    { at: '/clients/7' },
  );
  await userEvent.click(await screen.findByRole('button', { name: '当前位置' }));
  await vi.waitFor(() => expect(page.askedFor('catalogue.list').at(-1)).toMatchObject({ sort: 'current' }));
  await userEvent.click(screen.getByRole('button', { name: '导出' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Excel 工作簿' }));
  await vi.waitFor(() =>
    expect(page.askedFor('exchange.export').at(-1)).toMatchObject({
      list: { of: 'volumes', part: 'volumes', filter: { clientId: 7 }, sort: 'current', descending: false, ids: null },
      format: 'xlsx',
    }),
  );
});

it('says that there are none, that none fits, and what failed', async () => {
  const none: Answers = { ...clientRoom(client).answers, 'clients.list': () => ok({ rows: [], next: null, total: 0 }) };
  const first = await renderScreen(<AtAddress />, none, { at: '/clients', language: 'en' });
  expect(await screen.findByText('No clients yet')).toBeVisible();
  first.unmount();
  const second = await renderScreen(<AtAddress />, none, { at: '/clients?text=zz' });
  expect(await screen.findByText('没有符合条件的客户')).toBeVisible();
  second.unmount();
  await renderScreen(<ClientPage id={7} />, {
    ...none,
    'clients.get': () => err({ code: 'notFound', entity: 'client', id: '7' }),
  });
  expect(await screen.findByRole('alert')).toHaveTextContent('找不到这条记录');
});

it('enters a client with its contacts, and opens its page', async () => {
  const { askedFor } = await renderScreen(<NewClient />, clientRoom(client).answers, { at: '/clients/new' });
  await screen.findByRole('form', { name: '新建客户' });
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(screen.getByLabelText(/^客户编号/)).toHaveAccessibleDescription('此栏必填'));
  await userEvent.type(screen.getByLabelText(/^客户编号/), '0200');
  await userEvent.type(screen.getByLabelText(/^客户名称/), '新光𠮷商行');
  await userEvent.click(screen.getByRole('button', { name: '加联系人' }));
  const contact = screen.getByRole('group', { name: '第 1 位联系人' });
  await userEvent.type(within(contact).getByLabelText('姓名'), '孙梅');
  await userEvent.type(within(contact).getByLabelText('电话'), '13900000000');
  await expectAccessible();
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(window.location.hash).toBe('#/clients/7'));
  expect(askedFor('clients.save')).toMatchObject([
    {
      id: null,
      code: '0200',
      name: '新光𠮷商行',
      openedOn: '2026-11-23',
      contacts: [{ name: '孙梅', phone: '13900000000', note: null }],
    },
  ]);
  expect(answer()).toHaveTextContent('已保存客户：新光𠮷商行');
});

it('shows a client with contacts, volumes by year and history, and begins a volume for it', async () => {
  await renderScreen(<ClientPage id={7} />, clientRoom(client).answers, { at: '/clients/7' });
  expect(await screen.findByRole('heading', { level: 1, name: '0137 宏远商贸有限公司' })).toBeVisible();
  expect(screen.getByText('赵强 · 13800000000')).toBeVisible();
  expect(screen.getByText('2 卷，2015 至 2016 年')).toBeVisible();
  const years = (await screen.findAllByRole('row'))
    .slice(1)
    .map((line) => within(line).getAllByRole('gridcell')[0]?.textContent);
  expect(years).toEqual(['2016', '2015']);
  await expectAccessible();
  await userEvent.keyboard('{Control>}n{/Control}');
  expect(window.location.hash).toBe('#/volumes/new?clientId=7');
});

it('edits in place, and after someone else saved keeps my changes on top of theirs', async () => {
  const room = clientRoom(client);
  const { askedFor } = await renderScreen(<ClientPage id={7} />, room.answers);
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('e');
  await screen.findByRole('form', { name: '修改客户信息' });
  await userEvent.type(screen.getByLabelText('备注'), '重点客户');
  expect(screen.getByText('有未保存的修改')).toBeVisible();
  room.hold({ ...client, version: 4, keeper: '周岚' });
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(await screen.findByRole('alert')).toHaveTextContent('别人保存了这个客户');
  await userEvent.click(screen.getByRole('button', { name: '读取新内容，保留我的修改' }));
  await vi.waitFor(() => expect(screen.getByLabelText('客服专员（按所写姓名）')).toHaveValue('周岚'));
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(answer()).toHaveTextContent('已保存客户'));
  expect(askedFor('clients.save').at(-1)).toMatchObject({ version: 4, keeper: '周岚', note: '重点客户' });
  expect(await screen.findByText('重点客户')).toBeVisible();
});

it('says a code that is taken, and lets who may only read change nothing', async () => {
  const { unmount } = await renderScreen(<ClientPage id={7} />, {
    ...clientRoom(client).answers,
    'clients.save': () => err({ code: 'ruleBroken', rule: 'clientCodeTaken', facts: { code: '0001' } }),
  });
  await screen.findByRole('heading', { level: 1 });
  await userEvent.keyboard('e');
  await userEvent.type(await screen.findByLabelText('备注'), '甲{Control>}s{/Control}');
  expect(await screen.findByRole('alert')).toHaveTextContent('0001');
  unmount();
  await renderScreen(<ClientPage id={7} />, clientRoom(client).answers, { session: { roles: ['manager'] } });
  await screen.findByRole('heading', { level: 1 });
  expect(screen.queryByRole('button', { name: '修改（E）' })).toBeNull();
  await userEvent.keyboard('e');
  expect(screen.queryByRole('form')).toBeNull();
});

it('prints the overview of the client by one key', async () => {
  const drawn = { token: '0123456789abcdef0123456789abcdef', pages: 1, sha256: 'ab'.repeat(32), left: [] };
  const room = clientRoom(client);
  const { askedFor } = await renderScreen(<ClientPage id={client.id} />, {
    ...room.answers,
    'forms.preview': () => ok(drawn),
    'shell.openPreview': () => ok({}),
  });
  await screen.findByRole('heading', { name: new RegExp(client.name) });
  await userEvent.keyboard('{Control>}p{/Control}');
  await userEvent.click(await screen.findByRole('button', { name: '预览' }));
  await vi.waitFor(() =>
    expect(askedFor('forms.preview')).toMatchObject([{ of: 'client', id: client.id, form: 'clientOverview' }]),
  );
  expect(askedFor('shell.openPreview')).toMatchObject([{ title: `客户档案一览表 ${client.code} ${client.name}` }]);
});
