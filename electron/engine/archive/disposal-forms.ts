import type { Appraisal, DisposalList, DisposalRow, Signed } from '../../../shared/contract/disposal-list';
import type { Opinion } from '../../../shared/domain/disposal';
import { afterOpinions } from '../../../shared/domain/disposal-rules';
import { officeMoment, yearOf } from '../../../shared/domain/office-day';
import { ruleBroken } from '../../../shared/errors';
import type {
  ActFacts,
  AppraisalOpinion,
  AppraiserFacts,
  DestructionRegister,
  DisposalLists,
  Extent,
  ListedVolume,
  ListHead,
  SetApartLabels,
  SetApartList,
  SignedFacts,
} from '../forms/disposal-facts';
import { levelAt, rankOf, subjectOf } from './context';
import { readList, type Reading } from './disposal-read';
import { readRows } from './disposal-rows';
import { type Ask, fondsOf, jobFrame, levelLabelsOf, markAt, type Prepared, type Request } from './form-sources';

/** Forms of disposal: what the store knows of a list and of all lists of a year, as facts for the press. */

const readingOf = ({ session, moment, context }: Ask): Reading => ({
  clearance: session.clearanceRank,
  moment,
  settings: context.settings(),
});

/** A paper counts from the day that stands on it. */
const signedOf = ({ name, manner, paperNumber, paperDate, on }: Signed): SignedFacts => ({
  name,
  manner: manner === 'paper' ? 'paper' : 'countersign',
  paperNumber,
  on: manner === 'paper' ? (paperDate ?? on) : on,
});

