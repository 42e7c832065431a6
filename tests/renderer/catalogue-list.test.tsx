// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { ReactElement } from 'react';
import { err, ok } from '../../shared/result';
import { usePlace } from '../../renderer/lib/route';
import { CatalogueList } from '../../renderer/features/catalogue/list/CatalogueList';
import { expectAccessible } from './axe';
import { client, lists, row } from './catalogue-facts';
import { type Answers, renderScreen } from './fake-client';

const rows = [
  row({ id: 1, referenceCode: 'HX01-KH·2016-D30-0137-001', state: 'filed', year: 2016 }),
  row({
    id: 2,
    title: '宏远商贸 2017 年往来文件',
    year: 2017,
    retention: { kind: 'permanent', asWritten: null },
    current: '1-03-9',
  }),
];
const facets = {
  state: [
    { value: 'filed' as const, count: 1203 },
    { value: 'assembling' as const, count: 5 },
  ],
  year: [
    { value: 2016, count: 1000 },
    { value: 2017, count: 208 },
  ],
  level: [
    { value: 'general' as const, count: 1100 },
    { value: 'secret' as const, count: 108 },
  ],
  retention: [{ value: 'D30', count: 1200 }],
  series: [{ value: 1, count: 1208 }],
  clientKind: [{ value: '供应商', count: 900 }],
  place: [{ value: 4, count: 700 }],
  work: [
    { value: 'due' as const, count: 12 },
    { value: 'undated' as const, count: 0 },
  ],
  capped: false,
};
const answers: Answers = {
  'catalogue.list': () => ok({ rows, total: rows.length, counted: true, capped: false }),
  'catalogue.facets': () => ok(facets),
  'clients.get': () => ok(client),
  'locations.get': ({ id }) =>
    id === 4
      ? ok({ id, parentId: 3, kind: 'box', code: '1-03-2-4', volumes: 2 })
      : err({ code: 'notFound', entity: 'location', id: String(id) }),
  'locations.children': () => ok([{ id: 4, parentId: null, kind: 'room' as const, code: '1', volumes: 700 }]),
  'settings.lists': () => ok(lists),
  'settings.get': () => ok([]),
};
/** The list as the outlet draws it: with what stands in the address. */
function AtAddress(): ReactElement {
  return <CatalogueList query={usePlace().query} />;
}
const lastFilter = (asked: unknown[]) => (asked.at(-1) as { filter: Record<string, unknown> }).filter;

it('lists volumes with state in words, and has no grave finding', async () => {
  await renderScreen(<AtAddress />, answers, { at: '/catalogue' });
  const line = await screen.findByRole('row', { name: /HX01-KH/ });
  expect(within(line).getByText('在库')).toBeVisible();
  expect(within(line).getByText('长期（30年）')).toBeVisible();
  expect(screen.getByRole('row', { name: /2017 年往来/ })).toHaveTextContent('组卷中');
  expect(screen.getByText('共 2 条')).toBeVisible();
  await expectAccessible();
});

it('says at each chip how many volumes it would leave, and asks with it', async () => {
  const { askedFor } = await renderScreen(<AtAddress />, answers, { at: '/catalogue' });
  const state = await screen.findByRole('combobox', { name: '状态' });
  expect(await within(state).findByRole('option', { name: '在库（1,203）' })).toBeInTheDocument();
  expect(within(state).queryByRole('option', { name: /借出/ })).toBeNull();
  await userEvent.selectOptions(state, 'filed');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: '年度' }), '2016');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: '密级' }), 'secret');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: '保管期限' }), 'D30');
  expect(lastFilter(askedFor('catalogue.list'))).toMatchObject({
    state: 'filed',
    year: 2016,
    level: 'secret',
    retention: 'D30',
  });
  expect(lastFilter(askedFor('catalogue.facets'))).toMatchObject({ state: 'filed', year: 2016 });
  expect(window.location.hash).toBe('#/catalogue?state=filed&year=2016&level=secret&retention=D30');
  await userEvent.click(screen.getByRole('button', { name: '清除条件' }));
  expect(lastFilter(askedFor('catalogue.list'))).toMatchObject({ state: null, year: null });
});

it('says that the choices are being counted until they are, and never that there are none', async () => {
  let counted: (answer: ReturnType<typeof ok<typeof facets>>) => void = () => undefined;
  const later = new Promise<ReturnType<typeof ok<typeof facets>>>((done) => {
    counted = done;
  });
  await renderScreen(<AtAddress />, { ...answers, 'catalogue.facets': () => later }, { at: '/catalogue' });
  const state = await screen.findByRole('combobox', { name: '状态' });
  expect(within(state).getByRole('option', { name: '正在统计…' })).toBeDisabled();
  counted(ok(facets));
  expect(await within(state).findByRole('option', { name: '在库（1,203）' })).toBeInTheDocument();
  expect(screen.queryByRole('option', { name: '正在统计…' })).toBeNull();
});

it('takes its conditions from the address, drops what does not parse, and names the client', async () => {
  const { askedFor } = await renderScreen(<AtAddress />, answers, {
    at: '/catalogue?clientId=7&state=nonsense&work=due',
  });
  expect(await screen.findByRole('button', { name: '去掉条件：客户：0137 宏远商贸有限公司' })).toBeVisible();
  expect(lastFilter(askedFor('catalogue.list'))).toMatchObject({ clientId: 7, state: null, work: 'due' });
  await userEvent.selectOptions(await screen.findByRole('combobox', { name: '待办' }), '');
  expect(lastFilter(askedFor('catalogue.list'))).toMatchObject({ clientId: 7, work: null });
});

