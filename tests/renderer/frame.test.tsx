// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { Frame } from '../../renderer/frame/Frame';
import type { RouteRow } from '../../renderer/frame/routes';
import { hotkeys } from '../../renderer/lib/hotkeys';
import { useLeaveGuard } from '../../renderer/lib/use-leave-guard';
import { Page } from '../../renderer/ui/Page';
import { ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderScreen, settle } from './fake-client';

function Dirty() {
  useLeaveGuard(true);
  return <Page title="修改中">…</Page>;
}
let broken = false;
function Fragile() {
  if (broken) throw new Error('a screen that fails');
  return <Page title="完好">…</Page>;
}
const routes: readonly RouteRow[] = [
  { path: '/desk', rail: { words: 'frame.desk', to: '/desk' }, may: 'read', screen: () => <Page title="今天">…</Page> },
  { path: '/volumes/:id', may: 'read', screen: ({ id }) => <Page title={`案卷 ${id ?? ''}`}>…</Page> },
  {
    path: '/audit',
    rail: { words: 'frame.audit', to: '/audit' },
    may: 'audit.read',
    screen: () => <Page title="全部日志">…</Page>,
  },
  { path: '/settings', rail: { words: 'frame.settings', to: '/settings' }, may: 'read', screen: () => <Dirty /> },
  { path: '/about', may: 'session', screen: () => <Fragile /> },
];
const answers: Answers = { 'shell.lock': () => ok({}) };
const frame = <Frame routes={routes} search={<input aria-label="查找" />} />;
const title = (name: string) => screen.findByRole('heading', { level: 1, name });

it('opens the first screen, names the archive in the title and has no grave finding', async () => {
  const { askedFor } = await renderScreen(frame, answers);
  expect(await title('今天')).toBeVisible();
  expect(askedFor('shell.setTitle')).toEqual([{ text: 'HX01 恒信贸易有限公司 · 归藏' }]);
  expect(askedFor('shell.setIdleMinutes')).toEqual([{ minutes: 5 }]);
  expect(screen.getByText('李文（档案管理员）')).toBeVisible();
  await expectAccessible();
});

it('leads by the rail and by Alt and a digit, and marks where one is', async () => {
  await renderScreen(frame, answers);
  const rail = screen.getByRole('navigation', { name: '主菜单' });
  expect(
    within(rail)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['工作台', '日志', '设置']);
  await userEvent.keyboard('{Alt>}2{/Alt}');
  expect(await title('全部日志')).toBeVisible();
  expect(within(rail).getByRole('link', { name: '日志' })).toHaveAttribute('aria-current', 'page');
});

it('draws the record an address names', async () => {
  await renderScreen(frame, answers, { at: '/volumes/12' });
  expect(await title('案卷 12')).toBeVisible();
});

it('shows no door that would not open, and says why at an address that leads there', async () => {
  await renderScreen(frame, answers, { at: '/audit', session: { roles: ['supervisor'] } });
  expect(await title('您的角色不能打开此页')).toBeVisible();
  expect(screen.queryByRole('link', { name: '日志' })).toBeNull();
});

it('says that there is no such page', async () => {
  await renderScreen(frame, answers, { at: '/nowhere', language: 'en' });
  expect(await title('There is no such page')).toBeVisible();
});

it('tells who only countersigns that there is nothing to open', async () => {
  await renderScreen(frame, answers, { session: { roles: ['departmentHead'] } });
  expect(await screen.findByText('您的角色只在审批时会签，没有可打开的页面。')).toBeVisible();
});

it('locks by the button and by Ctrl+L', async () => {
  const { askedFor } = await renderScreen(frame, answers);
  await userEvent.click(screen.getByRole('button', { name: '锁定' }));
  await userEvent.keyboard('{Control>}l{/Control}');
  await vi.waitFor(() => expect(askedFor('shell.lock')).toHaveLength(2));
});

it('shows the keys by ?, but not while typing one', async () => {
  await renderScreen(frame, answers);
  await userEvent.type(screen.getByRole('textbox', { name: '查找' }), '?');
  expect(screen.queryByRole('dialog')).toBeNull();
  act(() => screen.getByRole('textbox', { name: '查找' }).blur());
  await userEvent.keyboard('?');
  const dialog = await screen.findByRole('dialog', { name: '快捷键' });
  expect(within(dialog).getByText('Ctrl+K')).toBeVisible();
  expect(within(dialog).getAllByRole('term')).toHaveLength(hotkeys.length);
});

it('asks before a page with unsaved changes is left', async () => {
  await renderScreen(frame, answers, { at: '/settings' });
  await title('修改中');
  await userEvent.click(screen.getByRole('link', { name: '工作台' }));
  const dialog = await screen.findByRole('dialog', { name: '有未保存的修改' });
  await userEvent.click(within(dialog).getByRole('button', { name: '留在此页' }));
  expect(await title('修改中')).toBeVisible();
  expect(window.location.hash).toBe('#/settings');
  await userEvent.click(screen.getByRole('link', { name: '工作台' }));
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '离开' }));
  expect(await title('今天')).toBeVisible();
});

it('keeps the frame when a screen fails, and opens it again', async () => {
  broken = true;
  // React reports what the boundary caught; here it is meant.
  const heard = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await renderScreen(frame, answers, { at: '/about' });
  expect(await screen.findByRole('alert')).toHaveTextContent('已保存的内容都在，未保存的修改已作为草稿留存。');
  expect(screen.getByRole('navigation', { name: '主菜单' })).toBeVisible();
  expect(heard).toHaveBeenCalled();
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: '重新打开此页' }));
  expect(await title('完好')).toBeVisible();
});

it('shows what was found while opening until it is noted', async () => {
  await renderScreen(frame, answers, {
    session: {
      warnings: [{ code: 'clockBehind', lastAt: '2026-11-24T01:00:00Z' }],
      failedAttempts: [
        { login: 'liwen', at: '2026-11-22T20:11:00Z' },
        { login: 'zhaomin', at: '2026-11-22T20:12:00Z' },
        { login: '#recovery', at: '2026-11-22T20:13:00Z' },
      ],
    },
  });
  expect(await screen.findByRole('alert')).toHaveTextContent('电脑时钟比最后一条日志（2026-11-24 09:00）还早。');
  expect(screen.getByText(/有 3 次失败的尝试/)).toBeVisible();
  expect(screen.getByText('zhaomin：1 次，最近一次 2026-11-23 04:12')).toBeVisible();
  expect(screen.getByText(/^恢复密钥：1 次/)).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: '知道了' }));
  expect(screen.queryByRole('alert')).toBeNull();
});

it('shows times in the zone of the archive, not of the PC', async () => {
  await renderScreen(frame, answers, {
    session: { timeZone: 'America/New_York', failedAttempts: [{ login: 'liwen', at: '2026-11-22T02:11:00Z' }] },
  });
  expect(await screen.findByText(/2026-11-21 21:11/)).toBeVisible();
});

it('reports work at the keyboard, not more than once in ten seconds', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T02:00:00Z') });
  const { askedFor } = await renderScreen(frame, answers);
  const press = () => settle(() => void window.dispatchEvent(new KeyboardEvent('keydown', { key: 'a' })));
  await press();
  await press();
  expect(askedFor('shell.activity')).toHaveLength(1);
  vi.setSystemTime(new Date('2026-11-23T02:00:11Z'));
  await press();
  expect(askedFor('shell.activity')).toHaveLength(2);
  vi.useRealTimers();
});
