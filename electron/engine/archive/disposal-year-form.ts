import type { DisposalLists } from '../forms/disposal-facts';
import { rankOf, subjectOf } from './context';
import { readList } from './disposal-read';
import { readRows } from './disposal-rows';
import { actOf, extentOf, readingOf, signedOf } from './disposal-told';
import { type Ask, fondsOf, levelLabelsOf, oneSheet, type Prepared, type Request } from './form-sources';

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
    job: oneSheet(ask, request, 'disposalLists', 'a4Landscape', facts),
  };
}
