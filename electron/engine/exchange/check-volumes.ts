import type { ImportField } from '../../../shared/domain/import-fields';
import { levelTermEnd } from '../../../shared/domain/level';
import { defaultRetentionWords } from '../../../shared/domain/retention';
import { normaliseCode } from '../../../shared/domain/reference-code';
import type { Day, Month, RetentionBasis, VolumeFacts } from '../../../shared/domain/volume-facts';
import type { ImportOptions } from './candidates';
import { readWord } from './ledger-words';
import type { PlaceNames } from './place-names';
import type { RowReader } from './row-reader';
import {
  readBinding,
  readClientCode,
  readDay,
  readLevel,
  readLocation,
  readMonth,
  readMonths,
  readPageCount,
  readRetention,
  readThickness,
  readVolumeNumber,
  readYear,
  type WrittenCode,
} from './values';

type VolumeRow = RowReader<ImportField<'volumes'>>;

/** A volume row that nothing speaks against, before its items are known. */
export type CheckedVolume = {
  readonly sheet: string;
  readonly reader: VolumeRow;
  readonly number: WrittenCode | null;
  /** The number cannot be its 档号: it was given once. */
  readonly numberSpent: boolean;
  readonly oldNumber: string | null;
  readonly crossReference: string | null;
  readonly locationCode: string | null;
  readonly levelTermUntil: string | null;
  readonly note: string | null;
  readonly filingNumber: string | null;
  readonly retentionBasis: RetentionBasis;
  readonly basisDate: Day | null;
  readonly compiledOn: Day | null;
  readonly checkedOn: Day | null;
  readonly closingNote: string | null;
  readonly currentCode: string | null;
  readonly thicknessMm: number | null;
  readonly seriesCode: string | null;
  /** The list says that it is being assembled: it stays so, complete or not. */
  readonly keptAssembling: boolean;
  /** What its items call it: its number, else the machine key that a list of ours wrote. */
  readonly joinKey: string | null;
  /** Null only of a volume that its list says is being assembled. */
  readonly clientCode: string | null;
  readonly clientName: string | null;
  readonly facts: Omit<VolumeFacts, 'state' | 'clientName' | 'items'>;
};

/** What has been taken so far: numbers (by key), and the name each client code was given first. */
export type VolumeContext = {
  readonly options: ImportOptions;
  /** Numbers of volumes that are there, by key: the row is refused. */
  readonly taken: ReadonlySet<string>;
  /** Numbers given once that no volume in sight bears: the row comes in without it. */
  readonly spent: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  /** Series of the archive, and machine keys of volumes that are there. */
  readonly series: ReadonlySet<string>;
  readonly machineKeys: { readonly has: (key: string) => boolean };
  readonly places: PlaceNames;
  /** Code → name: the archive's, then the client list's and those of rows above. */
  readonly clients: ReadonlyMap<string, string>;
};

/**
 * One row of a ledger of volumes. Null where it is refused: something is unreadable, or number, title or client is missing
 * (of a volume that is still being assembled, its title or its client is enough).
 * What is merely absent (a month, a person, pages) leaves a volume that comes in as assembling.
 */
