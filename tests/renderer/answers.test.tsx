// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { go } from '../../renderer/lib/route';
import { useSay } from '../../renderer/ui/Answers';
import { renderScreen } from './fake-client';

const clock = vi.spyOn(performance, 'now');
afterEach(() => clock.mockReset());

function Saver() {
  const say = useSay();
  return (
    <button type="button" onClick={() => say('good', '已保存')}>
      保存
    </button>
  );
}
const answer = () => screen.getByRole('status', { name: '最近的答复' });
const to = async (path: string) => {
  const heard = new Promise((done) => window.addEventListener('hashchange', done, { once: true }));
  await act(async () => {
    go(path);
    await heard;
  });
};

it('keeps an answer on the way to the page it belongs to, and drops it on the next page', async () => {
  clock.mockReturnValue(10_000);
  await renderScreen(<Saver />, {}, { at: '/volumes/new' });
  await userEvent.click(screen.getByRole('button', { name: '保存' }));
  await to('/volumes/12');
  expect(answer()).toHaveTextContent('已保存');
  clock.mockReturnValue(20_000);
  await to('/settings');
  expect(answer()).toBeEmptyDOMElement();
});
