import { z } from 'zod';
import { certificateStates } from '../domain/certificate';
import { rowStates } from '../domain/disposal';
import { lineLists } from '../domain/loan-lists';
import { volumeFilter, volumeSorts } from './catalogue';
import { clientListFilter } from './clients';
import type { Command } from './command';
import { disposalListsAsked } from './disposal';
import { dueAsked } from './disposal-due';
import { heldAsked, holdsAsked } from './holds';
import { slipFilter } from './loan-desk';
import { shelvedAsked } from './locations';
import { personsAsked } from './persons';
import { day, language, line, rowId, ticket } from './primitives';

export const exportFormats = ['xlsx', 'csv'] as const;
/** A workbook holds volumes and their items as two sheets; a CSV file is one list. */
export const volumeParts = ['volumes', 'items', 'both'] as const;
/** As many as a person marks by hand or collects. */
export const mostExported = 20_000;

/** A list as it stands on a screen: with its filter and order, or what is marked in it. */
export const exportList = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('volumes'),
    part: z.enum(volumeParts),
    filter: volumeFilter,
    sort: z.enum(volumeSorts),
    descending: z.boolean(),
    /** Only these, in the order of the list; null for all that fit. */
    ids: z.array(rowId).min(1).max(mostExported).nullable(),
  }),
  z.strictObject({ of: z.literal('items'), volumeId: rowId }),
  z.strictObject({ of: z.literal('clients'), ...clientListFilter }),
  z.strictObject({ of: z.literal('locations') }),
  /** Volumes of a place and all below it, or of the whole archive (null), in the order of the screen. */
  z.strictObject({ of: z.literal('shelved'), ...shelvedAsked }),
  /** The index by archive (XX-19), in the order of the 档号. */
  z.strictObject({ of: z.literal('byArchive') }),
  z.strictObject({ of: z.literal('persons'), ...personsAsked }),
  z.strictObject({ of: z.literal('loanLines'), list: z.enum(lineLists) }),
  /** Narrowed as the list on the screen is. */
  z.strictObject({
    of: z.literal('loanSlips'),
    ...slipFilter,
  }),
  /** 借阅登记簿 (XX-28.5) and the copy log (BM-7(8)), from one day to another. */
  z.strictObject({ of: z.literal('loanRegister'), from: day, to: day }),
  z.strictObject({ of: z.literal('copyLog'), from: day, to: day }),
  z.strictObject({ of: z.literal('returnReports'), open: z.boolean() }),
  /** The numbered register of certificates (DA-13.4), void numbers with the others. */
  z.strictObject({ of: z.literal('certificates'), state: z.enum(certificateStates).nullable(), text: line(40) }),
  /** The due list 期满清单 (DA-15.1), undated volumes too, under the conditions of the screen. */
  z.strictObject({ of: z.literal('due'), ...dueAsked }),
  z.strictObject({ of: z.literal('disposalLists'), ...disposalListsAsked }),
  /** The rows of one disposal list 销毁清册, narrowed as its page is. */
  z.strictObject({
    of: z.literal('disposalRows'),
    id: rowId,
    rowState: z.enum(rowStates).nullable().default(null),
    differing: z.boolean().default(false),
    blocked: z.boolean().default(false),
  }),
  z.strictObject({ of: z.literal('holds'), ...holdsAsked }),
  /** All that one hold covers. */
  z.strictObject({ of: z.literal('heldVolumes'), ...heldAsked }),
]);
export type ExportList = z.input<typeof exportList>;

/** What comes in again as it went out. The others tell of signed acts and of what follows from the holdings: lists only. */
export const importable: ReadonlySet<ExportList['of']> = new Set<ExportList['of']>([
  'volumes',
  'items',
  'clients',
  'locations',
  'shelved',
  'byArchive',
  'persons',
]);

export const exportCommands = {
  /**
   * Any list as a file; what is `importable` comes in again without loss. `file` is what the
   * person chose in the system's dialog; nothing decrypted is written anywhere else. The deed says which list, how many
   * rows and the hash of the file, not what stood in it.
   */
  'exchange.export': {
    input: z
      .strictObject({ list: exportList, format: z.enum(exportFormats), language, file: ticket })
      .refine(({ list, format }) => !(format === 'csv' && list.of === 'volumes' && list.part === 'both'), {
        path: ['format'],
        message: 'oneListOnly',
      }),
    output: z.strictObject({ rows: z.int().nonnegative(), items: z.int().nonnegative() }),
    may: 'exchange.write',
    changes: ['audit'],
  },
} as const satisfies Record<string, Command>;
