import type { Appraisal, DisposalList, DisposalRow, Signed } from '../../../shared/contract/disposal-list';
import type { Opinion } from '../../../shared/domain/disposal';
import { afterOpinions } from '../../../shared/domain/disposal-rules';
import { officeMoment, yearOf } from '../../../shared/domain/office-day';
import type {
  ActFacts,
  AppraisalOpinion,
  AppraiserFacts,
  DestructionRegister,
  Extent,
  ListedVolume,
  ListHead,
  SetApartLabels,
  SignedFacts,
} from '../forms/disposal-facts';
import { levelAt, rankOf } from './context';
import type { Reading } from './disposal-read';
import { type Ask, fondsOf, levelLabelsOf } from './form-sources';

/** What the store knows of a disposal list, as facts for the press. */

export const readingOf = ({ session, moment, context }: Ask): Reading => ({
  clearance: session.clearanceRank,
  moment,
  settings: context.settings(),
});

/** A paper counts from the day that stands on it. */
export const signedOf = ({ name, manner, paperNumber, paperDate, on }: Signed): SignedFacts => ({
  name,
  manner: manner === 'paper' ? 'paper' : 'countersign',
  paperNumber,
  on: manner === 'paper' ? (paperDate ?? on) : on,
});

export const volumeOf = (row: DisposalRow, today: string): ListedVolume => ({
  referenceCode: row.code === '' ? null : row.code,
  title: row.title,
  clientCode: row.clientCode,
  clientName: row.clientName,
  year: row.year,
  firstMonth: row.firstMonth,
  lastMonth: row.lastMonth,
  itemCount: row.itemCount,
  pages: row.pages,
  level: row.level,
  retention: row.retention,
  startsOn: row.retentionStart,
  endsOn: row.retentionEnd,
  heldYears: row.retentionStart === null ? null : wholeYears(row.retentionStart, today),
  note: row.recheckNote,
});

/** Years kept from the first day of the period to this one, begun ones not counted. */
function wholeYears(from: string, to: string): number {
  const years = yearOf(to) - yearOf(from);
  return Math.max(0, to.slice(5) < from.slice(5) ? years - 1 : years);
}

export const extentOf = (rows: readonly Pick<ListedVolume, 'itemCount' | 'pages'>[]): Extent => ({
  volumes: rows.length,
  items: rows.reduce((sum, { itemCount }) => sum + itemCount, 0),
  pages: rows.reduce((sum, { pages }) => sum + (pages ?? 0), 0),
  uncounted: rows.filter(({ pages }) => pages === null).length,
});

/** Everybody who gave an opinion, once a person and capacity with the last day; a capacity without any stays open for the pen. */
function appraisersOf(rows: readonly DisposalRow[]): AppraiserFacts[] {
  return (['manager', 'departmentHead'] as const).flatMap((capacity): AppraiserFacts[] => {
    const given = new Map<number, Appraisal>();
    for (const { [capacity]: one } of rows)
      if (one !== null && one.on >= (given.get(one.personId)?.on ?? '')) given.set(one.personId, one);
    return given.size === 0
      ? [{ capacity, signed: null }]
      : [...given.values()].map((one) => ({ capacity, signed: signedOf(one) }));
  });
}

type Held = {
  readonly list: DisposalList;
  readonly rows: readonly DisposalRow[];
  readonly going: readonly DisposalRow[];
};

export function headOf({ db, context }: Ask, { list, rows, going }: Held): ListHead {
  const fonds = fondsOf(db);
  return {
    fondsName: fonds.name,
    fondsNumber: fonds.number,
    levelLabels: levelLabelsOf(context),
    number: list.number,
    title: list.title,
    isVoid: list.state === 'cancelled',
    drawnBy: list.drawnBy,
    drawnOn: list.drawnOn,
    extent: extentOf(going),
    years: list.years,
    appraisers: appraisersOf(rows),
    approved: list.approved === null ? null : signedOf(list.approved),
  };
}

export function actOf({ context }: Ask, { execution }: DisposalList): ActFacts | null {
  if (execution === null) return null;
  const { timeZone } = context.settings();
  const { place, method, remark, executor, supervisors } = execution;
  const said = (moment: string): string => officeMoment(Date.parse(moment), timeZone);
  return {
    place,
    method,
    remark,
    startedAt: said(execution.startedAt),
    endedAt: said(execution.endedAt),
    executor,
    supervisors: supervisors.map(signedOf),
  };
}

/** The last recheck, by whom. */
export function recheckedOf(list: DisposalList, rows: readonly DisposalRow[]): DestructionRegister['rechecked'] {
  if (list.recheckedOn === null) return null;
  const names = [...new Set(rows.flatMap(({ recheckedBy }) => (recheckedBy === null ? [] : [recheckedBy])))];
  return { name: names.join('、'), on: list.recheckedOn };
}

export function outcomeOf({ retention, manager, departmentHead }: DisposalRow): Opinion | null {
  if (manager === null || departmentHead === null) return null;
  const longer = afterOpinions(retention, manager.opinion, departmentHead.opinion);
  if (longer === null) return { kind: 'destroy' };
  if (longer.kind === 'permanent') return { kind: 'permanent' };
  return { kind: 'keepYears', years: longer.years - (retention?.kind === 'years' ? retention.years : 0) };
}

export const opinionRows = (rows: readonly DisposalRow[], today: string): AppraisalOpinion['rows'] =>
  rows.map((row) => ({
    ...volumeOf(row, today),
    manager: row.manager,
    departmentHead: row.departmentHead,
    outcome: outcomeOf(row),
    leftReason: row.rowState === 'left' && row.newRetention === null ? (row.leftReason ?? '') : null,
  }));

/** One label for each place where volumes of the list stand apart, in the order of the shelves. */
export function boxesOf(rows: readonly DisposalRow[]): SetApartLabels['boxes'] {
  const inside = new Map<string, DisposalRow[]>();
  for (const row of rows)
    if (row.setApartPlace !== null) inside.set(row.setApartPlace, [...(inside.get(row.setApartPlace) ?? []), row]);
  return [...inside.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([place, held]) => {
      const codes = held.map(({ code }) => code).filter((code) => code !== '');
      return {
        place,
        volumes: held.length,
        firstCode: codes[0] ?? null,
        lastCode: codes.at(-1) ?? null,
        level: levelAt(Math.max(...held.map(({ level }) => rankOf(level)))),
      };
    });
}
