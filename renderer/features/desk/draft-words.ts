import type { Key } from '../../../shared/i18n/index';
import type { T } from '../../lib/i18n';
import { paths } from '../../lib/paths';

/** What a draft of the desk is of, and the screen that takes it up again. */
export type DraftOf = { readonly words: Key; readonly path: string };

const settings =
  (words: Key): (() => DraftOf) =>
  () => ({ words, path: paths.settings() });
const person = (id: string): DraftOf => ({
  words: id === 'new' ? 'desk.draftOf.newPerson' : 'desk.draftOf.person',
  path: paths.persons(),
});
/** By the first part of the key; the second is the record's id, or `new`. */
const kinds: Readonly<Record<string, (id: string, of: string | undefined) => DraftOf>> = {
  volume: (id, clientId) =>
    id === 'new'
      ? {
          words: 'desk.draftOf.newVolume',
          path: paths.newVolume(clientId === undefined ? {} : { clientId: Number(clientId) }),
        }
      : id === 'following'
        ? { words: 'desk.draftOf.newVolume', path: paths.newVolume({ from: Number(clientId) }) }
        : { words: 'desk.draftOf.volume', path: paths.volume(Number(id)) },
  items: (id) => ({ words: 'desk.draftOf.items', path: paths.volume(Number(id)) }),
  client: (id) =>
    id === 'new'
      ? { words: 'desk.draftOf.newClient', path: paths.newClient() }
      : { words: 'desk.draftOf.client', path: paths.client(Number(id)) },
  person,
  persons: person,
  series: settings('desk.draftOf.series'),
  department: settings('desk.draftOf.department'),
  documenttype: settings('desk.draftOf.documentType'),
  import: () => ({ words: 'desk.draftOf.import', path: paths.exchange() }),
  fonds: settings('desk.draftOf.fonds'),
  tray: () => ({ words: 'desk.draftOf.tray', path: paths.loanDesk() }),
  return: (_line, slip) => ({ words: 'desk.draftOf.return', path: paths.loan(Number(slip)) }),
  breach: (borrower) => ({ words: 'desk.draftOf.breach', path: paths.borrower(Number(borrower)) }),
  reminder: () => ({ words: 'desk.draftOf.reminder', path: paths.reminders() }),
  renewal: (slip) => ({ words: 'desk.draftOf.renewal', path: paths.loan(Number(slip)) }),
  copy: (_line, slip) => ({ words: 'desk.draftOf.copy', path: paths.loan(Number(slip)) }),
  reason: (slip) => ({ words: 'desk.draftOf.reason', path: paths.loan(Number(slip)) }),
  certificate: (id) => ({
    words: 'desk.draftOf.certificate',
    path: id === 'new' ? paths.newCertificate() : paths.certificate(Number(id)),
  }),
  hold: (id) => ({ words: 'holds.one', path: id === 'new' ? paths.newHold() : paths.hold(Number(id)) }),
  appraisal: (id) => ({ words: 'disposal.draftOf.appraisal', path: paths.disposalWork(Number(id), 'appraise') }),
  recheck: (id) => ({ words: 'disposal.draftOf.recheck', path: paths.disposalWork(Number(id), 'recheck') }),
  destruction: (id) => ({ words: 'disposal.draftOf.destruction', path: paths.disposalWork(Number(id), 'execute') }),
  settings: settings('desk.draftOf.settings'),
};

/** `volume:12`, `volume:new:37`, `items:12` …; null for a key no screen of this version takes up. */
export function draftOf(key: string): DraftOf | null {
  const [kind = '', id = '', of] = key.split(':');
  return Object.hasOwn(kinds, kind) ? (kinds[kind]?.(id, of) ?? null) : null;
}

/** 案卷“…”: the kind, and the title or name typed so far. */
export function draftName(key: string, body: string, t: T): string {
  const found = draftOf(key);
  const kind = found === null ? t('desk.draftOf.other', { key }) : t(found.words);
  const name = typedName(body);
  return name === null ? kind : t('desk.draftNamed', { kind, name });
}

/** What must hold something, or there is nothing to go on with: a tray that only remembers scans, opinions all cleared. */
const holding: Readonly<Record<string, readonly string[]>> = { tray: ['lines', 'returns'], appraisal: ['rows'] };

export function isUnfinished(key: string, body: string): boolean {
  const [kind = ''] = key.split(':');
  const value = parsed(body);
  if (kind === 'recheck') return Array.isArray(value) && value.length > 0;
  const names = holding[kind];
  if (names === undefined) return true;
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map<string, unknown>(Object.entries(value));
  return names.some((name) => {
    const held = fields.get(name);
    return typeof held === 'object' && held !== null && Object.keys(held).length > 0;
  });
}

function typedName(body: string): string | null {
  const value = parsed(body);
  if (typeof value !== 'object' || value === null) return null;
  const fields = new Map<string, unknown>(Object.entries(value));
  const named = ['title', 'name', 'code']
    .map((field) => fields.get(field))
    .find((text) => typeof text === 'string' && text.trim() !== '');
  return typeof named === 'string' ? named : null;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}
