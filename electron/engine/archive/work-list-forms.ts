import type { Level } from '../../../shared/domain/level';
import { ruleBroken } from '../../../shared/errors';
import type { LineListForm, SlipListForm } from '../forms/loan-facts';
import { rankOf, subjectOf } from './context';
import { askingOf, deskOf } from './desk-facts';
import { type Ask, fondsOf, oneSheet, type Prepared, type Request } from './form-sources';
import { linePage } from './loan-lines';
import { everyRow } from './loan-list-forms';
import { slipPage } from './loan-slips';

/** The work lists of the loan desk on paper, row for row as on the screen. */

const PAGE = 500;

/** A sheet of the archive, as secret as the highest row on it. */
function sheetOf(ask: Ask, subject: string, rows: readonly { readonly level: Level }[]): Prepared['sheets'] {
  const level = Math.max(0, ...rows.map((row) => rankOf(row.level)));
  return [{ subject, logSubject: subjectOf('fonds', fondsOf(ask.db).id), level, codedVolumes: [] }];
}

/** A work list of slips on paper, narrowed as the screen shows it. */
export function prepareSlips(ask: Ask, request: Request<'slips'>): Prepared {
  const { session, moment } = ask;
  const { list, mine, step, text } = request;
  const found = everyRow((after) =>
    slipPage(ask.db, { list, mine, step, text, borrowerId: null, after, limit: PAGE }, session, askingOf(ask)),
  );
  if (found.length === 0) throw ruleBroken('nothingToPrint');
  const facts: SlipListForm = {
    ...deskOf(ask),
    on: moment.day,
    list,
    narrowed: { signer: mine ? session.fullName : null, step, text },
    rows: found.map(({ firstCode, firstTitle, overdueDays, renewalDays, ...row }) => ({
      ...row,
      referenceCode: firstCode === '' ? null : firstCode,
      title: firstTitle,
      daysOver: overdueDays,
      isRenewal: renewalDays !== null,
    })),
  };
  // Narrowed otherwise it is another sheet, with a number of its own.
  const subject = [`slips:${list}`, moment.day, mine ? session.personId : '', step ?? '', text].join('/');
  return {
    sheets: sheetOf(ask, subject, found),
    job: oneSheet(ask, request, 'slipList', 'a4Landscape', facts),
  };
}

/** A work list of volumes on paper. */
export function prepareLines(ask: Ask, request: Request<'lines'>): Prepared {
  const { list } = request;
  const found = everyRow((after) => linePage(ask.db, list, after, PAGE, askingOf(ask)));
  if (found.length === 0) throw ruleBroken('nothingToPrint');
  const facts: LineListForm = {
    ...deskOf(ask),
    on: ask.moment.day,
    list,
    rows: found.map(({ code, number, overdueDays, ...row }) => ({
      ...row,
      referenceCode: code === '' ? null : code,
      loanNumber: number,
      daysOver: overdueDays,
    })),
  };
  return {
    sheets: sheetOf(ask, `lines:${list}/${ask.moment.day}`, found),
    job: oneSheet(ask, request, 'lineList', 'a4Landscape', facts),
  };
}
