import type { VolumeHead } from './volume-read';

/** What the log keeps of a volume: what a person entered, without computed facts and without the long lists. */
const RECORDED = [
  'referenceCode',
  'title',
  'state',
  'clientCode',
  'clientName',
  'year',
  'firstMonth',
  'lastMonth',
  'retention',
  'retentionBasis',
  'basisDate',
  'ownLevel',
  'level',
  'levelTermUntil',
  'seriesCode',
  'oldNumber',
  'filingNumber',
  'crossReference',
  'formingDepartment',
  'binding',
  'pages',
  'closingNote',
  'note',
  'home',
  'compiledOn',
  'checkedOn',
  'itemCount',
] as const satisfies readonly (keyof VolumeHead)[];

/** One side of a log detail of a volume, in the order of the list above; persons by the name they signed with. */
export const recorded = (volume: VolumeHead): Record<string, unknown> => Object.fromEntries(entriesOf(volume));

/** The same without what is left open: of thousands of rows only what they say is kept. */
export const said = (volume: VolumeHead): Record<string, unknown> =>
  Object.fromEntries(entriesOf(volume).filter(([, value]) => value !== null));

const entriesOf = (volume: VolumeHead): [string, unknown][] => [
  ...RECORDED.map((field): [string, unknown] => [field, volume[field]]),
  ['compiledBy', volume.compiledBy?.name ?? null],
  ['checkedBy', volume.checkedBy?.name ?? null],
];
