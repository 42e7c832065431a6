import { hostile, take } from '../exchange/hostile-workbooks';
import { type Line, lineOf, time } from './measure';

/** How long a workbook made to do harm can keep the importer busy: the slowest of three tries of each, until it is refused. */
export async function measureHostile(): Promise<Line[]> {
  const samples: number[] = [];
  for (const [name, make] of hostile) {
    const bytes = make();
    for (let run = 0; run < 3; run += 1)
      samples.push(
        await time(() =>
          take(bytes).then(
            () => {
              throw new Error(`${name} was taken`);
            },
            () => undefined,
          ),
        ),
      );
  }
  return [
    lineOf({ name: `a hostile workbook refused, ${String(hostile.length)} kinds`, goal: 100 }, samples),
    lineOf({ name: 'the slowest of them', goal: 100 }, [Math.max(...samples)]),
  ];
}
