import { ruleBroken } from '../../../shared/errors';
import type { SlipListForm } from '../forms/loan-facts';
import { rankOf, subjectOf } from './context';
import { askingOf, deskOf } from './desk-facts';
import { type Ask, fondsOf, jobFrame, markAt, type Prepared, type Request } from './form-sources';
import { everyRow } from './loan-list-forms';
import { slipPage } from './loan-slips';

const PAGE = 500;

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
  return {
    sheets: [
      {
        // Narrowed otherwise it is another sheet, with a number of its own.
        subject: [`slips:${list}`, moment.day, mine ? session.personId : '', step ?? '', text].join('/'),
        logSubject: subjectOf('fonds', fondsOf(ask.db).id),
        level: Math.max(0, ...found.map(({ level }) => rankOf(level))),
        codedVolumes: [],
      },
    ],
    job: (marks) => ({
      ...jobFrame(ask, request),
      form: 'slipList',
      paper: 'a4Landscape',
      sheets: [{ facts, mark: markAt(marks, 0) }],
    }),
  };
}
