import { randomBytes } from 'node:crypto';

export type Incident = {
  readonly id: string;
  readonly at: string;
  readonly command: string;
  readonly kind: string;
  readonly where: string;
};

/**
 * Unexpected errors of this engine, newest last, in memory: the number a person is shown, the command and the place in
 * our code. Never the message (it may quote a record) and never the input.
 */
export function createIncidents(now: () => number, keep = 100) {
  const incidents: Incident[] = [];
  return {
    record: (command: string, cause: unknown): string => {
      const id = randomBytes(4).toString('hex').toUpperCase();
      const stack =
        cause instanceof Error
          ? (cause.stack ?? '')
              .split('\n')
              .filter((line) => /^\s+at /.test(line))
              .slice(0, 3)
          : [];
      const where = stack
        .map((line) => /([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? '')
        .filter((place) => place !== '')
        .join(' < ');
      incidents.push({
        id,
        at: new Date(now()).toISOString(),
        command,
        kind: cause instanceof Error ? cause.name : typeof cause,
        where,
      });
      if (incidents.length > keep) incidents.shift();
      return id;
    },
    all: (): readonly Incident[] => incidents,
  };
}
