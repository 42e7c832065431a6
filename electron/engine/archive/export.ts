import type { ParsedInputOf } from '../../../shared/contract/index';
import { AppFailure } from '../../../shared/errors';
import { words } from '../../../shared/i18n/index';
import { csvPieces } from '../exchange/csv-write';
import type { OutSheet } from '../exchange/out-sheet';
import { writeWorkbook } from '../exchange/workbook-write';
import type { Context } from './context';
import type { OutList } from './export-lists/out-list';
import { createSheets, type Lists } from './export-lists/sheets';
import type { SessionHandlers, Surroundings } from './subject';
import { writeWhole } from './whole-file';

type Asked = ParsedInputOf<'exchange.export'>;

/** Lists as files 导出: streamed where the person chose, whole or not at all, a deed of the log. */
export function createExport(context: Context, lists: Lists) {
  const { work } = context;
  const sheetsOf = createSheets(context, lists);

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
