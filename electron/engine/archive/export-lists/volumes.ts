import type { Volume } from '../../../../shared/contract/catalogue';
import { levelLabel } from '../../../../shared/domain/level';
import { retentionLabel } from '../../../../shared/domain/retention';
import type { Language } from '../../../../shared/i18n/index';
import { ledgerWord } from '../../exchange/ledger-words';
import type { ReadableDb } from '../../store/open';
import { rankOf } from '../context';
import { headsOf, itemsOf, type VolumeHead } from '../volume-read';
import { type Cells, NUMERIC, type OutList, sheetOf, text, WIDE } from './out-list';

type Item = Volume['items'][number];
/** What its items call a volume: its 档号, or before it has one the number of its barcode. */
const callOf = (volume: VolumeHead): string => volume.referenceCode ?? volume.machineKey;
/** Always the words of BM-5: the company's own two words for three levels do not say which is meant. */
const levelWord = (level: VolumeHead['level'], language: Language): string => levelLabel(level, 'secret', language);

/** With how thick it was measured, where it was. */
type VolumeOut = VolumeHead & { readonly thicknessMm: number | null };
const volumeCells = (language: Language): Cells<'volumes', VolumeOut> => ({
  number: [(v) => text(v.referenceCode), { width: 26 }],
  oldNumber: [(v) => text(v.oldNumber), { width: 18 }],
  clientCode: [(v) => text(v.clientCode)],
  clientName: [(v) => text(v.clientName), { width: 24 }],
  title: [(v) => v.title, WIDE],
  year: [(v) => text(v.year), NUMERIC],
  firstMonth: [(v) => text(v.firstMonth)],
  lastMonth: [(v) => text(v.lastMonth)],
  retention: [(v) => (v.retention === null ? '' : retentionLabel(v.retention, language))],
  level: [(v) => levelWord(v.level, language), { width: 8 }],
  ownLevel: [(v) => levelWord(v.ownLevel, language), { width: 14 }],
  levelTerm: [(v) => text(v.levelTermUntil)],
  state: [(v) => ledgerWord('state', v.state, language)],
  itemCount: [(v) => text(v.itemCount), NUMERIC],
  pages: [(v) => text(v.pages), NUMERIC],
  binding: [(v) => ledgerWord('binding', v.binding, language)],
  location: [(v) => text(v.home), { width: 18 }],
  current: [(v) => text(v.current), { width: 18 }],
  series: [(v) => v.seriesCode],
  formingDepartment: [(v) => text(v.formingDepartment)],
  compiledBy: [(v) => text(v.compiledBy?.name ?? null)],
  compiledOn: [(v) => text(v.compiledOn)],
  checkedBy: [(v) => text(v.checkedBy?.name ?? null)],
  checkedOn: [(v) => text(v.checkedOn)],
  retentionBasis: [(v) => ledgerWord('retentionBasis', v.retentionBasis, language), { width: 18 }],
  basisDate: [(v) => text(v.basisDate)],
  filingNumber: [(v) => text(v.filingNumber)],
  crossReference: [(v) => text(v.crossReference)],
  closingNote: [(v) => text(v.closingNote), WIDE],
  note: [(v) => text(v.note), WIDE],
  key: [(v) => v.machineKey, { width: 16 }],
  thickness: [(v) => text(v.thicknessMm), NUMERIC],
});

type ItemOf = { readonly volume: VolumeHead; readonly item: Item };
const pagesOf = ({ pageFrom, pageTo }: Item): string =>
  pageFrom === null ? '' : pageTo === null ? String(pageFrom) : `${String(pageFrom)}-${String(pageTo)}`;
