import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, readSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';

/**
 * The other half of recorder.c: builds it, starts a program under it, reads what it wrote down and tells it which call
 * to fail. Linux with a C compiler only.
 */
export type Operation =
  | { readonly kind: 'opened'; readonly path: string; readonly emptied: boolean }
  | { readonly kind: 'written'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'synced' | 'unlinked' | 'folderSynced'; readonly path: string }
  | { readonly kind: 'cut'; readonly path: string; readonly length: number }
  | { readonly kind: 'renamed'; readonly path: string; readonly to: string };
/** `end` is the length of the trace once the operation was in it: what a moment is compared with. */
export type Recorded = Operation & { readonly end: number };

export type Order = {
  readonly kind: 'write' | 'sync' | 'name';
  /** Counted from the order on: 1 is the very next call of its kind. */
  readonly nth: number;
  /** `killed`: the program gets no further than before the call. */
  readonly error: 'EIO' | 'ENOSPC' | 'EROFS' | 'killed';
  /** From the n-th on every call fails, until the order is taken back. */
  readonly lasting?: boolean;
};
export type Recorder = {
  /** The environment to start the program with. */
  readonly env: Readonly<Record<string, string>>;
  /** The same for a program whose doings are not played back: only the orders hold. */
  readonly envForFaults: Readonly<Record<string, string>>;
  readonly fail: (order: Order) => void;
  /** Takes the order back; how many calls it made fail. */
  readonly relent: () => number;
  /** How many calls go well before the next one fails; -1 where none is to fail. */
  readonly left: () => number;
  /** How many calls the present order has made fail so far. */
  readonly hits: () => number;
  /** How many calls of each kind there were so far. */
  readonly seen: () => Readonly<Record<Order['kind'], number>>;
  /** The moment now, to compare with `Recorded.end`. */
  readonly moment: () => number;
  readonly operations: () => Recorded[];
};

const HEAD = 24;
const KINDS = { write: 1, sync: 2, name: 4 } as const;

/** Undefined with no compiler or off Linux: the caller says so and does without. */
export function compileRecorder(source: string, into: string): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const library = join(into, 'recorder.so');
  const built = spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl', '-lpthread'], {
    encoding: 'utf8',
  });
  if (built.error !== undefined) return undefined;
  if (built.status !== 0) throw new Error(`recorder.c does not compile:\n${built.stderr}`);
  return library;
}

/** Watches the files below `folder` of a program that is started with `env`; its own files lie in `work`. */
export function createRecorder(library: string, folder: string, work: string): Recorder {
  const trace = join(work, 'trace');
  const control = join(work, 'control');
  writeFileSync(trace, '');
  writeFileSync(control, numbers([0, -1, 0, 0, 0, 0, 0, 0]));
  const read = (): number[] => {
    const bytes = Buffer.alloc(32);
    const file = openSync(control, 'r');
    readSync(file, bytes, 0, 32, 0);
    closeSync(file);
    return Array.from({ length: 8 }, (_, n) => bytes.readInt32LE(n * 4));
  };
  /** Never truncates: the program has the file mapped. */
  const write = (values: readonly number[]): void => {
    const file = openSync(control, 'r+');
    // The countdown arms it and stands second: the rest is in place before.
    writeSync(file, numbers(values.slice(2)), 0, undefined, 8);
    writeSync(file, numbers(values.slice(0, 2)), 0, undefined, 0);
    closeSync(file);
  };
  const envForFaults = { LD_PRELOAD: library, FAULTS_PREFIX: folder, FAULTS_CONTROL: control };
  return {
    env: { ...envForFaults, FAULTS_TRACE: trace },
    envForFaults,
    fail: ({ kind, nth, error, lasting = false }) => {
      const number = error === 'killed' ? 0 : constants.errno[error as 'EIO'];
      write([KINDS[kind], nth - 1, number, lasting ? 1 : 0, 0]);
    },
    relent: () => {
      const hits = read()[4] ?? 0;
      write([0, -1, 0, 0, 0]);
      return hits;
    },
    left: () => read()[1] ?? -1,
    hits: () => read()[4] ?? 0,
    seen: () => {
      const [, , , , , writes = 0, syncs = 0, names = 0] = read();
      return { write: writes, sync: syncs, name: names };
    },
    moment: () => statSync(trace).size,
    operations: () => parse(readFileSync(trace)),
  };
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, n) => bytes.writeInt32LE(value, n * 4));
  return bytes;
}

function parse(trace: Buffer): Recorded[] {
  const operations: Recorded[] = [];
  for (let at = 0; at + HEAD <= trace.length;) {
    const pathEnd = at + HEAD + trace.readUInt32LE(at + 4);
    const end = pathEnd + Number(trace.readBigUInt64LE(at + 16));
    if (end > trace.length) break;
    const path = trace.toString('utf8', at + HEAD, pathEnd);
    const offset = Number(trace.readBigUInt64LE(at + 8));
    operations.push({ ...operation(trace.readUInt32LE(at), path, offset, trace.subarray(pathEnd, end)), end });
    at = end;
  }
  return operations;
}

function operation(op: number, path: string, offset: number, bytes: Buffer): Operation {
  switch (op) {
    case 1:
      return { kind: 'opened', path, emptied: offset === 1 };
    case 2:
      return { kind: 'written', path, at: offset, bytes };
    case 3:
      return { kind: 'synced', path };
    case 4:
      return { kind: 'cut', path, length: offset };
    case 5:
      return { kind: 'unlinked', path };
    case 6: {
      const [from = '', to = ''] = path.split('\0');
      return { kind: 'renamed', path: from, to };
    }
    case 7:
      return { kind: 'folderSynced', path };
    default:
      throw new Error('a record recorder.c does not write');
  }
}
