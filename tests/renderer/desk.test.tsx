// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { OutputOf } from '../../shared/contract/index';
import { err, ok } from '../../shared/result';
import { DeskPage } from '../../renderer/features/desk/DeskPage';
import { expectAccessible } from './axe';
import { renderScreen } from './fake-client';

type Today = OutputOf<'desk.today'>;
const full: Today = {
  volumes: 1605,
  filed: 1547,
  assembling: 58,
  readyToFile: 3,
  undated: 12,
  due: 541,
  dueWithinYear: 77,
  firstContacts: 0,
  clients: 420,
  drafts: 0,
  overdue: 0,
  dueSoon: 0,
  toApprove: 0,
  toFetch: 0,
  reminders: 0,
  lastImport: '2026-11-20T02:30:00.000Z',
};
const quietDay: Today = {
  ...full,
  assembling: 0,
  readyToFile: 0,
  undated: 0,
  due: 0,
  dueWithinYear: 0,
  lastImport: null,
};
const emptyArchive: Today = { ...quietDay, volumes: 0, filed: 0, clients: 0 };
const at = (today: Today) => ({ 'desk.today': () => ok(today) });

it('says what wants doing, a line each with its number and the list it leads to', async () => {
  await renderScreen(<DeskPage />, at(full));
  const work = await screen.findByRole('region', { name: '今天待办' });
  expect(
    within(work)
      .getAllByRole('link')
      .map((link) => [link.textContent, link.getAttribute('href')]),
  ).toEqual([
    ['3填写齐全，可以归档的案卷', '#/catalogue?work=readyToFile'],
    ['541保管期满的案卷', '#/disposal'],
    ['12没有起算日期、算不出期满日的案卷', '#/disposal/undated'],
    ['77一年内期满的案卷', '#/disposal?which=dueWithinYear'],
    ['58组卷中的案卷', '#/catalogue?state=assembling'],
  ]);
  expect(screen.getByText('1,605 卷，其中在库 1,547 卷、组卷中 58 卷；客户 420 个。')).toBeVisible();
  expect(screen.getByRole('link', { name: '查看批次' })).toHaveAttribute('href', '#/exchange');
  await expectAccessible();
});

it('puts what other people wait for first', async () => {
  await renderScreen(<DeskPage />, at({ ...full, overdue: 2, toApprove: 5 }));
  const work = await screen.findByRole('region', { name: '今天待办' });
  expect(
    within(work)
      .getAllByRole('link')
      .slice(0, 3)
      .map((link) => [link.textContent, link.getAttribute('href')]),
  ).toEqual([
    ['2逾期未还的案卷', '#/loans/lists?list=overdue'],
    ['5等待审批的借阅单', '#/loans/lists?list=toApprove'],
    ['3填写齐全，可以归档的案卷', '#/catalogue?work=readyToFile'],
  ]);
});

it('says so when nothing wants doing', async () => {
  await renderScreen(<DeskPage />, at(quietDay));
  expect(await screen.findByText('今天没有待办')).toBeVisible();
  expect(screen.getByText('还没有导入过台账')).toBeVisible();
});

it('leads into an empty archive by what this operator may do', async () => {
  const { unmount } = await renderScreen(<DeskPage />, at(emptyArchive));
  expect((await screen.findAllByRole('link')).map((link) => link.getAttribute('href'))).toEqual([
    '#/exchange',
    '#/clients/new',
    '#/volumes/new',
  ]);
  await expectAccessible();
  unmount();
  await renderScreen(<DeskPage />, at(emptyArchive), { session: { roles: ['supervisor'] } });
  expect(await screen.findByText('馆藏登记后，这里显示当天要办的事。')).toBeVisible();
  expect(screen.queryByRole('link')).toBeNull();
});

it('asks again when the catalogue changes', async () => {
  let today = full;
  const { change } = await renderScreen(<DeskPage />, { 'desk.today': () => ok(today) });
  expect(await screen.findByText('填写齐全，可以归档的案卷')).toBeVisible();
  today = { ...full, readyToFile: 0 };
  await change('catalogue');
  expect(screen.queryByText('填写齐全，可以归档的案卷')).toBeNull();
});

it('says what failed and what is safe', async () => {
  await renderScreen(
    <DeskPage />,
    { 'desk.today': () => err({ code: 'internal', incidentId: 'K-7' }) },
    { language: 'en' },
  );
  expect(within(await screen.findByRole('alert')).getByText(/K-7/)).toBeVisible();
});

const drafts = [
  { key: 'volume:12', body: JSON.stringify({ title: '2024年往来函件' }), savedAt: '2026-11-20T01:00:00.000Z' },
  { key: 'client:new', body: JSON.stringify({ name: '𠮷祥商行' }), savedAt: '2026-11-22T01:00:00.000Z' },
  { key: 'tray:loans', body: JSON.stringify({ lines: [], returns: [] }), savedAt: '2026-11-23T01:00:00.000Z' },
  { key: 'elsewhere:1', body: 'not json', savedAt: '2026-11-01T01:00:00.000Z' },
];

it('lists drafts newest first and opens each where it was left', async () => {
  await renderScreen(<DeskPage />, { ...at(full), 'desk.drafts': () => ok(drafts) });
  const part = await screen.findByRole('region', { name: '未保存的草稿' });
  expect(
    within(part)
      .getAllByRole('listitem')
      .map((item) => item.getAttribute('aria-label')),
  ).toEqual(['新客户“𠮷祥商行”', '案卷“2024年往来函件”', '草稿（elsewhere:1）']);
  expect(within(part).getByRole('link', { name: '案卷“2024年往来函件”' })).toHaveAttribute('href', '#/volumes/12');
  await expectAccessible();
});

it('throws a draft away only after asking, and says that it did', async () => {
  const { askedFor } = await renderScreen(<DeskPage />, { ...at(full), 'desk.drafts': () => ok(drafts) });
  const discard = await screen.findByRole('button', { name: '弃用：案卷“2024年往来函件”' });
  await userEvent.click(discard);
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: /取\s*消/ }));
  expect(askedFor('desk.dropDraft')).toEqual([]);
  await userEvent.click(discard);
  await userEvent.click(
    within(screen.getByRole('dialog', { name: '弃用这份草稿？' })).getByRole('button', { name: '弃用草稿' }),
  );
  expect(await screen.findByText('已弃用草稿：案卷“2024年往来函件”')).toBeVisible();
  expect(askedFor('desk.dropDraft')).toEqual([{ key: 'volume:12' }]);
  expect(screen.queryByRole('listitem', { name: '案卷“2024年往来函件”' })).toBeNull();
});
