/**
 * Each field's rule of the domain as the row checks ask it: clean, never empty text in; the value, or the reason that
 * refuses the row, out.
 */
import { normaliseClientCode } from '../../../shared/domain/client';
import type { ErrorReason } from '../../../shared/domain/import-fields';
import { parsePageCount, parsePages, type PageRange } from '../../../shared/domain/item-pages';
import { parseLevel, type Level } from '../../../shared/domain/level';
import { parseLocationCode } from '../../../shared/domain/location-code';
import { parseMonth, parseMonthRange, parseYear, type MonthRange } from '../../../shared/domain/month';
import { parsePartialDate, type PartialDate } from '../../../shared/domain/partial-date';
import { normaliseCode } from '../../../shared/domain/reference-code';
import { parseRetention, type RetentionWords } from '../../../shared/domain/retention';
import { toHalfWidth } from '../../../shared/domain/text';
import type { Binding, Day, Month, Retention } from '../../../shared/domain/volume-facts';
import { err, ok, type Result } from '../../../shared/result';

export type Read<T> = Result<T, ErrorReason>;

const orErr = <T>(parsed: Result<T, string>, reason: ErrorReason): Read<T> => (parsed.ok ? parsed : err(reason));

/** A number or code stays as it stands on the paper; `key` is the spelling it is compared and joined by. */
export type WrittenCode = { readonly written: string; readonly key: string };
function readCode(text: string, max: number): Read<WrittenCode> {
  const key = normaliseCode(text);
  if (key === '') return err('codeUnreadable');
  return text.length <= max ? ok({ written: text, key }) : err('tooLong');
}
export const readVolumeNumber = (text: string): Read<WrittenCode> => readCode(text, 40);
export const readStaffCode = (text: string): Read<WrittenCode> => readCode(text, 20);

export function readClientCode(text: string): Read<string> {
  const code = normaliseClientCode(text);
  return code.length <= 20 ? ok(code) : err('tooLong');
}

export const readYear = (text: string): Read<number> => orErr(parseYear(text), 'yearUnreadable');
export const readMonth = (text: string): Read<Month> => orErr(parseMonth(text), 'monthUnreadable');
export const readMonths = (text: string): Read<MonthRange> => orErr(parseMonthRange(text), 'monthUnreadable');
export const readDate = (text: string): Read<PartialDate> => orErr(parsePartialDate(text), 'dateUnreadable');

/** A date that must be a whole day. */
export function readDay(text: string): Read<Day> {
  const date = readDate(text);
  return date.ok && date.value.length < 10 ? err('dateUnreadable') : date;
}

/** `words` are the archive's years for 长期 and its like. */
export const readRetention =
  (words: RetentionWords) =>
  (text: string): Read<Retention> =>
    orErr(parseRetention(text, words), 'retentionUnreadable');

/** `term` as written behind the level (`秘密★10年`), for a person to enter as a day. */
export const readLevel = (text: string): Read<{ readonly level: Level; readonly term: string | null }> =>
  orErr(parseLevel(text), 'levelUnreadable');

export const readPages = (text: string): Read<PageRange> => orErr(parsePages(text), 'pagesUnreadable');
export const readPageCount = (text: string): Read<number> => orErr(parsePageCount(text), 'pagesUnreadable');

/** 顺序号: a whole number from 1. */
export function readSequence(text: string): Read<number> {
  const parsed = parsePages(text);
  return parsed.ok && parsed.value.to === null ? ok(parsed.value.from) : err('codeUnreadable');
}

/** The code of the innermost place, in one spelling. */
export function readLocation(text: string): Read<string> {
  const places = parseLocationCode(text);
  const innermost = places.ok ? places.value.at(-1) : undefined;
  return innermost === undefined ? err('locationUnreadable') : ok(innermost.code);
}

/** Centimetres of shelf, a tenth at the finest, in whole millimetres. */
export function readCapacity(text: string): Read<number> {
  const [, figure] = /^(\d{1,5}(?:\.\d)?)(?:cm|厘米)?$/iu.exec(toHalfWidth(text).replace(/\s/gu, '')) ?? [];
  const millimetres = Math.round(Number(figure ?? 0) * 10);
  return millimetres >= 10 && millimetres <= 100_000 ? ok(millimetres) : err('capacityUnreadable');
}

/** Millimetres that a volume was measured at, as the desk takes them. */
export function readThickness(text: string): Read<number> {
  const figure = Number(toHalfWidth(text));
  return Number.isInteger(figure) && figure >= 1 && figure <= 600 ? ok(figure) : err('thicknessUnreadable');
}

/** 组: which items belong together, a whole number from 1. */
export function readGroup(text: string): Read<number> {
  return /^[1-9]\d{0,5}$/.test(toHalfWidth(text)) ? ok(Number(toHalfWidth(text))) : err('codeUnreadable');
}

const bindingWords: Readonly<Record<Binding, readonly string[]>> = {
  bound: ['装订', '已装订', '线装', '是', 'bound', 'yes'],
  loose: ['不装订', '未装订', '散装', '散页', '否', 'loose', 'no'],
};
export function readBinding(text: string): Read<Binding> {
  const word = text.toLowerCase();
  if (bindingWords.bound.includes(word)) return ok('bound');
  return bindingWords.loose.includes(word) ? ok('loose') : err('bindingUnreadable');
}
