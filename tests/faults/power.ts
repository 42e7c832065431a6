import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { seeded } from '../fixtures/seeded';
import { compileRecorder, createRecorder } from './recorder';
import { createDisk, remains } from './replay';
import type { Outcome } from './report';
import { aClient, examine, type Subject, unlockVictim } from './subject';

type Losses = {
  readonly images: number;
  readonly lost: number;
  readonly acknowledged: number;
  readonly first?: string;
};

/**
 * Power cuts: an engine saves under the recorder; at random places of what it did to the disk, four images of what may
 * have remained are made and opened. Control: the same with the driver's own synchronous=NORMAL.
 */
export async function power(subject: Subject, images: number, commits: number, onControl = images): Promise<Outcome> {
  const library = compileRecorder(resolve('tests/faults/recorder.c'), subject.folder());
  const fault = 'power loss';
  if (library === undefined) return { fault, runs: 0, of: '', losses: 0, skipped: 'needs Linux and gcc' };
  const full = await cuts(subject, library, images, commits);
  const normal = await cuts(subject, library, onControl, commits, resolve('tests/faults/normal-sync.cjs'));
  return {
    fault,
    runs: full.images,
    of: `images of a disk with ${String(full.acknowledged)} acknowledged commits`,
    losses: full.lost,
    ...(full.first === undefined ? {} : { first: full.first }),
    control: { what: `synchronous=NORMAL, ${String(normal.images)} images`, losses: normal.lost },
  };
}

async function cuts(
  subject: Subject,
  library: string,
  images: number,
  commits: number,
  before?: string,
): Promise<Losses> {
  const folder = subject.copy();
  const recorder = createRecorder(library, folder, subject.folder());
  const victim = await unlockVictim(folder, { env: recorder.env, ...(before === undefined ? {} : { before }) });
  const saved: { readonly code: string; readonly at: number }[] = [];
  for (let n = 1; n <= commits; n += 1) {
    const code = `P${String(n)}`;
    await victim.get('clients.save', aClient(code));
    saved.push({ code, at: recorder.moment() });
    // Long enough now and then for the log to be moved into the file.
    if (n % 40 === 0) await new Promise((done) => setTimeout(done, 250));
  }
  await victim.close();

  const operations = recorder.operations();
  const random = seeded(images);
  const places = Math.ceil(images / remains.length);
  const cutsAt = Array.from({ length: places }, () => random(operations.length)).sort((a, b) => a - b);
  const disk = createDisk(subject.base, folder);
  let applied = 0;
  let made = 0;
  let lost = 0;
  let first: string | undefined;
  for (const cut of cutsAt) {
    for (; applied <= cut; applied += 1) {
      const operation = operations[applied];
      if (operation !== undefined) disk.apply(operation);
    }
    const moment = operations[cut]?.end ?? 0;
    const acknowledged = saved.filter(({ at }) => at <= moment).map(({ code }) => code);
    for (const what of remains) {
      const image = join(folder, '..', 'image');
      mkdirSync(image);
      disk.image(image, what, random);
      const verdict = await examine(subject, image, acknowledged);
      rmSync(image, { recursive: true });
      made += 1;
      const bad = 'refused' in verdict ? verdict.refused.code : (verdict.missing[0] ?? verdict.warnings[0]?.code);
      if (bad !== undefined || ('half' in verdict && verdict.half > 0)) lost += 1;
      if (bad !== undefined) first ??= `cut ${String(cut)} ${what}: ${bad}`;
    }
  }
  return { images: made, lost, acknowledged: commits, ...(first === undefined ? {} : { first }) };
}
