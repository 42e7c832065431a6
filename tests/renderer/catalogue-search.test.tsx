// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { Hit } from '../../shared/contract/catalogue';
import type { OutputOf } from '../../shared/contract/index';
import { makeMachineKey } from '../../shared/domain/machine-key';
import { err, ok, type Result } from '../../shared/result';
import type { AppError } from '../../shared/errors';
import { SearchBox } from '../../renderer/features/catalogue/search/SearchBox';
import { expectAccessible } from './axe';
import { go } from '../../renderer/lib/route';
import { renderScreen } from './fake-client';

const hit = (given: Partial<Hit>): Hit => ({
  kind: 'volume',
  id: 12,
  volumeId: 12,
  code: 'HX01-KH·2016-D30-0137-001',
  title: '宏远商贸 2016 年往来文件',
  detail: '宏远商贸 2016',
  state: 'filed',
  disposalNumber: null,
  exact: false,
  ...given,
});
const hits: Hit[] = [
  hit({
    kind: 'client',
    id: 7,
    volumeId: null,
    code: '0137',
    title: '宏远商贸有限公司',
    detail: '经销商',
    state: null,
  }),
  hit({}),
  hit({
    id: 13,
    volumeId: 13,
    code: '0137',
    title: '旧卷',
    exact: true,
    state: 'destroyed',
    disposalNumber: 'XH-2026-001',
  }),
  hit({ kind: 'item', id: 90, volumeId: 14, code: null, title: '供货合同', detail: 'HX01-KH·2017' }),
  hit({ kind: 'location', id: 4, volumeId: null, code: '1-03', title: '1-03', detail: 'rack', state: null }),
];
const finding = (found: Hit[]) => ({ 'catalogue.find': () => ok({ hits: found, more: false }) });
const box = () => screen.getByRole('combobox', { name: /查找/ });
afterEach(() => vi.useRealTimers());
/** The answer to all of what stands in the box, not to its beginning. */
const options = () => screen.findByRole('option', { name: new RegExp(`“${box().getAttribute('value') ?? ''}”`) });

it('groups what it finds, the exact number first, and has no grave finding', async () => {
  await renderScreen(<SearchBox />, finding(hits));
  await userEvent.type(box(), '0137');
  expect((await screen.findAllByRole('group')).map((group) => group.getAttribute('aria-label'))).toEqual([
    '号码一致',
    '案卷',
    '客户',
    '卷内文件',
    '位置',
  ]);
  expect(within(screen.getByRole('group', { name: '号码一致' })).getByRole('option')).toHaveTextContent(
    /旧卷.*已销毁 XH-2026-001/,
  );
  expect(within(screen.getByRole('group', { name: '案卷' })).getByRole('option')).toHaveTextContent('在库');
  expect(screen.getByRole('group', { name: '位置' })).toHaveTextContent('1-03架');
  await expectAccessible();
});

it('opens the first hit by Enter, another by arrows, all of them by the last line', async () => {
  await renderScreen(<SearchBox />, finding(hits));
  await userEvent.type(box(), '0137');
  await options();
  await userEvent.keyboard('{Enter}');
  expect(window.location.hash).toBe('#/volumes/13');

  await userEvent.type(box(), '0137');
  await options();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  const chosen = screen.getByRole('option', { selected: true });
  expect(box()).toHaveAttribute('aria-activedescendant', chosen.id);
  expect(chosen).toHaveTextContent('宏远商贸有限公司');
  await userEvent.keyboard('{Enter}');
  expect(window.location.hash).toBe('#/clients/7');

  await userEvent.type(box(), '0137');
  await options();
  await userEvent.keyboard('{ArrowUp}{Enter}');
  expect(window.location.hash).toBe('#/catalogue?text=0137');
});

it('leads from an item to its volume and from a place to what stands there', async () => {
  await renderScreen(<SearchBox />, finding(hits));
  await userEvent.type(box(), '合同');
  await userEvent.click(await screen.findByRole('option', { name: /供货合同/ }));
  expect(window.location.hash).toBe('#/volumes/14?item=90');
  await userEvent.type(box(), '1-03');
  await userEvent.click(await screen.findByRole('option', { name: /^1-03 ?架$/ }));
  expect(window.location.hash).toBe('#/catalogue?locationId=4');
});

it('opens what a scanner read without waiting for the list', async () => {
  const { askedFor } = await renderScreen(<SearchBox />, finding([hit({ exact: true })]));
  await userEvent.type(box(), '1371234567890{Enter}', { delay: null });
  await vi.waitFor(() => expect(window.location.hash).toBe('#/volumes/12'));
  expect(askedFor('catalogue.find')).toContainEqual({ text: '1371234567890' });
});

it('does not open something else when a scanned number is unknown', async () => {
  await renderScreen(<SearchBox />, finding([hit({ exact: false })]), { at: '/desk' });
  await userEvent.type(box(), '1371234567890{Enter}', { delay: null });
  expect(await screen.findByRole('option', { name: /宏远商贸/ })).toBeVisible();
  expect(window.location.hash).toBe('#/desk');
});

