import { z } from 'zod';
import { placeKinds } from '../domain/location-code';
import { rangeProblems } from '../domain/location-range';
import { putBlocks } from '../domain/location-rules';
import type { Command } from './command';
import {
  level,
  line,
  nothing,
  optionalLine,
  page,
  pageRequest,
  requiredLine,
  retention,
  rowId,
  version,
  volumeState,
} from './primitives';

/** Location 位置: the tree 库房-架-列-层-盒 (XX-19, XX-20), what stands where, and how it gets there. */
const kind = z.enum(placeKinds);
const mm = z.int().nonnegative();
const isoDay = z.iso.date();
/** mm of shelf a person may enter: 1 to 100 m. */
const capacity = z.int().min(10, 'notAllowed').max(100_000, 'notAllowed').nullable();
/** Most volumes moved in one go. */
export const mostMoved = 500;

export const locationSchema = z.strictObject({
  id: rowId,
  parentId: rowId.nullable(),
  kind,
  code: z.string(),
  volumes: z.int().nonnegative(),
});
export type Location = z.infer<typeof locationSchema>;

/** Room on the shelf of a place with all below it (domain/location-space.ts). Lengths count everything that stands there. */
const space = {
  capacityMm: mm.nullable(),
  usedMm: mm,
  freeMm: z.int().nullable(),
  over: mm,
};
/** A place as the tree shows it. `volumes` at or below it, as far as the reader may see them. */
export const placeRowSchema = z.strictObject({
  ...locationSchema.shape,
  ...space,
  /** Its own last number. */
  part: z.string(),
  purpose: z.string().nullable(),
  /** As it was measured itself; `capacityMm` may be the sum of what is below. */
  ownCapacityMm: mm.nullable(),
  places: z.int().nonnegative(),
  closedOn: isoDay.nullable(),
  /** It, or a place above it, takes nothing new. */
  closed: z.boolean(),
  version,
});
export type PlaceRow = z.infer<typeof placeRowSchema>;
export const placePageSchema = placeRowSchema.extend({
  machineKey: z.string(),
  /** From the room inwards, without itself. */
  above: z.array(z.strictObject({ id: rowId, code: z.string(), kind, part: z.string() })),
  /** At home at or below it; of these, standing elsewhere. */
  belongs: z.int(),
  away: z.int(),
});
export type PlacePage = z.infer<typeof placePageSchema>;

/** A volume in a list of places. `shelfMm`: how much of the shelf it takes; `measured` or reckoned from its pages. */
export const shelvedSchema = z.strictObject({
  id: rowId,
  code: z.string(),
  title: z.string(),
  clientName: z.string().nullable(),
  year: z.int().nullable(),
  level,
  state: volumeState,
  retention: retention.nullable(),
  home: z.string().nullable(),
  current: z.string().nullable(),
  shelfMm: mm,
  measured: z.boolean(),
});
export type Shelved = z.infer<typeof shelvedSchema>;
/** stands: is there now · belongs: is at home there · away: at home there, stands elsewhere. */
export const shelvedLists = ['stands', 'belongs', 'away'] as const;
/** shelf: left to right, top to bottom (XX-20), as the two indexes always are; the others are for looking something up. */
export const shelvedSorts = [
  'shelf',
  'code',
  'title',
  'client',
  'year',
  'retention',
  'level',
  'state',
  'home',
  'current',
] as const;
export type ShelvedSort = (typeof shelvedSorts)[number];
/** What volumes of a place are listed by. */
export const shelvedAsked = {
  placeId: rowId.nullable(),
  which: z.enum(shelvedLists),
  sort: z.enum(shelvedSorts).default('shelf'),
  descending: z.boolean().default(false),
};

const rangeLevel = z.strictObject({
  prefix: z.string().regex(/^[\p{L}\p{N}]{0,7}$/u, 'partShape'),
  from: z.int().min(0, 'notAllowed').max(99_999_999, 'notAllowed'),
  to: z.int().min(0, 'notAllowed').max(99_999_999, 'notAllowed'),
  width: z.int().min(1, 'notAllowed').max(8, 'notAllowed'),
});
/** Places made in ranges, level by level below `parentId` (null: rooms). Capacities for what is made new. */
export const placeRange = z.strictObject({
  parentId: rowId.nullable(),
  levels: z.array(rangeLevel).min(1, 'required').max(placeKinds.length),
  shelfCapacityMm: capacity,
  boxCapacityMm: capacity,
});
const shownCodes = z.array(z.string());

