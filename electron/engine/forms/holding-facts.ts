import type { Level } from '../../../shared/domain/level';
import type { PlaceKind } from '../../../shared/domain/location-code';
import type { Day, Month, Retention, VolumeState } from '../../../shared/domain/volume-facts';
import type { VolumeForm } from './facts';

/** What the forms of the holdings print: labels, spines and the lists an archive is found by. */

/** A volume as a label, a spine or a line of a list names it. */
export type HoldingFacts = {
  readonly referenceCode: string | null;
  readonly title: string;
  readonly clientCode: string | null;
  readonly clientName: string | null;
  readonly year: number | null;
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  readonly retention: Retention | null;
  readonly level: Level;
  readonly itemCount: number;
  readonly pages: number | null;
  readonly filingNumber: string | null;
  readonly machineKey: string;
  readonly home: string | null;
  readonly note: string | null;
  /** A destroyed volume is struck out in every list: the entry stays, the papers are gone. */
  readonly state: VolumeState;
  /** The list it was destroyed on, where it was and the list may be named. */
  readonly disposalNumber: string | null;
};
export type Fonds = {
  readonly fondsNumber: string;
  readonly fondsName: string;
  readonly levelLabels: VolumeForm['levelLabels'];
};

/** Labels in order on sheets of them; `startAt` (1 …) leaves the places used up on a sheet begun before. */
export type VolumeLabels = Fonds & { readonly volumes: readonly HoldingFacts[]; readonly startAt: number };

/** 脊背: `width` 10–50 mm (10, 15, 20 hard cover; 20–50 box), `length` mm, 310 by the standard. */
export type Spines = Fonds & {
  readonly volumes: readonly HoldingFacts[];
  readonly width: number;
  readonly length: number;
};

/** A box 盒 with what stands in it. */
export type BoxFacts = {
  readonly code: string;
  readonly machineKey: string;
  readonly volumes: readonly HoldingFacts[];
};
export type BoxLabels = Fonds & { readonly boxes: readonly BoxFacts[] };

/** A room, rack, column or shelf by its whole code; what is in it changes, so nothing of that stands on the label. */
export type ShelfFacts = { readonly kind: PlaceKind; readonly code: string; readonly machineKey: string };
export type ShelfLabels = Fonds & { readonly shelves: readonly ShelfFacts[] };

/** 案卷目录: cover, table, closing note. */
export type CaseList = Fonds & {
  readonly volumes: readonly HoldingFacts[];
  readonly madeOn: Day;
  readonly madeBy: string;
};

/** 归档文件目录: one line a document, and one for each destroyed volume: of its documents nothing is left. */
export type ItemRegister = Fonds & {
  readonly madeOn: Day;
  readonly items: readonly {
    readonly referenceCode: string | null;
    readonly documentNumber: string | null;
    readonly responsible: string | null;
    readonly title: string;
    readonly date: string | null;
    readonly level: Level;
    readonly pages: number | null;
    readonly note: string | null;
    /** Not a document but a destroyed volume, with the list it went on. */
    readonly stub: { readonly disposalNumber: string | null } | null;
  }[];
};

/** 客户档案一览表 (XX-16): a client, and every volume of his papers by year. */
export type ClientOverview = Fonds & {
  readonly madeOn: Day;
  readonly code: string;
  readonly name: string;
  readonly kind: string | null;
  readonly keeper: string | null;
  readonly openedOn: Day | null;
  readonly contacts: readonly { readonly name: string | null; readonly phone: string | null }[];
  readonly note: string | null;
  readonly volumes: readonly HoldingFacts[];
};

/** 存放地点索引 (XX-19): by archive, 档号 → place; by place, what each shelf or box holds. */
export type LocationIndex = Fonds & {
  readonly madeOn: Day;
  readonly place: string | null;
  readonly rows: readonly {
    readonly place: string | null;
    readonly referenceCode: string | null;
    readonly title: string;
    readonly clientName: string | null;
    readonly level: Level;
    readonly state: VolumeState;
  }[];
};
