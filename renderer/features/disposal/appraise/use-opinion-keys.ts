import { useRef, useState } from 'react';
import type { DisposalRow } from '../../../../shared/contract/disposal-list';
import { useT } from '../../../lib/i18n';
import type { GridKey } from '../../../ui/use-grid-keys';
import { cleared, type Draft, type Kind, type Opinions, reasoned, written } from './opinions';

type Given = {
  readonly change: (how: (before: Opinions) => Opinions) => void;
  readonly selected: ReadonlySet<string | number>;
  readonly unselect: () => void;
  readonly toReason: () => void;
};
const letters: Readonly<Record<string, Kind>> = { d: 'destroy', k: 'keepYears', p: 'permanent' };
const USUAL_YEARS = 5;
const MOST_YEARS = 200;

/**
 * The keys of the appraisal: D, K and P write an opinion on what is marked, or on the row under the keyboard, and D and P
 * go on to the next row. Digits after K are its years, so K stays where it is. R leads to the reason, Delete takes back.
 */
export function useOpinionKeys({ change, selected, unselect, toReason }: Given) {
  const { t } = useT();
  const [years, setYears] = useState(USUAL_YEARS);
  const [reason, setReason] = useState('');
  const active = useRef<DisposalRow | null>(null);
  /** Rows that K was just pressed on, and the digits typed since. */
  const counting = useRef<{ rowIds: readonly number[]; digits: string } | null>(null);
  const draft = (kind: Kind, of: number): Draft => ({
    opinion: kind === 'keepYears' ? { kind, years: of } : { kind },
    reason: reason.trim() === '' ? t(`disposal.appraise.reasonOf.${kind}`) : reason.trim(),
  });
  const targets = (row: DisposalRow | null): readonly number[] =>
    selected.size > 0 ? [...selected].map(Number) : row === null ? [] : [row.id];
  const write = (rowIds: readonly number[], kind: Kind, of: number = years) =>
    change((before) => written(before, rowIds, draft(kind, of)));

  const apply = (kind: Kind, row: DisposalRow | null = active.current) => {
    write(targets(row), kind);
  };
  const onKey: GridKey<DisposalRow> = (event, row, goOn) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const key = event.key.toLowerCase();
    if (/^\d$/u.test(key) && counting.current !== null) {
      const digits = (counting.current.digits + key).slice(-3);
      counting.current = { ...counting.current, digits };
      const typed = Math.min(MOST_YEARS, Number(digits));
      if (typed > 0) {
        setYears(typed);
        write(counting.current.rowIds, 'keepYears', typed);
      }
      return true;
    }
    const kind = letters[key];
    if (kind !== undefined) {
      const rowIds = targets(row);
      counting.current = kind === 'keepYears' ? { rowIds, digits: '' } : null;
      write(rowIds, kind);
      if (selected.size > 0) unselect();
      else if (kind !== 'keepYears') goOn();
      return true;
    }
    if (key !== 'shift') counting.current = null;
    if (key === 'r') {
      toReason();
      return true;
    }
    if (key === 'delete' || key === 'backspace') {
      change((before) => cleared(before, targets(row)));
      return true;
    }
    return false;
  };
  return {
    onKey,
    onActive: (row: DisposalRow | null) => {
      active.current = row;
    },
    apply,
    write,
    years,
    setYears,
    reason,
    setReason,
    /** Puts the typed reason under what is already written of the marked rows. */
    giveReason: () => {
      if (reason.trim() !== '') change((before) => reasoned(before, targets(active.current), reason.trim()));
    },
  };
}
export type OpinionKeys = ReturnType<typeof useOpinionKeys>;