const itemCells = (language: Language): Cells<'items', ItemOf> => ({
  volumeNumber: [({ volume }) => callOf(volume), { width: 26 }],
  sequence: [({ item }) => String(item.sequence), NUMERIC],
  documentNumber: [({ item }) => text(item.documentNumber), { width: 20 }],
  responsible: [({ item }) => text(item.responsible), { width: 20 }],
  title: [({ item }) => item.title, WIDE],
  date: [({ item }) => text(item.date)],
  pages: [({ item }) => pagesOf(item)],
  typeName: [({ item }) => text(item.typeName), { width: 18 }],
  sourceDepartment: [({ item }) => text(item.sourceDepartment)],
  handler: [({ item }) => text(item.handler)],
  level: [({ item }) => levelWord(item.level, language), { width: 8 }],
  carrier: [({ item }) => ledgerWord('carrier', item.carrier, language)],
  writing: [({ item }) => (item.writing === null ? '' : ledgerWord('writing', item.writing, language))],
  group: [({ item }) => text(item.group), NUMERIC],
  role: [({ item }) => (item.role === null ? '' : ledgerWord('role', item.role, language))],
  note: [({ item }) => text(item.note), WIDE],
});

const PAGE = 250;
/** Ids of volumes in the order of a list, some at a time, and how many there will be. */
export type Listed = { readonly total: number; readonly pages: () => AsyncIterable<readonly number[]> };
export const listedIds = (ids: readonly number[]): Listed => ({
  total: ids.length,
  pages: async function* () {
    for (let at = 0; at < ids.length; at += PAGE) yield await Promise.resolve(ids.slice(at, at + PAGE));
  },
});

type Asked = {
  readonly read: <T>(run: (db: ReadableDb) => T) => T;
  readonly listed: Listed;
  readonly clearance: number;
  readonly language: Language;
};

/** Volumes of a list in its order, some at a time; what was raised above the clearance meanwhile is left out. */
async function* volumesOf({ read, listed, clearance }: Asked): AsyncGenerator<VolumeHead[]> {
  for await (const ids of listed.pages()) yield read((db) => headsOf(db, ids, clearance));
}

const measuredOf = (db: ReadableDb, ids: readonly number[]): ReadonlyMap<number, number> =>
  new Map(
    db
      .prepare(
        'SELECT id, thickness_mm AS mm FROM volume WHERE thickness_mm IS NOT NULL AND id IN (SELECT value FROM json_each(?))',
      )
      .all<{ id: number; mm: number }>([JSON.stringify(ids)])
      .map(({ id, mm }) => [id, mm]),
  );

export function volumeSheet(name: string, asked: Asked): OutList {
  const { columns, write } = sheetOf('volumes', volumeCells(asked.language), asked.language);
  const tally = { rows: 0, level: 0 };
  return {
    name,
    columns,
    tally,
    expected: asked.listed.total,
    rows: async function* () {
      for await (const volumes of volumesOf(asked)) {
        tally.rows += volumes.length;
        tally.level = Math.max(tally.level, ...volumes.map(({ level }) => rankOf(level)));
        const measured = asked.read((db) =>
          measuredOf(
            db,
            volumes.map(({ id }) => id),
          ),
        );
        yield volumes.map((volume) => write({ ...volume, thicknessMm: measured.get(volume.id) ?? null }));
      }
    },
  };
}

/** The items of the volumes; a volume's level is never lower than theirs, so that its own clearance is asked once. */
export function itemSheet(name: string, asked: Asked): OutList {
  const { columns, write } = sheetOf('items', itemCells(asked.language), asked.language);
  const tally = { rows: 0, level: 0 };
  return {
    name,
    columns,
    tally,
    expected: asked.listed.total,
    rows: async function* () {
      for await (const volumes of volumesOf(asked)) {
        const items = asked.read((db) =>
          volumes.flatMap((volume) => itemsOf(db, volume.id).map((item) => ({ volume, item }))),
        );
        tally.rows += items.length;
        tally.level = Math.max(tally.level, ...volumes.map(({ level }) => rankOf(level)));
        yield items.map(write);
      }
    },
  };
}
