import { createHash, randomBytes } from 'node:crypto';
import type { FormRequest } from '../../../shared/contract/forms';
import type { InputOf } from '../../../shared/contract/index';
import { officeMoment } from '../../../shared/domain/office-day';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { Drawn } from '../forms/draw';
import type { FormJob, PrintMark } from '../forms/facts';
import type { PressOptions } from '../forms/press-client';
import type { PaperSeal } from '../forms/seal';
import type { ReadableDb } from '../store/open';
import { notFound, type Session } from '../store/work';
import { type Context, isoMoment } from './context';
import { prepareDisposal } from './disposal-forms';
import { prepareDisposalYear } from './disposal-year-form';
import { type Ask, type FormSheet, type Prepared } from './form-sources';
import { numbersFor, type PrintedSheet, type SheetNumber, takeNumbers } from './form-numbers';
import { prepareClient, preparePlace } from './holding-forms';
import { prepareCertificate } from './certificate-forms';
import { prepareLoan } from './loan-forms';
import { prepareBorrower, prepareOutstanding, prepareToFetch } from './loan-list-forms';
import { preparePeriod } from './register-forms';
import { prepareLines, prepareSlips } from './work-list-forms';
import { prepareVolumes } from './volume-forms';
import type { SessionHandlers, Surroundings } from './subject';

export type Press = { readonly draw: (job: FormJob, options?: PressOptions) => Promise<Drawn> };
type Issued = {
  number: string;
  form: FormRequest['form'];
  paper: FormRequest['paper'];
  fill: FormRequest['fill'];
  copy: number;
  at: number;
  by: string;
  sha256: string;
};

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const newToken = (): string => randomBytes(16).toString('hex');

/** What is to be drawn, read from the store in one look. */
function prepare(ask: Ask, request: FormRequest): Prepared {
  switch (request.of) {
    case 'volumes':
      return prepareVolumes(ask, request);
    case 'client':
      return prepareClient(ask, request);
    case 'place':
      return preparePlace(ask, request);
    case 'loan':
      return prepareLoan(ask, request);
    case 'toFetch':
      return prepareToFetch(ask, request);
    case 'lines':
      return prepareLines(ask, request);
    case 'slips':
      return prepareSlips(ask, request);
    case 'borrower':
      return prepareBorrower(ask, request);
    case 'outstanding':
      return prepareOutstanding(ask, request);
    case 'period':
      return preparePeriod(ask, request);
    case 'certificate':
      return prepareCertificate(ask, request);
    case 'disposal':
      return prepareDisposal(ask, request);
    case 'disposalYear':
      return prepareDisposalYear(ask, request);
  }
}

const said = ({ number, copy }: SheetNumber): string => `${number}/${String(copy)}`;

/** What is above the clearance does not exist, nor do its prints. */
function demandSeen(db: ReadableDb, of: InputOf<'forms.issued'>['of'], id: number, clearance: number): void {
  if (of !== 'volume' && of !== 'loan' && of !== 'certificate' && of !== 'disposal') return;
  const table = of === 'disposal' ? 'disposal_list' : of;
  const seen = db.prepare(`SELECT 1 FROM ${table} WHERE id = :id AND level <= :clearance`).get({ id, clearance });
  if (seen === undefined) throw notFound(of, id);
}

/** What a print is known by: its bytes, or where it carries the code of its own entry, all that it says but that code. */
const hashOf = (drawing: Drawn): string => drawing.sealed ?? sha256Of(drawing.pdf);

type HeadEntry = { seq: number; hash: string; at: number };
function headEntry(db: ReadableDb): HeadEntry {
  const entry = db.prepare('SELECT seq, hash, at FROM log_entry ORDER BY seq DESC LIMIT 1').get<HeadEntry>();
  if (entry === undefined) throw new Error('a print that was not entered');
  return entry;
}

/** How often the person's wish to stop is looked for while the press works, in ms. */
const LOOK_EVERY = 100;

/** Draws with progress, and stops when the person says so. */
async function drawn(press: Press, job: FormJob, around: Surroundings, seal?: PressOptions['seal']): Promise<Drawn> {
  const stop = new AbortController();
  const look = setInterval(() => {
    if (around.cancelled()) stop.abort();
  }, LOOK_EVERY);
  try {
    return await press.draw(job, {
      signal: stop.signal,
      onProgress: (done, of) => around.progress('draw', done, of),
      ...(seal === undefined ? {} : { seal }),
    });
  } finally {
    clearInterval(look);
  }
}