const atPlace = z.strictObject({
  id: rowId,
  parentId: rowId.nullable(),
  kind,
  code: z.string(),
  closed: z.boolean(),
  ...space,
});
export type AtPlace = z.infer<typeof atPlace>;
const movable = shelvedSchema.pick({ id: true, code: true, title: true, state: true, home: true, current: true });
/** What one scan came to while volumes are moved. The screen decides words, colour and sound by `kind`. */
export const moveScanSchema = z.discriminatedUnion('kind', [
  /** The place that takes what is scanned from now on. */
  z.strictObject({ kind: z.literal('open'), place: atPlace }),
  /** A box read on a shelf it does not stand on: carry it there. */
  z.strictObject({ kind: z.literal('carry'), box: atPlace, version }),
  z.strictObject({ kind: z.literal('volume'), volume: movable }),
  /** No place is open: where it is and where it belongs. */
  z.strictObject({ kind: z.literal('whereabouts'), volume: movable }),
  z.strictObject({ kind: z.literal('refused'), volume: movable, rule: z.enum(putBlocks) }),
  z.strictObject({ kind: z.literal('closed'), code: z.string() }),
  z.strictObject({ kind: z.literal('several'), volumes: z.array(movable) }),
  z.strictObject({ kind: z.literal('otherArchive'), tag: z.string() }),
  z.strictObject({ kind: z.literal('misread') }),
  z.strictObject({ kind: z.literal('notHere'), what: z.enum(['person', 'slip']) }),
  z.strictObject({ kind: z.literal('unknown'), typed: z.string() }),
]);
export type MoveScan = z.infer<typeof moveScanSchema>;
export type MovableVolume = z.infer<typeof movable>;

const target = { id: rowId, version };
const changed = ['locations', 'catalogue', 'audit'] as const;
const undone = z.strictObject({
  what: z.enum(['put', 'carry']),
  count: z.int(),
  to: z.string(),
  at: z.string(),
});