const volumeOf = (row: DisposalRow, today: string): ListedVolume => ({
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

const extentOf = (rows: readonly Pick<ListedVolume, 'itemCount' | 'pages'>[]): Extent => ({
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

function headOf({ db, context }: Ask, { list, rows, going }: Held): ListHead {
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

function actOf({ context }: Ask, { execution }: DisposalList): ActFacts | null {
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
function recheckedOf(list: DisposalList, rows: readonly DisposalRow[]): DestructionRegister['rechecked'] {
  if (list.recheckedOn === null) return null;
  const names = [...new Set(rows.flatMap(({ recheckedBy }) => (recheckedBy === null ? [] : [recheckedBy])))];
  return { name: names.join('、'), on: list.recheckedOn };
}

function outcomeOf({ retention, manager, departmentHead }: DisposalRow): Opinion | null {
  if (manager === null || departmentHead === null) return null;
  const longer = afterOpinions(retention, manager.opinion, departmentHead.opinion);
  if (longer === null) return { kind: 'destroy' };
  if (longer.kind === 'permanent') return { kind: 'permanent' };
  return { kind: 'keepYears', years: longer.years - (retention?.kind === 'years' ? retention.years : 0) };
}

const opinionRows = (rows: readonly DisposalRow[], today: string): AppraisalOpinion['rows'] =>
  rows.map((row) => ({
    ...volumeOf(row, today),
    manager: row.manager,
    departmentHead: row.departmentHead,
    outcome: outcomeOf(row),
    leftReason: row.rowState === 'left' && row.newRetention === null ? (row.leftReason ?? '') : null,
  }));

/** One label for each place where volumes of the list stand apart, in the order of the shelves. */
function boxesOf(rows: readonly DisposalRow[]): SetApartLabels['boxes'] {
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

export function prepareDisposal(ask: Ask, request: Request<'disposal'>): Prepared {
  const { db, session, moment, context } = ask;
  const list = readList(db, request.id, readingOf(ask));
  if (list.number === null) throw ruleBroken('listHasNoNumber');
  const byPlace = request.form === 'setApartList';
  const { rows } = readRows(db, list, { byPlace }, { clearance: session.clearanceRank, today: moment.day });
  const going = rows.filter(({ rowState }) => rowState !== 'left');
  const held = { list, rows, going };
  if ((request.form === 'appraisalOpinion' ? rows : going).length === 0) throw ruleBroken('nothingToPrint');
  const head = headOf(ask, held);
  // What was kept is counted up to the day of the destruction.
  const act = actOf(ask, list);
  const today = act?.endedAt.slice(0, 10) ?? moment.day;
  const subject = subjectOf('disposal', list.id);
  const sheets = [
    { subject, logSubject: subject, level: rankOf(list.level), codedVolumes: rows.map(({ volumeId }) => volumeId) },
  ];
  const frame = jobFrame(ask, request);
  const { earliestOn, setApartOn, supervisorsNeeded } = list;
  switch (request.form) {
    case 'appraisalOpinion': {
      const facts = { ...head, rows: opinionRows(rows, today) };
      return {
        sheets,
        job: (marks) => ({
          ...frame,
          form: 'appraisalOpinion',
          paper: 'a4Landscape',
          sheets: [{ facts, mark: markAt(marks, 0) }],
        }),
      };
    }
    case 'setApartList': {
      const facts: SetApartList = {
        ...head,
        on: moment.day,
        earliestOn,
        rows: going.map((row) => ({ ...volumeOf(row, today), home: row.home, setApartPlace: row.setApartPlace })),
      };
      return {
        sheets,
        job: (marks) => ({ ...frame, form: 'setApartList', paper: 'a4', sheets: [{ facts, mark: markAt(marks, 0) }] }),
      };
    }
    case 'setApartLabels': {
      const facts = { ...head, earliestOn, boxes: boxesOf(going) };
      return {
        sheets,
        job: (marks) => ({
          ...frame,
          form: 'setApartLabels',
          paper: 'a4',
          sheets: [{ facts, mark: markAt(marks, 0) }],
        }),
      };
    }
    case 'destructionRegister': {
      const facts: DestructionRegister = {
        ...head,
        setApartOn,
        earliestOn,
        rechecked: recheckedOf(list, going),
        act,
        supervisorsNeeded,
        rows: going.map((row) => ({ ...volumeOf(row, today), opinion: outcomeOf(row) })),
      };
      return {
        sheets,
        job: (marks) => ({
          ...frame,
          form: 'destructionRegister',
          paper: 'a4Landscape',
          sheets: [{ facts, mark: markAt(marks, 0) }],
        }),
      };
    }
    case 'destructionRecord': {
      const facts = { ...head, act, supervisorsNeeded: context.settings().destructionSupervisors };
      return {
        sheets,
        job: (marks) => ({
          ...frame,
          form: 'destructionRecord',
          paper: 'a4',
          sheets: [{ facts, mark: markAt(marks, 0) }],
        }),
      };
    }
  }
}

/** All lists drawn up in a year that the reader may see, in the order of their numbers; drafts without one are no lists yet. */
export function prepareDisposalYear(ask: Ask, request: Request<'disposalYear'>): Prepared {
  const { db, session, moment, context } = ask;
  const { year } = request;
  const ids = db
    .prepare(
      `SELECT id FROM disposal_list WHERE level <= :clearance AND number IS NOT NULL AND substr(coalesce(submitted_on, drawn_on), 1, 4) = :year ORDER BY number`,
    )
    .all<{ id: number }>({ clearance: session.clearanceRank, year: String(year) });
  const fonds = fondsOf(db);
  const rows: DisposalLists['rows'] = ids.map(({ id }) => {
    const list = readList(db, id, readingOf(ask));
    const { rows: all } = readRows(db, list, {}, { clearance: session.clearanceRank, today: moment.day });
    const act = actOf(ask, list);
    return {
      number: list.number,
      title: list.title,
      level: list.level,
      state: list.state,
      drawnBy: list.drawnBy,
      drawnOn: list.drawnOn,
      extent: extentOf(all.filter(({ rowState }) => rowState !== 'left')),
      years: list.years,
      approved: list.approved === null ? null : signedOf(list.approved),
      setApartOn: list.setApartOn,
      earliestOn: list.earliestOn,
      act: act === null ? null : { ...act, on: act.endedAt.slice(0, 10) },
      note: list.cancelReason,
    };
  });
  const facts: DisposalLists = {
    fondsName: fonds.name,
    levelLabels: levelLabelsOf(context),
    year,
    madeOn: moment.day,
    rows,
  };
  return {
    sheets: [
      {
        subject: `disposalYear:${String(year)}`,
        logSubject: subjectOf('fonds', fonds.id),
        level: Math.max(0, ...rows.map(({ level }) => rankOf(level))),
        codedVolumes: [],
      },
    ],
    job: (marks) => ({
      ...jobFrame(ask, request),
      form: 'disposalLists',
      paper: 'a4Landscape',
      sheets: [{ facts, mark: markAt(marks, 0) }],
    }),
  };
}
