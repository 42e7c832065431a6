import type { LedgerColumn, LedgerShape } from './ledger';
import { reportWidth } from './report';

/** A column of a work list: its width in mm, or for prose the share of what the others leave of the sheet. */
export type WorkColumn =
  readonly [kind: LedgerColumn<string>['kind'], mm: number] | readonly [kind: 'share', of: number];

/** The columns of a work list across a landscape sheet. */
export function workShape<N extends string>(
  order: readonly N[],
  columns: Readonly<Record<N, WorkColumn>>,
): LedgerShape<N> {
  const sum = (shared: boolean): number =>
    order.reduce((all, name) => all + ((columns[name][0] === 'share') === shared ? columns[name][1] : 0), 0);
  const unit = (reportWidth('a4Landscape') - sum(false)) / sum(true);
  return {
    columns: order.map((name): LedgerColumn<N> => {
      const [kind, width] = columns[name];
      return kind === 'share' ? { name, kind: 'prose', width: width * unit } : { name, kind, width };
    }),
    rowHeight: 10,
    headHeight: 10,
  };
}