/** Every form goes through here, for the preview and made final 出件 (domain.md "Printing"). */
export function createForms(context: Context, press: Press) {
  const { work } = context;
  const hand = (drawing: Drawn, around: Surroundings) => {
    const token = newToken();
    around.hand({ token, pdf: drawing.pdf });
    return { token, pages: drawing.pages, sha256: hashOf(drawing), left: [...drawing.left] };
  };
  const ready = (request: FormRequest, session: Session): Prepared =>
    work.read((db) => prepare({ db, session, context, moment: work.now() }, request));
  const printed = (request: FormRequest, sheets: readonly FormSheet[]): PrintedSheet[] =>
    sheets.map(({ subject }) => ({ subject, form: request.form, paper: request.paper, fill: request.fill }));

  return {
    'forms.preview': async (request, session, around) => {
      const { sheets, job } = ready(request, session);
      return hand(await drawn(press, job(sheets.map(() => ({ kind: 'preview' }))), around), around);
    },
    'forms.issue': async (request, session, around) => {
      // Drawn first with the numbers it will get: a sheet that cannot be drawn takes no number and leaves no entry.
      const { day } = work.now();
      const { sheets, job } = ready(request, session);
      const wanted = work.read((db) => numbersFor(db, printed(request, sheets), day));
      const marks = wanted.map((one): PrintMark => ({ kind: 'issued', ...one, on: day }));
      // A form with a check code is entered while it is drawn: the code is that of its own entry.
      const drawing = await drawn(press, job(marks), around, (content) => {
        return note(session, request, sheets, wanted, content);
      });
      if (drawing.sealed === null) {
        if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
        note(session, request, sheets, wanted, hashOf(drawing));
      }
      const [first] = wanted;
      if (first === undefined) throw new Error('nothing was printed');
      return {
        ...hand(drawing, around),
        ...first,
        lastNumber: wanted.length > 1 ? (wanted.at(-1)?.number ?? null) : null,
      };
    },
    'forms.issued': ({ of, id }, session) =>
      work.read((db) => {
        demandSeen(db, of, id, session.clearanceRank);
        return db
          .prepare(
            `SELECT f.number, f.form, f.paper, f.fill, f.copy, f.at, p.name AS by, f.sha256 FROM issued_form f JOIN operator o ON o.id = f.operator_id JOIN person p ON p.id = o.person_id
        WHERE f.subject = :subject OR (f.subject > :subject || '/' AND f.subject < :subject || '0') ORDER BY f.id DESC LIMIT 500`,
          )
          .all<Issued>({ subject: `${of}:${String(id)}` })
          .map((row) => ({ ...row, at: isoMoment(row.at) }));
      }),
  } satisfies Pick<SessionHandlers, `forms.${'preview' | 'issue' | 'issued'}`>;

  /** One entry for the print, with a detail for each sheet; numbers, register and entry stand or fall together. Answers with that entry. */
  function note(
    session: Session,
    request: FormRequest,
    sheets: readonly FormSheet[],
    wanted: readonly SheetNumber[],
    sha256: string,
  ): PaperSeal {
    const { form, paper, fill } = request;
    work.write(session, (db, moment) => {
      const now = numbersFor(db, printed(request, sheets), moment.day);
      // Two prints at once: the second one's sheet carries a number that is taken. It is drawn again by the person.
      if (now.map(said).join() !== wanted.map(said).join()) throw ruleBroken('printedMeanwhile');
      takeNumbers(db, wanted, moment.day);
      const register = db.prepare(
        'INSERT INTO issued_form (number, copy, form, paper, fill, subject, at, operator_id, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      );
      const coded = db.prepare('UPDATE volume SET code_printed = 1 WHERE id = ? AND reference_code IS NOT NULL');
      const changes = sheets.map(({ subject, logSubject, level, codedVolumes }, index) => {
        const { number, copy } = wanted[index] ?? { number: '', copy: 0 };
        register.run([number, copy, form, paper, fill, subject, moment.at, session.operatorId, sha256]);
        for (const id of codedVolumes) coded.run([id]);
        return { subject: logSubject, level, before: null, after: { number, copy, form, paper, fill, sha256 } };
      });
      return { value: null, deeds: [{ deed: 'form.issued' as const, changes }] };
    });
    // Nothing else can have been entered in between: the engine does one thing at a time.
    const { seq, hash, at } = work.read(headEntry);
    return { seq, hash, at: officeMoment(at, context.settings().timeZone) };
  }
}
