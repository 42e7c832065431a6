// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { useKept } from '../../renderer/lib/use-kept';
import { ok } from '../../shared/result';
import { renderScreen } from './fake-client';

const schema = z.array(z.number());
function Tray() {
  const { value, change, drop } = useKept('tray:loans', schema, []);
  const add = () => {
    // Two in one go: each must see what the other did.
    change((before) => [...before, before.length]);
    change((before) => [...before, before.length]);
  };
  return (
    <>
      <output aria-label="托盘">{value === undefined ? '?' : JSON.stringify(value)}</output>
      <button onClick={add}>加</button>
      <button onClick={drop}>清</button>
    </>
  );
}

it('keeps each change at once, and brings it back when the page is drawn anew', async () => {
  const { unmount, askedFor } = await renderScreen(<Tray />, {});
  await waitFor(() => expect(screen.getByRole('status', { name: '托盘' })).toHaveTextContent('[]'));
  await userEvent.click(screen.getByRole('button', { name: '加' }));
  expect(screen.getByRole('status', { name: '托盘' })).toHaveTextContent('[0,1]');
  await waitFor(() => expect(askedFor('desk.saveDraft')).toEqual([{ key: 'tray:loans', body: '[0,1]' }]));
  unmount();
  await renderScreen(<Tray />, {});
  await waitFor(() => expect(screen.getByRole('status', { name: '托盘' })).toHaveTextContent('[0,1]'));
});

it('brings back what the engine kept over a lock, lets go what no longer parses, and forgets what is dropped', async () => {
  const draft = (body: string) => ({
    'desk.drafts': () => ok([{ key: 'tray:loans', body, savedAt: '2026-11-23T01:00:00.000Z' }]),
  });
  const { unmount, askedFor } = await renderScreen(<Tray />, draft('[5]'));
  await waitFor(() => expect(screen.getByRole('status', { name: '托盘' })).toHaveTextContent('[5]'));
  await userEvent.click(screen.getByRole('button', { name: '清' }));
  expect(screen.getByRole('status', { name: '托盘' })).toHaveTextContent('[]');
  expect(askedFor('desk.dropDraft')).toEqual([{ key: 'tray:loans' }]);
  unmount();
  await renderScreen(<Tray />, draft('["from an earlier version"]'));
  await waitFor(() => expect(screen.getByRole('status', { name: '托盘' })).toHaveTextContent('[]'));
});