it('asks nothing while an input method is half-way through a word', async () => {
  const { askedFor } = await renderScreen(<SearchBox />, finding(hits));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fireEvent.compositionStart(box());
  fireEvent.change(box(), { target: { value: 'hong' } });
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(askedFor('catalogue.find')).toEqual([]);
  fireEvent.change(box(), { target: { value: '宏远' } });
  fireEvent.compositionEnd(box());
  await act(() => vi.advanceTimersByTimeAsync(200));
  expect(askedFor('catalogue.find')).toEqual([{ text: '宏远' }]);
});

it('asks at once what is typed, and of a scan its first character and the whole', async () => {
  const { askedFor } = await renderScreen(<SearchBox />, finding(hits));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  const change = (value: string): void => void fireEvent.change(box(), { target: { value } });
  change('江');
  vi.advanceTimersByTime(80);
  change('江城');
  expect(askedFor('catalogue.find')).toEqual([{ text: '江' }, { text: '江城' }]);
  await act(() => vi.advanceTimersByTimeAsync(80));
  for (const part of ['0', '01', '013', '0137']) {
    change(part);
    vi.advanceTimersByTime(4);
  }
  await act(() => vi.advanceTimersByTimeAsync(80));
  expect(askedFor('catalogue.find').slice(2)).toEqual([{ text: '0' }, { text: '0137' }]);
});

it('drops a late answer to an earlier text', async () => {
  type Answer = Result<OutputOf<'catalogue.find'>, AppError>;
  const waiting = new Map<string, (answer: Answer) => void>();
  await renderScreen(<SearchBox />, {
    'catalogue.find': ({ text }) => new Promise<Answer>((done) => waiting.set(text, done)),
  });
  await userEvent.type(box(), '宏');
  await vi.waitFor(() => expect(waiting.has('宏')).toBe(true));
  await userEvent.type(box(), '远');
  await vi.waitFor(() => expect(waiting.has('宏远')).toBe(true));
  await act(async () => waiting.get('宏远')?.(ok({ hits: [hit({ title: '新答' })], more: false })));
  await act(async () => waiting.get('宏')?.(ok({ hits: [hit({ title: '旧答' })], more: false })));
  expect(screen.getByRole('option', { name: /新答/ })).toBeVisible();
  expect(screen.queryByRole('option', { name: /旧答/ })).toBeNull();
});

it('closes by Esc, then empties, and comes back by Ctrl+K', async () => {
  await renderScreen(<SearchBox />, finding(hits));
  await userEvent.type(box(), '0137');
  await options();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('option')).toBeNull();
  expect(box()).toHaveValue('0137');
  await userEvent.keyboard('{Escape}');
  expect(box()).toHaveValue('');
  act(() => box().blur());
  await userEvent.keyboard('{Control>}k{/Control}');
  expect(box()).toHaveFocus();
});

it('does not carry a text that was given up to the next page', async () => {
  await renderScreen(<SearchBox />, finding(hits), { at: '/catalogue' });
  await userEvent.type(box(), '0137');
  await options();
  act(() => go('/clients'));
  await vi.waitFor(() => expect(box()).toHaveValue(''));
});

it('says that nothing was found, and what failed, in English too', async () => {
  const { unmount } = await renderScreen(<SearchBox />, finding([]), { language: 'en' });
  await userEvent.type(screen.getByRole('combobox', { name: /Search reference codes/ }), 'zzz');
  expect(await screen.findByText('Nothing found for “zzz”')).toBeVisible();
  unmount();
  await renderScreen(<SearchBox />, { 'catalogue.find': () => err({ code: 'diskError' }) });
  await userEvent.type(box(), '0137');
  expect(await screen.findByRole('alert')).toHaveTextContent('磁盘报告读写错误');
});

it('says of a barcode that names nothing whose it is, or that it was misread', async () => {
  await renderScreen(<SearchBox />, finding([]));
  const ours = makeMachineKey('volume', '37', '123456789');
  const misread = `${ours.slice(0, -1)}${ours.endsWith('0') ? '1' : '0'}`;
  for (const [scanned, said] of [
    [makeMachineKey('volume', '38', '123456789'), ['这是别的档案库的条码', '本库的标识是 37。请把它交还来处。']],
    [misread, ['条码没有读对', '请再扫一次；条码破损时输入档号。']],
    [makeMachineKey('person', '37', '123456789'), ['这是借阅人卡', '借还请到借阅台。']],
    [makeMachineKey('slip', '37', '123456789'), ['这是借阅单', '借还请到借阅台。']],
    [ours, [`没有找到“${ours}”`, '可只输入其中两个字，或号码的一段。']],
  ] as const) {
    await userEvent.clear(box());
    box().focus();
    await userEvent.paste(scanned);
    for (const line of said) expect(await screen.findByText(line)).toBeVisible();
  }
});
