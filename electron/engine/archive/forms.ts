import { createHash, randomBytes } from 'node:crypto';
import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Volume } from '../../../shared/contract/catalogue';
import { levelLabel, levels, type Level } from '../../../shared/domain/level';
import { seriesNumber } from '../../../shared/domain/series-number';
import { yearOf } from '../../../shared/domain/office-day';
import { ruleBroken } from '../../../shared/errors';
import type { Drawn } from '../forms/draw';
import type { FormJob, PrintMark, VolumeForm } from '../forms/facts';
import type { SessionHandlers, Surroundings } from './subject';
import type { WritableDb } from '../store/open';
import type { Session } from '../store/work';
import { type Context, isoMoment, rankOf, subjectOf } from './context';
import { readVolume } from './volume-read';

export type Press = { readonly draw: (job: FormJob) => Promise<Drawn> };
type Request = ParsedInputOf<'forms.preview'>;
type Issued = {
  number: string;
  form: Request['form'];
  paper: Request['paper'];
  fill: Request['fill'];
  copy: number;
  at: number;
  by: string;
  sha256: string;
};

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
export const newToken = (): string => randomBytes(16).toString('hex');
/** Numbers of printed sheets, without gaps per year: 出件 CJ-2026-00001. */
const PREFIX = 'CJ';

function factsOf(volume: Volume, context: Context): VolumeForm {
  const { levelLabels: set, formLanguage: language } = context.settings();
  const labels = Object.fromEntries(levels.map((level) => [level, levelLabel(level, set, language)])) as Record<
    Level,
    string
  >;
  const items = volume.items.map((item) => ({ ...item, sourceDepartment: item.sourceDepartment }));
  return {
    ...volume,
    levelLabels: labels,
    compiledBy: volume.compiledBy?.name ?? null,
    checkedBy: volume.checkedBy?.name ?? null,
    items,
  };
}

function jobOf(request: Request, volume: Volume, context: Context, mark: PrintMark): FormJob {
  if (request.paper === 'hard' && request.form !== 'cover') throw ruleBroken('onlyCoverOnHardPaper');
  const common = {
    language: context.settings().formLanguage,
    withoutGlyph: request.withoutGlyph,
    madeAt: context.work.now().at,
    fill: request.fill,
    sheets: [{ facts: factsOf(volume, context), mark }],
  };
  return request.form === 'cover'
    ? { form: 'cover', paper: request.paper, ...common }
    : { form: request.form, paper: 'a4', ...common };
}

/** The next copy of a sheet printed before, or a new number for one that never was. */
function numberFor(db: WritableDb, request: Request, day: string): { number: string; copy: number } {
  const earlier = db
    .prepare(
      'SELECT number, max(copy) AS copy FROM issued_form WHERE subject = ? AND form = ? AND paper = ? AND fill = ? GROUP BY number ORDER BY number DESC LIMIT 1',
    )
    .get<{ number: string; copy: number }>([
      subjectOf('volume', request.volumeId),
      request.form,
      request.paper,
      request.fill,
    ]);
  if (earlier !== undefined) return { number: earlier.number, copy: earlier.copy + 1 };
  const year = yearOf(day);
  const last =
    db.prepare('SELECT last FROM number_series WHERE prefix = ? AND year = ?').get<{ last: number }>([PREFIX, year])
      ?.last ?? 0;
  return { number: seriesNumber(PREFIX, year, last + 1, 5), copy: 1 };
}

function takeNumber(db: WritableDb, number: string, copy: number, day: string): void {
  if (copy > 1) return;
  db.prepare(
    'INSERT INTO number_series (prefix, year, last) VALUES (?, ?, ?) ON CONFLICT (prefix, year) DO UPDATE SET last = excluded.last',
  ).run([PREFIX, yearOf(day), Number(number.slice(-5))]);
}

/** Forms of a volume, for the preview and made final 出件 (domain.md "Printing"). */
export function createForms(context: Context, press: Press) {
  const { work } = context;
  const hand = (drawn: Drawn, around: Surroundings) => {
    const token = newToken();
    around.hand({ token, pdf: drawn.pdf });
    return { token, pages: drawn.pages, sha256: sha256Of(drawn.pdf), left: [...drawn.left] };
  };
  return {
    'forms.preview': async (request, session, around) => {
      const volume = work.read((db) => readVolume(db, request.volumeId, session.clearanceRank));
      return hand(await press.draw(jobOf(request, volume, context, { kind: 'preview' })), around);
    },
    'forms.issue': async (request, session, around) => {
      // Drawn first with the number it will get: a sheet that cannot be drawn takes no number and leaves no entry.
      const { day } = work.now();
      const volume = work.read((db) => readVolume(db, request.volumeId, session.clearanceRank));
      const wanted = work.keep((db) => numberFor(db, request, day));
      const drawn = await press.draw(jobOf(request, volume, context, { kind: 'issued', ...wanted, on: day }));
      const sha256 = sha256Of(drawn.pdf);
      note(session, request, volume, wanted, sha256);
      return { ...hand(drawn, around), ...wanted };
    },
    'forms.issued': ({ volumeId }, session) =>
      work.read((db) => {
        readVolume(db, volumeId, session.clearanceRank);
        return db
          .prepare(
            `SELECT f.number, f.form, f.paper, f.fill, f.copy, f.at, p.name AS by, f.sha256 FROM issued_form f JOIN operator o ON o.id = f.operator_id JOIN person p ON p.id = o.person_id
        WHERE f.subject = ? ORDER BY f.id DESC`,
          )
          .all<Issued>([subjectOf('volume', volumeId)])
          .map((row) => ({ ...row, at: isoMoment(row.at) }));
      }),
  } satisfies Pick<SessionHandlers, `forms.${'preview' | 'issue' | 'issued'}`>;

  function note(
    session: Session,
    request: Request,
    volume: Volume,
    wanted: { number: string; copy: number },
    sha256: string,
  ): void {
    work.write(session, (db, moment) => {
      const now = numberFor(db, request, moment.day);
      // Two prints at once: the second one's sheet carries a number that is taken. It is drawn again by the person.
      if (now.number !== wanted.number || now.copy !== wanted.copy) throw ruleBroken('printedMeanwhile');
      takeNumber(db, wanted.number, wanted.copy, moment.day);
      const subject = subjectOf('volume', volume.id);
      db.prepare(
        'INSERT INTO issued_form (number, copy, form, paper, fill, subject, at, operator_id, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ).run([
        wanted.number,
        wanted.copy,
        request.form,
        request.paper,
        request.fill,
        subject,
        moment.at,
        session.operatorId,
        sha256,
      ]);
      db.prepare('UPDATE volume SET code_printed = 1 WHERE id = ? AND reference_code IS NOT NULL').run([volume.id]);
      const after = { ...wanted, form: request.form, paper: request.paper, fill: request.fill, sha256 };
      return {
        value: null,
        deeds: [
          { deed: 'form.issued' as const, changes: [{ subject, level: rankOf(volume.level), before: null, after }] },
        ],
      };
    });
  }
}
