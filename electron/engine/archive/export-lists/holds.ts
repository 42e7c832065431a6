import type { HeldVolume, Hold } from '../../../../shared/contract/holds';
import { levelLabel } from '../../../../shared/domain/level';
import { type Language, words } from '../../../../shared/i18n/index';
import { ledgerWord } from '../../exchange/ledger-words';
import { NUMERIC, type OutList, text, WIDE } from './out-list';
import { type Cell, pagedSheet, type PageOf } from './row-sheet';

/** Holds 冻结 as lists only: a hold is laid and released by a person, never by a file. */
export function holdSheet(name: string, language: Language, page: PageOf<Hold>): OutList {
  const { holds, common } = words[language];
  const clients = (hold: Hold) => hold.clients.map((one) => `${one.code} ${one.name}`).join(common.listSeparator);
  const cells: readonly Cell<Hold, keyof typeof holds.field>[] = [
    ['number', (row) => row.number, { width: 16 }],
    ['title', (row) => row.title, WIDE],
    ['reason', (row) => row.reason, WIDE],
    ['authority', (row) => row.authority, WIDE],
    ['state', (row) => holds.state[row.state]],
    ['volumes', (row) => text(row.volumes), NUMERIC],
    ['clients', clients, WIDE],
    ['startsOn', (row) => row.startsOn],
    ['reviewOn', (row) => text(row.reviewOn)],
    ['contact', (row) => text(row.contact), { width: 24 }],
    ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
    ['note', (row) => text(row.note), WIDE],
    ['releasedOn', (row) => text(row.releasedOn)],
    ['releaseReason', (row) => text(row.releaseReason), WIDE],
  ];
  return pagedSheet(name, holds.field, cells, page);
}

/** What one hold covers, and whether by name or through its client. */
export function heldSheet(name: string, language: Language, page: PageOf<HeldVolume>): OutList {
  const { holds, disposal } = words[language];
  const { code, title, client, year, stateOfVolume } = disposal.field;
  const heads = { ...holds.field, code, volume: title, client, year, stateOfVolume };
  const cells: readonly Cell<HeldVolume, keyof typeof heads>[] = [
    ['code', (row) => row.code, { width: 26 }],
    ['volume', (row) => row.title, WIDE],
    ['client', (row) => text(row.clientName), { width: 24 }],
    ['year', (row) => text(row.year), NUMERIC],
    ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
    ['stateOfVolume', (row) => ledgerWord('state', row.state, language)],
    ['through', (row) => holds.through[row.through]],
    ['dueFrom', (row) => text(row.dueFrom)],
  ];
  return pagedSheet(name, heads, cells, page);
}
