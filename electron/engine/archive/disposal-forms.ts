import { ruleBroken } from '../../../shared/errors';
import { rankOf, subjectOf } from './context';
import { readList } from './disposal-read';
import { readRows } from './disposal-rows';
import { actOf, boxesOf, headOf, opinionRows, outcomeOf, readingOf, recheckedOf, volumeOf } from './disposal-told';
import { type Ask, oneSheet, type Prepared, type Request } from './form-sources';

/** The forms of one disposal list. */
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
  const { earliestOn, setApartOn, supervisorsNeeded } = list;
  switch (request.form) {
    case 'appraisalOpinion': {
      const facts = { ...head, rows: opinionRows(rows, today) };
      return { sheets, job: oneSheet(ask, request, request.form, 'a4Landscape', facts) };
    }
    case 'setApartList': {
      const facts = {
        ...head,
        on: moment.day,
        earliestOn,
        rows: going.map((row) => ({ ...volumeOf(row, today), home: row.home, setApartPlace: row.setApartPlace })),
      };
      return { sheets, job: oneSheet(ask, request, request.form, 'a4', facts) };
    }
    case 'setApartLabels': {
      const facts = { ...head, earliestOn, boxes: boxesOf(going) };
      return { sheets, job: oneSheet(ask, request, request.form, 'a4', facts) };
    }
    case 'destructionRegister': {
      const facts = {
        ...head,
        setApartOn,
        earliestOn,
        rechecked: recheckedOf(list, going),
        act,
        supervisorsNeeded,
        rows: going.map((row) => ({ ...volumeOf(row, today), opinion: outcomeOf(row) })),
      };
      return { sheets, job: oneSheet(ask, request, request.form, 'a4Landscape', facts) };
    }
    case 'destructionRecord': {
      const facts = { ...head, act, supervisorsNeeded: context.settings().destructionSupervisors };
      return { sheets, job: oneSheet(ask, request, request.form, 'a4', facts) };
    }
  }
}
