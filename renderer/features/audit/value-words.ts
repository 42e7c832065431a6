import { z } from 'zod';
import { type Level, levels } from '../../../shared/domain/level';
import { roles } from '../../../shared/domain/permissions';
import { bindings, volumeStates } from '../../../shared/domain/volume-facts';
import { retention } from '../../../shared/contract/primitives';
import { audit } from '../../../shared/i18n/zh-CN/audit';
import { instant, retentionText } from '../../lib/format';
import type { Key } from '../../../shared/i18n/index';
import type { T } from '../../lib/i18n';

/** What values are said with: the words of the interface, and the archive's own names of the levels. */
export type Words = { readonly t: T; readonly level: (level: Level) => string };

const fieldNames = Object.keys(audit.fields) as (keyof typeof audit.fields)[];
/** Fields are read in the order their words are listed; one without words comes last. */
export function rankOfField(field: string): number {
  const rank = fieldNames.findIndex((name) => name === field);
  return rank < 0 ? fieldNames.length : rank;
}

/** A field of a detail in words; one that no list knows stands as it was written. */
export function fieldWords(field: string, t: T): string {
  const known = fieldNames.find((name) => name === field);
  return known === undefined ? field : t(`audit.fields.${known}`);
}

const named = z.looseObject({ name: z.string() });
const momentShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

/** Any value of a detail as a person reads it: codes in words, retention and persons as on the record page, lists a line each. */
export function valueWords(field: string, value: unknown, words: Words): string {
  const { t } = words;
  if (value === null || value === undefined || value === '') return t('audit.nothing');
  if (typeof value === 'boolean') return t(`audit.values.boolean.${value ? 'true' : 'false'}`);
  // Held in millimetres, said in centimetres as on the pages of the places.
  if (typeof value === 'number') return String(field === 'capacityMm' ? value / 10 : value);
  if (typeof value === 'string')
    return codeWords(field, value, words) ?? (momentShape.test(value) ? instant(value) : value);
  if (field === 'typeLevels')
    return Object.entries(value)
      .map(([type, level]) => `${type} ${valueWords('level', level, words)}`)
      .join('\n');
  if (Array.isArray(value))
    return value.length === 0
      ? t('audit.nothing')
      : value.map((one: unknown, at) => listed(field, one, at, value.length, words)).join('\n');
  const period = retention.safeParse(value);
  if (period.success) return retentionText(period.data, t);
  const person = named.safeParse(value);
  if (person.success) return person.data.name;
  return pairs(value, words);
}

function listed(field: string, one: unknown, at: number, all: number, words: Words): string {
  const text = valueWords(field, one, words);
  return all > 1 && typeof one === 'object' ? `${String(at + 1)}. ${text}` : text;
}

function pairs(value: object, words: Words): string {
  const filled = Object.entries(value).filter(([key, one]) => !isTechnical(key) && one !== null && one !== '');
  return filled.map(([key, one]) => `${fieldWords(key, words.t)} ${valueWords(key, one, words)}`).join(' · ');
}

/** Row numbers and versions say nothing to a person; the names beside them do. */
export const isTechnical = (field: string): boolean => field === 'id' || field === 'version' || /Id$/.test(field);

/** Codes of closed lists, by the field they stand in; null where the text is text. */
function codeWords(field: string, text: string, { t, level: levelWords }: Words): string | null {
  const level = levels.find((one) => one === text);
  if (level !== undefined && ['level', 'ownLevel', 'clearance'].includes(field)) return levelWords(level);
  const state = volumeStates.find((one) => one === text);
  if (state !== undefined && field === 'state') return t(`common.state.${state}`);
  const binding = bindings.find((one) => one === text);
  if (binding !== undefined && field === 'binding') return t(`common.binding.${binding}`);
  const role = roles.find((one) => one === text);
  if (role !== undefined && field === 'roles') return t(`common.role.${role}`);
  const lists = [...(listsOf[field] ?? []), ...codeLists.filter((list) => list === field)];
  return lists.reduce<string | null>((found, list) => found ?? wordIn(list, text, t), null);
}

/** Fields whose codes stand in lists of another name; the first list that knows the code says it. */
const listsOf: Readonly<Record<string, readonly CodeList[]>> = {
  state: ['loanState', 'lineState', 'certificate'],
  manner: ['loanManner', 'reminderManner', 'contactManner'],
  nextStep: ['step'],
  steps: ['step'],
  offices: ['step'],
  result: ['lineState'],
  kind: ['report'],
};

type CodeList = Exclude<keyof typeof audit.values, 'boolean'>;
const codeLists = (Object.keys(audit.values) as (keyof typeof audit.values)[]).filter(
  (list): list is CodeList => list !== 'boolean',
);
function wordIn(list: CodeList, text: string, t: T): string | null {
  // Every list has its own codes; the key is proved to be there just before it is asked for.
  return Object.hasOwn(audit.values[list], text)
    ? t(`audit.values.${list}.${text}` as Extract<Key, `audit.values.${string}`>)
    : null;
}
