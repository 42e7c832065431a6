import type { ParsedInputOf } from '../../../../shared/contract/index';
import { words } from '../../../../shared/i18n/index';
import type { ReadableDb } from '../../store/open';
import type { Session } from '../../store/work';
import { certificatesAsked } from '../certificate-list';
import { clientPage } from '../client-list';
import type { Context } from '../context';
import type { Due } from '../disposal-due';
import { listSummaries } from '../disposal-read';
import { listRow, readRows, rowIdsOf } from '../disposal-rows';
import { dueRows } from '../disposal-volumes';
import { heldVolumes, holdPage } from '../hold-read';
import { linePage } from '../loan-lines';
import { copies, register, reports } from '../loan-records';
import { byArchive, shelved as onShelves } from '../location-list';
import { slipPage } from '../loan-slips';
import { personPage } from '../persons';
import { readVolume } from '../volume-read';
import type { ShelvedOrder } from '../shelved-order';
import type { VolumeSelection } from '../volume-selection';
import { dueSheet, listsSheet, rowsSheet } from './disposal';
import { heldSheet, holdSheet } from './holds';
import { certificateSheet, copySheet, registerSheet, reportSheet } from './loan-records';
import { lineSheet, slipSheet } from './loans';
import type { OutList } from './out-list';
import { clientSheet, type KeyedPage, pagesOf, personSheet, placeSheet } from './registers';
import { itemSheet, listedIds, volumeSheet } from './volumes';

type Asked = ParsedInputOf<'exchange.export'>;
/** Lists that are reckoned from the holdings, by whoever shows them. */
export type Lists = {
  readonly selection: VolumeSelection;
  readonly due: Pick<Due, 'idsOf'>;
  readonly shelved: Pick<ShelvedOrder, 'ids'>;
};

/** A list that was asked for as sheets. */
export function createSheets(context: Context, { selection, due, shelved }: Lists) {
  const { work } = context;
  const read = <T>(run: (db: ReadableDb) => T): T => work.read(run);

  /** The sheets of a list, nothing read yet but how long it is; every row is asked for under the reader's clearance. */
  async function sheetsOf({ list, language }: Asked, session: Session): Promise<OutList[]> {
    const clearance = session.clearanceRank;
    const names = words[language].exchange.kinds;
    const asking = { clearance, today: work.now().day, settings: context.settings() };
    const named = words[language].exchange.lists;
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
        const { sort } = list;
        if (sort !== 'shelf') {
          const listed = listedIds(await shelved.ids({ ...list, sort }));
          return [volumeSheet(names.volumes, { read, listed, clearance, language })];
        }
        const page = (after: string | null, limit: number) =>
          read((db) => onShelves(db, { ...list, after, limit }, clearance));
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
            read((db) => personPage(db, { ...list, after, limit })),
          ),
        ];
      case 'loanLines':
        return [
          lineSheet(named.loanLines, language, (after, limit) =>
            read((db) => linePage(db, list.list, after, limit, asking)),
          ),
        ];
      case 'loanSlips':
        return [
          slipSheet(named.loanSlips, language, (after, limit) =>
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
          registerSheet(named.loanRegister, language, (after, limit) =>
            read((db) => register(db, { from: list.from, to: list.to, after, limit }, asking)),
          ),
        ];
      case 'copyLog':
        return [
          copySheet(named.copyLog, language, (after, limit) =>
            read((db) => copies(db, { from: list.from, to: list.to, after, limit }, asking)),
          ),
        ];
      case 'returnReports':
        return [
          reportSheet(named.returnReports, language, (after, limit) =>
            read((db) => reports(db, list.open, { after, limit }, asking)),
          ),
        ];
      case 'certificates':
        return [
          certificateSheet(named.certificates, language, (after, limit) =>
            read((db) => certificatesAsked(db, list, after, limit, clearance)),
          ),
        ];
      case 'due': {
        const rowsOf = (ids: readonly number[]) => read((db) => dueRows(db, ids, asking));
        return [dueSheet(named.due, language, await due.idsOf(list), rowsOf)];
      }
      case 'disposalLists':
        return [
          listsSheet(named.disposalLists, language, (after, limit) =>
            read((db) => listSummaries(db, { ...list, after, limit }, clearance)),
          ),
        ];
      case 'disposalRows': {
        const ids = read((db) => rowIdsOf(db, listRow(db, list.id, clearance), list, asking));
        const rowsOf = (rowIds: readonly number[]) =>
          read((db) => readRows(db, listRow(db, list.id, clearance), { rowIds }, asking).rows);
        return [rowsSheet(named.disposalRows, language, ids, rowsOf)];
      }
      case 'holds':
        return [
          holdSheet(named.holds, language, (after, limit) =>
            read((db) => holdPage(db, { ...list, after, limit }, asking)),
          ),
        ];
      case 'heldVolumes':
        return [
          heldSheet(named.heldVolumes, language, (after, limit) =>
            read((db) => heldVolumes(db, { ...list, after, limit }, asking)),
          ),
        ];
    }
  }

  return sheetsOf;
}

/** The ids of a list of volumes that is paged by key. */
async function* idPages(page: KeyedPage<{ readonly id: number }>): AsyncGenerator<readonly number[]> {
  for await (const rows of pagesOf(page)) yield rows.map(({ id }) => id);
}
const countStanding = (db: ReadableDb, clearance: number): number =>
  db
    .prepare(`SELECT count(*) FROM volume WHERE level <= ? AND state <> 'destroyed'`, { pluck: true })
    .get<number>([clearance]) ?? 0;
