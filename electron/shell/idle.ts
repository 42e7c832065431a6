import { powerMonitor } from 'electron';

const EVERY_MS = 5_000;

export type IdleFacts = {
  /** Since the page last said that somebody is at work. */
  readonly sinceActivity: number;
  /** Since anything was touched on this machine, as the system counts. */
  readonly systemIdle: number;
  /** Some systems always answer 0; theirs is not believed. */
  readonly systemCounts: boolean;
  readonly previewFocused: boolean;
};

/** Idle seconds. Reading a preview counts as work although the page hears nothing of it; work in another program does not. */
export function idleSeconds({ sinceActivity, systemIdle, systemCounts, previewFocused }: IdleFacts): number {
  return previewFocused && systemCounts ? Math.min(sinceActivity, systemIdle) : sinceActivity;
}

/** Calls `onIdle` once each time nobody was at work for the minutes set. */
export function setupIdle(previewFocused: () => boolean, onIdle: () => void) {
  let minutes = 5;
  let lastAt = Date.now();
  let told = false;
  let systemCounts = false;

  setInterval(() => {
    const systemIdle = powerMonitor.getSystemIdleTime();
    systemCounts ||= systemIdle > 0;
    const idle = idleSeconds({
      sinceActivity: (Date.now() - lastAt) / 1000,
      systemIdle,
      systemCounts,
      previewFocused: previewFocused(),
    });
    if (idle < minutes * 60) told = false;
    else if (!told) {
      told = true;
      onIdle();
    }
  }, EVERY_MS).unref();

  return {
    setMinutes: (wanted: number): void => {
      minutes = wanted;
    },
    activity: (): void => {
      lastAt = Date.now();
    },
  };
}