export const locationCommands = {
  /** The children of a place, or the rooms; shelf order left to right, top to bottom. */
  'locations.children': {
    input: z.strictObject({ parentId: rowId.nullable() }),
    output: z.array(locationSchema),
    may: 'read',
    changes: [],
  },
  /** One place by its row, for whoever holds only that: a filter in an address. */
  'locations.get': { input: z.strictObject({ id: rowId }), output: locationSchema, may: 'read', changes: [] },
  /** Places whose code begins so, in shelf order; `more` when there are others beyond the first fifty. */
  'locations.find': {
    input: z.strictObject({ text: line(40) }),
    output: z.strictObject({ places: z.array(locationSchema), more: z.boolean() }),
    may: 'read',
    changes: [],
  },
  /** As `children`, with the space of each and how much is below it. */
  'locations.tree': {
    input: z.strictObject({ parentId: rowId.nullable() }),
    output: z.array(placeRowSchema),
    may: 'read',
    changes: [],
  },
  'locations.page': { input: z.strictObject({ id: rowId }), output: placePageSchema, may: 'read', changes: [] },
  /** Volumes of a place and all below it, or of the whole archive, in shelf order (XX-20) unless another is asked for. */
  'locations.volumes': {
    input: z.strictObject({ ...shelvedAsked, ...pageRequest }),
    output: page(shelvedSchema),
    may: 'read',
    changes: [],
  },
  /** The index by archive (XX-19): 档号 → place, every volume that is not destroyed. */
  'locations.byArchive': {
    input: z.strictObject(pageRequest),
    output: page(shelvedSchema),
    may: 'read',
    changes: [],
  },
  /** What a range would make. Nothing is made by it. */
  'locations.previewRange': {
    input: placeRange,
    output: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('problem'), problem: z.enum(rangeProblems) }),
      z.strictObject({
        kind: z.literal('plan'),
        planned: z.int(),
        fresh: z.int(),
        /** How many of each kind are new. */
        kinds: z.array(z.strictObject({ kind, count: z.int() })),
        /** The first codes and the last of what is new. */
        first: shownCodes,
        last: z.string().nullable(),
        there: z.int(),
        thereFirst: shownCodes,
        /** Numbers that differ from an existing place by zeros only: these must be settled first. */
        alike: z.array(z.strictObject({ code: z.string(), existing: z.string() })),
        shelfMm: mm,
      }),
    ]),
    may: 'catalogue.write',
    changes: [],
  },
  'locations.makeRange': {
    input: placeRange,
    output: z.strictObject({ batchId: rowId, made: z.int(), first: z.string(), last: z.string() }),
    may: 'catalogue.write',
    changes: [...changed],
  },
  /** The last ranges made, newest first. `undoable` while nothing stands, belongs or was ever moved there. */
  'locations.ranges': {
    input: nothing,
    output: z.array(
      z.strictObject({
        id: rowId,
        at: z.string(),
        by: z.string(),
        first: z.string(),
        last: z.string(),
        made: z.int(),
        undone: z.boolean(),
        undoable: z.boolean(),
      }),
    ),
    may: 'catalogue.write',
    changes: [],
  },
  'locations.undoRange': {
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({ removed: z.int() }),
    may: 'catalogue.write',
    changes: [...changed],
  },
  /** `below`: the capacity is that of every shelf below it, not its own. */
  'locations.save': {
    input: z.strictObject({
      ...target,
      purpose: optionalLine(60),
      capacityMm: capacity,
      below: z.boolean().default(false),
    }),
    output: placePageSchema,
    may: 'catalogue.write',
    changes: [...changed],
  },
  /** Hangs a place elsewhere in the tree or gives it another number; its own machine key stays, so its barcode does. */
  'locations.move': {
    input: z.strictObject({
      ...target,
      parentId: rowId.nullable(),
      /** Null: its own number, or the next free one where that is taken. */
      part: z
        .string()
        .trim()
        .regex(/^[\p{L}\p{N}]{1,8}$/u, 'partShape')
        .nullable(),
      document: requiredLine(80),
    }),
    output: z.strictObject({ place: placePageSchema, from: z.string(), renumbered: z.int() }),
    may: 'catalogue.write',
    changes: [...changed],
  },
  'locations.close': {
    input: z.strictObject({ ...target, closed: z.boolean() }),
    output: placePageSchema,
    may: 'catalogue.write',
    changes: [...changed],
  },
  'locations.remove': { input: z.strictObject(target), output: nothing, may: 'catalogue.write', changes: [...changed] },
  /** One scan or typed code of the moving desk; `placeId`: the place that is open there. Moves nothing. */
  'locations.scan': {
    input: z.strictObject({ code: line(60), placeId: rowId.nullable() }),
    output: moveScanSchema,
    may: 'catalogue.write',
    changes: [],
  },
  /** Puts volumes somewhere, on a document that says why. `home`: they belong there from now on. */
  'locations.put': {
    input: z.strictObject({
      placeId: rowId,
      volumeIds: z.array(rowId).min(1, 'required').max(mostMoved),
      home: z.boolean(),
      document: requiredLine(80),
    }),
    output: z.strictObject({
      place: atPlace,
      moved: z.int(),
      /** Stood (and belonged) there already. */
      same: z.int(),
      refused: z.array(z.strictObject({ code: z.string(), rule: z.enum(putBlocks) })),
    }),
    may: 'catalogue.write',
    changes: [...changed],
  },
  /** How thick volumes are, measured; null: reckoned from the pages again. */
  'locations.measure': {
    input: z.strictObject({
      volumeIds: z.array(rowId).min(1, 'required').max(mostMoved),
      thicknessMm: z.int().min(1, 'notAllowed').max(600, 'notAllowed').nullable(),
    }),
    output: z.strictObject({ measured: z.int() }),
    may: 'catalogue.write',
    changes: [...changed],
  },
  'locations.undoable': { input: nothing, output: undone.nullable(), may: 'catalogue.write', changes: [] },
  /** Takes the last move of this session back by the opposite one. */
  'locations.undo': { input: nothing, output: undone, may: 'catalogue.write', changes: [...changed] },
} as const satisfies Record<string, Command>;
