import type { HardCheckCode } from '../../../shared/domain/volume-checks';
import type { RetentionWords } from '../../../shared/domain/retention';
import type { Contact } from './other-contacts';
import type { Day, ItemFacts, RetentionBasis, VolumeFacts } from '../../../shared/domain/volume-facts';

/** What a checked ledger offers for taking in: facts as written, no ids of the store; `row` and `sheet` say where from. */
type Origin = { readonly sheet: string; readonly row: number };

/** `facts.typeCode` is set only where the ledger's word names a known document type. */
export type ItemCandidate = Origin & { readonly facts: ItemFacts };

export type VolumeCandidate = Origin & {
  /** The ledger's number: the 档号 or the old number, as the person chose; null where it has none. */
  readonly number: string | null;
  /** The 档号 it comes in with, filed or not: it stands on the shelf. */
  readonly referenceCode: string | null;
  readonly oldNumber: string | null;
  readonly crossReference: string | null;
  readonly seriesCode: string | null;
  readonly locationCode: string | null;
  readonly levelTermUntil: Day | null;
  readonly note: string | null;
  readonly filingNumber: string | null;
  readonly retentionBasis: RetentionBasis;
  readonly basisDate: Day | null;
  readonly compiledOn: Day | null;
  readonly checkedOn: Day | null;
  readonly closingNote: string | null;
  /** Where it stands now, where that is not its home. */
  readonly currentCode: string | null;
  /** As measured; null: reckoned from the pages. */
  readonly thicknessMm: number | null;
  /** `state` is `filed` where every hard check is met (items included), otherwise `assembling`. `level` is the volume's own. */
  readonly facts: VolumeFacts;
  /** Hard checks it does not meet. Empty where it comes in as filed, where only some of its item rows were refused, or where its number cannot be its 档号. */
  readonly lacks: readonly HardCheckCode[];
};

export type ClientCandidate = Origin & {
  readonly code: string;
  readonly name: string;
  readonly kind: string | null;
  readonly keeper: string | null;
  readonly openedOn: Day | null;
  readonly contacts: readonly Contact[];
  readonly note: string | null;
};

export type PersonCandidate = Origin & {
  readonly staffCode: string | null;
  readonly name: string;
  readonly department: string | null;
  readonly phone: string | null;
  readonly leftOn: Day | null;
  readonly organisation: string | null;
  readonly identityPaper: string | null;
};

/** A place of the tree; the places above it come into being with it. */
export type LocationCandidate = Origin & {
  readonly code: string;
  readonly capacityMm: number | null;
  readonly purpose: string | null;
  readonly closedOn: Day | null;
};

/** What the archive holds already; gathered by the caller. */
export type KnownFacts = {
  /** 档号 of volumes that the person who imports may see: a row with one of these is there already. */
  readonly referenceCodes: ReadonlySet<string>;
  /** 档号 that were given once and that no volume this person may see bears: they are never given again. */
  readonly spentCodes: ReadonlySet<string>;
  /** Of volumes this person may see. */
  readonly oldNumbers: ReadonlySet<string>;
  /** Code → name. */
  readonly clients: ReadonlyMap<string, string>;
  readonly staffCodes: ReadonlySet<string>;
  /** Persons without a staff code, as `personKey` names them. */
  readonly persons: ReadonlySet<string>;
  /** Codes of series. */
  readonly series: ReadonlySet<string>;
  /** Machine keys of volumes this person may see: a list that this archive wrote brings none of them again. */
  readonly machineKeys: { readonly has: (key: string) => boolean };
  /** Codes of places. */
  readonly locations: ReadonlySet<string>;
  /** Codes of places that were closed themselves: nothing below them takes anything new either. */
  readonly closedLocations: ReadonlySet<string>;
  /** Name → code. */
  readonly documentTypes: ReadonlyMap<string, string>;
};

export type ImportOptions = {
  /** domain.md "Numbers": the ledger's numbers stand on the shelf and stay, or new ones are given and these kept beside. */
  readonly numbersAre: 'referenceCode' | 'oldNumber';
  /** For rows that do not say: the department's name, the series' code, bound or loose. */
  /** Years behind 长期 and 短期 (setting). */
  readonly retentionWords?: RetentionWords;
  readonly defaults: {
    readonly formingDepartment: string | null;
    readonly seriesCode: string | null;
    readonly binding: VolumeFacts['binding'];
  };
};