it('searches the list by text as it is typed, but not half-way through a word', async () => {
  const { askedFor } = await renderScreen(<AtAddress />, answers, { at: '/catalogue' });
  await screen.findByRole('grid');
  const text = screen.getByRole('searchbox', { name: '题名、档号、客户' });
  fireEvent.compositionStart(text);
  fireEvent.change(text, { target: { value: 'hong' } });
  expect(lastFilter(askedFor('catalogue.list'))).toMatchObject({ text: '' });
  expect(text).toHaveValue('hong');
  fireEvent.change(text, { target: { value: '宏远' } });
  fireEvent.compositionEnd(text);
  await vi.waitFor(() => expect(lastFilter(askedFor('catalogue.list'))).toMatchObject({ text: '宏远' }));
});

it('shows the first facts of the row at the cursor, and opens it by Enter', async () => {
  await renderScreen(<AtAddress />, answers, { at: '/catalogue' });
  const grid = await screen.findByRole('grid');
  act(() => grid.focus());
  await userEvent.keyboard('{ArrowDown}');
  await userEvent.click(screen.getByRole('button', { name: '侧栏' }));
  act(() => grid.focus());
  const panel = await screen.findByRole('complementary', { name: '选中的案卷' });
  expect(panel).toHaveTextContent('1-03-9');
  expect(panel).toHaveTextContent('永久');
  await userEvent.keyboard('{Enter}');
  expect(window.location.hash).toBe('#/volumes/2');
});

it('begins a volume by Ctrl+N for the client it is filtered by, and only for who may', async () => {
  const { unmount } = await renderScreen(<AtAddress />, answers, { at: '/catalogue?clientId=7' });
  await screen.findByRole('grid');
  await userEvent.keyboard('{Control>}n{/Control}');
  expect(window.location.hash).toBe('#/volumes/new?clientId=7');
  unmount();
  await renderScreen(<AtAddress />, answers, { at: '/catalogue', session: { roles: ['manager'] } });
  expect(screen.queryByRole('button', { name: '新建案卷' })).toBeNull();
});

it('asks in the order of a head', async () => {
  const { askedFor } = await renderScreen(<AtAddress />, answers, { at: '/catalogue' });
  await userEvent.click(await screen.findByRole('button', { name: '客户' }));
  expect(askedFor('catalogue.list').at(-1)).toMatchObject({ sort: 'client', descending: false });
});

it('says that there is nothing, that nothing fits, and what failed', async () => {
  const none: Answers = {
    ...answers,
    'catalogue.list': () => ok({ rows: [], total: 0, counted: true, capped: false }),
  };
  const first = await renderScreen(<AtAddress />, none, { at: '/catalogue', language: 'en' });
  expect(await screen.findByText('No volumes yet')).toBeVisible();
  first.unmount();
  const second = await renderScreen(<AtAddress />, none, { at: '/catalogue?state=out', language: 'en' });
  expect(await screen.findByText('No volume fits these conditions')).toBeVisible();
  second.unmount();
  await renderScreen(
    <AtAddress />,
    { ...answers, 'catalogue.list': () => err({ code: 'busy' }) },
    { at: '/catalogue' },
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('较大的写入');
});

it('names the place of a filter by its code, whichever it is, and says when it is gone', async () => {
  const first = await renderScreen(<AtAddress />, answers, { at: '/catalogue?locationId=4' });
  expect(await screen.findByRole('button', { name: /位置：1-03-2-4/ })).toBeVisible();
  expect(first.askedFor('locations.get')).toEqual([{ id: 4 }]);
  first.unmount();
  await renderScreen(<AtAddress />, answers, { at: '/catalogue?locationId=5' });
  expect(await screen.findByRole('button', { name: /位置：没有这个位置/ })).toBeVisible();
});

it('prints what is selected, and of a place its boxes and index', async () => {
  const drawn = { token: '0123456789abcdef0123456789abcdef', pages: 1, sha256: 'ab'.repeat(32), left: [] };
  const { askedFor } = await renderScreen(
    <AtAddress />,
    { ...answers, 'forms.preview': () => ok(drawn), 'shell.openPreview': () => ok({}) },
    { at: '/catalogue' },
  );
  const line = await screen.findByRole('row', { name: /HX01-KH/ });
  fireEvent.click(line, { ctrlKey: true });
  fireEvent.click(screen.getByRole('row', { name: /2017 年往来/ }), { ctrlKey: true });
  await userEvent.click(screen.getByRole('button', { name: '打印所选（2）' }));
  await userEvent.click(screen.getByRole('radio', { name: '案卷目录' }));
  await userEvent.click(screen.getByRole('button', { name: '预览' }));
  await vi.waitFor(() =>
    expect(askedFor('forms.preview')).toMatchObject([{ of: 'volumes', ids: [1, 2], form: 'caseList' }]),
  );
  await userEvent.click(screen.getByRole('button', { name: '打印存放地点索引' }));
  await userEvent.click(screen.getByRole('radio', { name: '存放地点索引（按档号）' }));
  await userEvent.click(screen.getByRole('button', { name: '预览' }));
  await vi.waitFor(() =>
    expect(askedFor('forms.preview').at(-1)).toMatchObject({ of: 'place', id: null, form: 'indexByArchive' }),
  );
});

it('offers no index of the whole archive where only a part of it is looked at', async () => {
  await renderScreen(<AtAddress />, answers, { at: '/catalogue?state=filed' });
  await screen.findByRole('row', { name: /HX01-KH/ });
  expect(screen.queryByRole('button', { name: '打印存放地点索引' })).toBeNull();
  await userEvent.keyboard('{Control>}p{/Control}');
  expect(screen.getByRole('status', { name: '最近的答复' })).toHaveTextContent('先选中要打印的案卷');
  expect(screen.queryByRole('radio', { name: '存放地点索引（按档号）' })).toBeNull();
});
