import { fileChecks, type Finding } from '../../../shared/domain/volume-checks';
import type { VolumeFacts } from '../../../shared/domain/volume-facts';
import type { ImportOptions, ItemCandidate, VolumeCandidate } from './candidates';
import type { CheckedVolume } from './check-volumes';

export type JoinFacts = {
  readonly options: ImportOptions;
  readonly clientName: string | null;
  /** Of this volume, as they came. */
  readonly items: readonly ItemCandidate[];
  /** Some of its item rows were refused: it is not complete and does not come in as filed. */
  readonly itemsRefused: boolean;
  /** A list of items came with this ledger, so that the ledger's 件数 can be held against it. */
  readonly itemsExpected: boolean;
};

/**
 * A volume with its items: `filed` where every hard check of domain.md "Volume" is met, else `assembling` with what it
 * lacks. Findings go to the volume's row as warnings, one a kind, with the items, pages or months meant.
 */
export function joinVolume(
  volume: CheckedVolume,
  { options, clientName, items, itemsRefused, itemsExpected }: JoinFacts,
): VolumeCandidate {
  const { reader } = volume;
  const ordered = [...items].sort((a, b) => a.facts.sequence - b.facts.sequence);
  const given = {
    clientName,
    items: ordered.map((item, index) => ({ ...item.facts, sequence: index + 1 })),
    ...volume.facts,
  };
  const facts: VolumeFacts = { state: 'assembling', ...given };
  const { missing, warnings } = fileChecks(facts);
  const filed = missing.length === 0 && !itemsRefused && !volume.numberSpent && !volume.keptAssembling;
  if (!filed && !volume.keptAssembling) reader.warn(null, 'comesInAssembling');
  for (const [code, about] of grouped([...missing, ...warnings])) reader.warn(null, `check.${code}`, about);
  const counted = reader.peek('itemCount').replace(/[件份]$/, '');
  if (itemsExpected && counted !== '' && counted !== String(items.length)) reader.warn('itemCount', 'itemCountDiffers');
  const number = volume.number?.written ?? null;
  const standing = options.numbersAre === 'referenceCode' && !volume.numberSpent;
  return {
    sheet: volume.sheet,
    row: reader.number,
    number,
    referenceCode: standing ? number : null,
    oldNumber: standing ? volume.oldNumber : oldNumberOf(number, volume.oldNumber),
    crossReference: volume.crossReference,
    seriesCode: volume.seriesCode ?? options.defaults.seriesCode,
    locationCode: volume.locationCode,
    levelTermUntil: volume.levelTermUntil,
    note: volume.note,
    filingNumber: volume.filingNumber,
    retentionBasis: volume.retentionBasis,
    basisDate: volume.basisDate,
    compiledOn: volume.compiledOn,
    checkedOn: volume.checkedOn,
    closingNote: volume.closingNote,
    currentCode: volume.currentCode,
    thicknessMm: volume.thicknessMm,
    facts: { state: filed ? 'filed' : 'assembling', ...given },
    lacks: [...new Set(missing.map(({ code }) => code))],
  };
}

/** The ledger's number and, where it has a column of old numbers too, that one behind it: both stand on papers. */
const oldNumberOf = (number: string | null, older: string | null): string | null =>
  number === null || older === null || number === older ? (number ?? older) : `${number} / ${older}`;

/** One line a code: the items, pages or months it is about. */
function grouped(findings: readonly Finding<string>[]): Map<string, string> {
  const lines = new Map<string, string>();
  for (const { code, facts } of findings) {
    const about = facts['items'] ?? facts['item'] ?? Object.values(facts).join('–');
    const before = lines.get(code);
    lines.set(code, before === undefined ? about : `${before}, ${about}`);
  }
  return lines;
}
