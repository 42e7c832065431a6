import type { ParsedInputOf } from '../../../shared/contract/index';
import { AppFailure } from '../../../shared/errors';
import { words } from '../../../shared/i18n/index';
import { csvPieces } from '../exchange/csv-write';
import type { OutSheet } from '../exchange/out-sheet';
import { writeWorkbook } from '../exchange/workbook-write';
import type { ReadableDb } from '../store/open';
import type { Session } from '../store/work';
import { certificatesAsked } from './certificate-list';
import { clientPage } from './client-list';
import type { Context } from './context';
import { certificateSheet, copySheet, registerSheet, reportSheet } from './export-lists/loan-records';
import { lineSheet, slipSheet } from './export-lists/loans';
import type { OutList } from './export-lists/out-list';
import { clientSheet, type KeyedPage, pagesOf, personSheet, placeSheet } from './export-lists/registers';
import { itemSheet, listedIds, volumeSheet } from './export-lists/volumes';
import { linePage } from './loan-lines';
import { copies, register, reports } from './loan-records';
import { byArchive, shelved } from './location-list';
import { slipPage } from './loan-slips';
import { personPage } from './persons';
import type { SessionHandlers, Surroundings } from './subject';
import { readVolume } from './volume-read';
import type { VolumeSelection } from './volume-selection';
import { writeWhole } from './whole-file';

type Asked = ParsedInputOf<'exchange.export'>;

/** Lists as files 导出: streamed where the person chose, whole or not at all, a deed of the log. */
export function createExport(context: Context, selection: VolumeSelection) {
  const { work } = context;
  const read = <T>(run: (db: ReadableDb) => T): T => work.read(run);

  /** The sheets of a list, nothing read yet but how long it is; every row is asked for under the reader's clearance. */
  async function sheetsOf({ list, language }: Asked, session: Session): Promise<OutList[]> {
    const clearance = session.clearanceRank;
    const names = words[language].exchange.kinds;
    const asking = { clearance, today: work.now().day, settings: context.settings() };
    switch (list.of) {
      case 'volumes': {
        const fitting = await selection.ids(list, session);
        const wanted = list.ids === null ? null : new Set(list.ids);
        const ids = wanted === null ? fitting : fitting.filter((id) => wanted.has(id));
        const asked = { read, listed: listedIds(ids), clearance, language };
        return [
          ...(list.part === 'items' ? [] : [volumeSheet(names.volumes, asked)]),
          ...(list.part === 'volumes' ? [] : [itemSheet(names.items, asked)]),
        ];
      }
      case 'items': {
        const { id } = read((db) => readVolume(db, list.volumeId, clearance));
        return [itemSheet(names.items, { read, listed: listedIds([id]), clearance, language })];
      }
      case 'clients':
        return [
          clientSheet(names.clients, language, (after, limit) =>
            read((db) => clientPage(db, { ...list, sort: 'code', descending: false, after, limit }, asking)),
          ),
        ];
      case 'locations':
        return [placeSheet(names.locations, language, read)];
      case 'shelved': {
        const page = (after: string | null, limit: number) =>
          read((db) => shelved(db, { ...list, after, limit }, clearance));
        const listed = { total: page(null, 1).total, pages: () => idPages(page) };
        return [volumeSheet(names.volumes, { read, listed, clearance, language })];
      }
      case 'byArchive': {
        const page = (after: string | null, limit: number) => read((db) => byArchive(db, after, limit, clearance));
        const listed = { total: read((db) => countStanding(db, clearance)), pages: () => idPages(page) };
        return [volumeSheet(names.volumes, { read, listed, clearance, language })];
      }
      case 'persons':
        return [
          personSheet(names.persons, language, (after, limit) =>
            read((db) => personPage(db, { text: list.text, after, limit })),
          ),
        ];
      case 'loanLines':
        return [
          lineSheet(words[language].exchange.lists.loanLines, language, (after, limit) =>
            read((db) => linePage(db, list.list, after, limit, asking)),
          ),
        ];
      case 'loanSlips':
        return [
          slipSheet(words[language].exchange.lists.loanSlips, language, (after, limit) =>
            read((db) =>
              slipPage(
                db,
                { list: list.list, mine: list.mine, step: list.step, borrowerId: null, text: list.text, after, limit },
                session,
                asking,
              ),
            ),
          ),
        ];
      case 'loanRegister':
        return [
          registerSheet(words[language].exchange.lists.loanRegister, language, (after, limit) =>
            read((db) => register(db, { from: list.from, to: list.to, after, limit }, asking)),
          ),
        ];
      case 'copyLog':
        return [
          copySheet(words[language].exchange.lists.copyLog, language, (after, limit) =>
            read((db) => copies(db, { from: list.from, to: list.to, after, limit }, asking)),
          ),
        ];
      case 'returnReports':
        return [
          reportSheet(words[language].exchange.lists.returnReports, language, (after, limit) =>
            read((db) => reports(db, list.open, { after, limit }, asking)),
          ),
        ];
      case 'certificates':
        return [
          certificateSheet(words[language].exchange.lists.certificates, language, (after, limit) =>
            read((db) => certificatesAsked(db, list, after, limit, clearance)),
          ),
        ];
    }
  }

  return {
    'exchange.export': async (asked, session, around) => {
      const path = around.pathOf(asked.file);
      const sheets = await sheetsOf(asked, session);
      const watched = sheets.map((sheet) => withProgress(sheet, sheets, around));
      const sha256 = await writeWhole(path, async (put) => {
        if (asked.format === 'xlsx') return writeWorkbook(put, watched);
        for (const sheet of watched) for await (const piece of csvPieces(sheet)) await put(Buffer.from(piece, 'utf8'));
        return undefined;
      });
      const of = (items: boolean): number =>
        sheets.reduce((sum, { name, tally }) => sum + (isItems(asked, name) === items ? tally.rows : 0), 0);
      const [rows, items] = [of(false), of(true)];
      const level = Math.max(0, ...sheets.map(({ tally }) => tally.level));
      const after = { list: asked.list.of, format: asked.format, rows, items, sha256 };
      work.write(session, () => ({
        value: null,
        deeds: [{ deed: 'list.exported', changes: [{ subject: 'archive:1', level, before: null, after }] }],
      }));
      return { rows, items };
    },
  } satisfies Pick<SessionHandlers, 'exchange.export'>;
}

/** The ids of a list of volumes that is paged by key. */
async function* idPages(page: KeyedPage<{ readonly id: number }>): AsyncGenerator<readonly number[]> {
  for await (const rows of pagesOf(page)) yield rows.map(({ id }) => id);
}
const countStanding = (db: ReadableDb, clearance: number): number =>
  db
    .prepare(`SELECT count(*) FROM volume WHERE level <= ? AND state <> 'destroyed'`, { pluck: true })
    .get<number>([clearance]) ?? 0;

const isItems = ({ language }: Asked, name: string): boolean => name === words[language].exchange.kinds.items;

/** The same sheet, which says how far it is, gives other work its turn, and stops when asked. */
function withProgress(sheet: OutList, all: readonly OutList[], around: Surroundings): OutSheet {
  const expected = all.reduce((sum, one) => sum + one.expected, 0);
  const before = all.slice(0, all.indexOf(sheet)).reduce((sum, one) => sum + one.expected, 0);
  return {
    ...sheet,
    rows: async function* () {
      for await (const rows of sheet.rows()) {
        if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
        yield rows;
        around.progress('export', Math.min(before + sheet.tally.rows, expected), expected);
        await new Promise((turn) => setImmediate(turn));
      }
    },
  };
}
