import { programs } from './programs';
import { type Outcome, passed, tableOf } from './report';
import { makeSubject } from './subject';

/**
 * `npm run faults [-- NAME …]`: every fault in full, as a table on standard output. Exit code 1 when anything was lost,
 * or when a control lost nothing. The same programs run with small numbers in `npm test` (faults.test.ts).
 */
async function main(words: readonly string[]): Promise<number> {
  const size = words.includes('--quick') ? 'quick' : 'full';
  const wanted = words.filter((word) => !word.startsWith('--'));
  const unknown = wanted.filter((name) => !(name in programs));
  if (unknown.length > 0)
    throw new Error(`not known: ${unknown.join(', ')}; known: ${Object.keys(programs).join(', ')}`);
  const outcomes: Outcome[] = [];
  for (const [name, program] of Object.entries(programs)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const subject = await makeSubject();
    const start = performance.now();
    try {
      const outcome = await program[size](subject);
      outcomes.push(outcome);
      console.error(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s ${JSON.stringify(outcome)}`);
    } finally {
      subject.remove();
    }
  }
  console.log(tableOf(outcomes));
  return outcomes.every(passed) ? 0 : 1;
}

// Ended outright: stores that were refused are kept open (store/open.ts), and the driver's own clearing up would abort.
main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (cause: unknown) => {
    console.error(cause);
    process.exit(1);
  },
);