export function checkVolume(row: VolumeRow, sheet: string, context: VolumeContext): CheckedVolume | null {
  const state = row.parsed('state', readWord('state'));
  const key = row.line('key', 40);
  const number = checkNumber(row, context, state === 'assembling');
  if (number === null && key !== null && context.machineKeys.has(key)) row.refuse('key', 'numberTaken');
  const numberSpent = number !== null && context.spent.has(number.key) && !context.taken.has(number.key);
  if (numberSpent) row.warn('number', 'numberSpent');
  // What is only being put together may lack its title or its client yet, as it may on the screen it was begun on.
  const keptAssembling = state === 'assembling';
  const title = keptAssembling ? row.line('title', 400) : row.requiredLine('title', 400, 'titleMissing');
  const clientCode = keptAssembling
    ? row.parsed('clientCode', readClientCode)
    : row.requiredParsed('clientCode', readClientCode, 'clientMissing');
  if (keptAssembling && title === null && clientCode === null && !row.refused) row.refuse('title', 'titleMissing');
  const clientName = row.line('clientName', 80);
  checkClientOf(row, clientCode, clientName, context);
  const months = checkMonths(row);
  const whole = row.parsed('level', readLevel);
  const level = row.parsed('ownLevel', readLevel) ?? whole;
  if (state !== null && state !== 'assembling' && state !== 'filed') row.warn('state', 'stateNotTaken');
  const { defaults } = context.options;
  const checked = {
    oldNumber: row.line('oldNumber', 100),
    crossReference: row.line('crossReference', 80),
    locationCode: checkPlace(row, 'location', context),
    levelTermUntil: checkTerm(row, level?.term ?? null, months.last),
    note: row.text('note', 1000),
    filingNumber: row.line('filingNumber', 40),
    retentionBasis: row.parsed('retentionBasis', readWord('retentionBasis')) ?? 'lastDocument',
    basisDate: row.parsed('basisDate', readDay),
    compiledOn: row.parsed('compiledOn', readDay),
    checkedOn: row.parsed('checkedOn', readDay),
    closingNote: row.text('closingNote', 2000),
    currentCode: checkPlace(row, 'current', context),
    thicknessMm: row.parsed('thickness', readThickness),
    seriesCode: checkSeries(row, context),
  };
  const facts = {
    clientCode,
    year: row.parsed('year', readYear),
    title: title ?? '',
    firstMonth: months.first,
    lastMonth: months.last,
    retention: row.parsed('retention', readRetention(context.options.retentionWords ?? defaultRetentionWords)),
    level: level?.level ?? 'general',
    formingDepartment: row.line('formingDepartment', 40) ?? defaults.formingDepartment,
    binding: row.parsed('binding', readBinding) ?? defaults.binding,
    pages: row.parsed('pages', readPageCount),
    compiledBy: named(row.line('compiledBy', 40)),
    checkedBy: named(row.line('checkedBy', 40)),
  };
  if (row.refused) return null;
  const joinKey = number?.key ?? (key === null ? null : normaliseCode(key));
  return {
    sheet,
    reader: row,
    number,
    numberSpent,
    keptAssembling,
    joinKey,
    clientCode,
    clientName,
    facts,
    ...checked,
  };
}

/** A place under the code it stands by; where the ledger writes it in other zeros, that is said. */
function checkPlace(row: VolumeRow, field: 'location' | 'current', { places }: VolumeContext): string | null {
  const written = row.parsed(field, readLocation);
  if (written === null) return null;
  const code = places.settle(written);
  if (code !== written) row.warn(field, 'placeAlike', code);
  // The ledger says that the papers stand there: they are taken in, and whoever closed the place is to know.
  if (places.isClosed(code)) row.warn(field, 'placeClosed');
  return code;
}

function checkSeries(row: VolumeRow, { series }: VolumeContext): string | null {
  const code = row.line('series', 40);
  return code === null || series.has(code) ? code : row.refuse('series', 'seriesUnknown');
}

/** A volume that is still being assembled has no 档号 yet, so that its row may have none either. */
function checkNumber(row: VolumeRow, { options, taken, numbers }: VolumeContext, mayLack: boolean): WrittenCode | null {
  const number =
    options.numbersAre === 'referenceCode' && !mayLack
      ? row.requiredParsed('number', readVolumeNumber, 'numberMissing')
      : row.parsed('number', readVolumeNumber);
  if (number === null) return null;
  if (numbers.has(number.key)) row.refuse('number', 'duplicateNumber');
  else if (taken.has(number.key)) row.refuse('number', 'numberTaken');
  return number;
}

function checkClientOf(row: VolumeRow, code: string | null, name: string | null, { clients }: VolumeContext): void {
  if (code === null) return;
  const given = clients.get(code);
  if (given === undefined && name === null) row.refuse('clientName', 'clientMissing');
  if (given !== undefined && name !== null && given !== name) row.warn('clientName', 'clientNameDiffers');
}

/** From one column (`2016.3—2016.9`) or from two, which win where both are there. Reversed months are for the filing checks. */
function checkMonths(row: VolumeRow): { readonly first: Month | null; readonly last: Month | null } {
  const both = row.parsed('months', readMonths);
  const first = row.parsed('firstMonth', readMonth) ?? both?.first ?? null;
  const last = row.parsed('lastMonth', readMonth) ?? both?.last ?? null;
  for (const field of ['months', 'firstMonth', 'lastMonth'] as const) row.warnOfLostZero(field);
  return { first, last };
}

/** The day the level ends: as its own column says, else as the term behind the level (`秘密★10年`) counts it, where it can. */
function checkTerm(row: VolumeRow, term: string | null, lastMonth: Month | null): Day | null {
  const written = row.parsed('levelTerm', readDay);
  if (term === null || written !== null) return written;
  const counted = lastMonth === null ? null : levelTermEnd(term, lastMonth);
  if (counted === null) row.warn('level', 'levelTermWritten');
  else row.warn('level', 'levelTermCounted', counted);
  return counted;
}

const named = (name: string | null): VolumeFacts['compiledBy'] => (name === null ? null : { personId: null, name });
