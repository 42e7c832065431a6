import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draw } from '../../electron/engine/forms/draw';
import { createPress, type Press } from '../../electron/engine/forms/press-client';
import { AppFailure } from '../../shared/errors';
import { job, volume } from './facts';
import { inkOf } from './read-pdf';

/** The worker as it is shipped: press.ts bundled, the packages left outside. It lies inside the project so that they are found. */
const cover = { form: 'cover', paper: 'a4' } as const;
let folder = '';
let press: Press;

beforeAll(async () => {
  folder = mkdtempSync(fileURLToPath(new URL('../../node_modules/.press-', import.meta.url)));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { external: true },
    build: {
      ssr: fileURLToPath(new URL('../../electron/engine/forms/press.ts', import.meta.url)),
      outDir: folder,
      target: 'node18',
      rolldownOptions: { output: { entryFileNames: 'press.mjs' } },
    },
  });
  press = createPress(join(folder, 'press.mjs'));
});
afterAll(async () => {
  await press.terminate();
  rmSync(folder, { recursive: true });
});

const failureOf = async (work: Promise<unknown>) => {
  const fault: unknown = await work.catch((thrown: unknown) => thrown);
  return fault instanceof AppFailure ? fault.appError : fault;
};

describe('the press', () => {
  it('draws in its worker the very bytes that draw() gives', async () => {
    const { pdf, pages, left } = await press.draw(job(cover));
    const here = await draw(job(cover));
    expect(Buffer.from(pdf).equals(Buffer.from(here.pdf))).toBe(true);
    expect({ pages, left }).toEqual({ pages: 1, left: [] });
  });

  it('hands expected failures over as they are', async () => {
    expect(await failureOf(press.draw(job(cover, [volume({ title: '𠮷' })])))).toEqual({
      code: 'notPrintable',
      characters: ['𠮷'],
    });
  });

  it('keeps jobs apart that were given at once', async () => {
    const titles = ['甲卷', '乙卷', '丙卷'];
    const drawn = await Promise.all(titles.map((title) => press.draw(job(cover, [volume({ title })]))));
    drawn.forEach(({ pdf }, i) => expect(inkOf(pdf)).toContain(titles[i]));
  });

  it('reports each volume and stops when the signal says so', async () => {
    const stop = new AbortController();
    const heard: number[] = [];
    const many = Array.from({ length: 400 }, (_, i) => volume({ title: `第${i + 1}卷` }));
    const stopped = press.draw(job(cover, many), {
      signal: stop.signal,
      onProgress: (done) => {
        heard.push(done);
        if (done === 3) stop.abort();
      },
    });
    expect(await failureOf(stopped)).toEqual({ code: 'cancelled' });
    expect(heard.slice(0, 3)).toEqual([1, 2, 3]);
    expect(heard.length).toBeLessThan(400);
  });

  it('fails the jobs under way when it is ended, and starts again with the next', async () => {
    const cut = failureOf(press.draw(job(cover)));
    await press.terminate();
    expect(await cut).toEqual(new Error('The press stopped'));
    expect((await press.draw(job(cover))).pages).toBe(1);
  });

  it('fails a job when its worker cannot start', async () => {
    const broken = createPress(join(folder, 'absent.mjs'));
    expect(await failureOf(broken.draw(job(cover)))).toEqual(new Error('The press stopped'));
  });
});
