// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { SoundSetting } from '../../renderer/features/settings/SoundSetting';
import { type Tone, useSound } from '../../renderer/lib/sounds';
import { expectAccessible } from './axe';
import { renderScreen } from './fake-client';

/** What was played, note by note. */
const played: string[] = [];
class Oscillator {
  type = '';
  frequency = { value: 0 };
  connect(to: object) {
    return to;
  }
  start(at: number) {
    played.push(`${this.type} ${this.frequency.value} at ${at}`);
  }
  stop() {}
}
class Silent {
  currentTime = 0;
  destination = {};
  createOscillator = () => new Oscillator();
  createGain = () => ({
    gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined },
    connect: (to: object) => to,
  });
}
beforeEach(() => {
  vi.stubGlobal('AudioContext', Silent);
  played.length = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function Player({ tone }: { readonly tone: Tone }) {
  const sound = useSound();
  return <button onClick={() => sound(tone)}>{tone}</button>;
}

it('gives good, attention and bad a sound of their own', async () => {
  await renderScreen(<Player tone="good" />, {});
  await userEvent.click(screen.getByRole('button', { name: 'good' }));
  expect(played).toEqual(['sine 1320 at 0']);
});

it('is silent once switched off, and keeps that for this operator', async () => {
  const { askedFor } = await renderScreen(
    <>
      <SoundSetting />
      <Player tone="bad" />
    </>,
    {},
  );
  const toggle = screen.getByRole('switch', { name: '扫描时发声' });
  expect(toggle).toBeChecked();
  await userEvent.click(toggle);
  await waitFor(() => expect(toggle).not.toBeChecked());
  expect(askedFor('desk.saveView')).toEqual([{ name: 'sounds', value: false }]);
  await userEvent.click(screen.getByRole('button', { name: 'bad' }));
  expect(played).toEqual([]);
  await userEvent.click(screen.getByRole('button', { name: '试听：留意' }));
  expect(played).toHaveLength(2);
  await expectAccessible();
});
