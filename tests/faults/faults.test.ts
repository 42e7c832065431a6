import { afterAll, beforeAll, expect, test } from 'vitest';
import { programs } from './programs';
import { passed } from './report';
import { makeSubject, type Subject } from './subject';

/** The faults of `npm run faults` with small numbers: each program once, its control included. */
let subject: Subject;
beforeAll(async () => {
  subject = await makeSubject();
});
afterAll(() => {
  subject.remove();
});

test.each(Object.entries(programs))('%s', { timeout: 180_000 }, async (_name, { quick }) => {
  const outcome = await quick(subject);
  if (outcome.skipped !== undefined) console.warn(`${outcome.fault} was skipped: ${outcome.skipped}`);
  expect(passed(outcome), JSON.stringify(outcome)).toBe(true);
});
