import { levels, type Level } from '../../../shared/domain/level';
import type { ItemFacts } from '../../../shared/domain/volume-facts';
import type { VolumeForm } from './facts';

/** How single facts are written on the forms, the same in every language. */

/** An item's date as 8 digits YYYYMMDD (GB/T 9705); what the paper does not say is 0, as in DA/T 18. */
export const eightDigits = (date: string | null): string =>
  date === null ? '' : date.replaceAll('-', '').padEnd(8, '0');

/** 页号: the first page of the item; the last item of the volume shows first-last. */
export function pageNumber(item: ItemFacts, isLast: boolean): string {
  if (item.pageFrom === null) return '';
  if (!isLast || item.pageTo === null || item.pageTo === item.pageFrom) return String(item.pageFrom);
  return `${item.pageFrom}-${item.pageTo}`;
}

/** The level as remarks say it (XX-31): nothing when unmarked. */
export const levelMark = (level: Level, labels: VolumeForm['levelLabels']): string | null =>
  level === levels[0] ? null : labels[level];

/** Parts of a remark that are there, in order. */
export const remark = (parts: readonly (string | null)[], separator: string): string =>
  parts.filter((part) => part !== null && part !== '').join(separator);

/**
 * The three cells of GB/T 9705's 档号: fonds, catalogue, volume. The last level of the code numbers the volume,
 * and what stands between it and the fonds does the work of the catalogue number: `HX01-KH·2024-D30-0137-002`
 * is HX01 · KH·2024-D30-0137 · 002. Nothing of the code is lost, whatever its mask.
 */
export function codeCells(
  fondsNumber: string,
  referenceCode: string | null,
): readonly [fonds: string, catalogue: string, volume: string] {
  if (referenceCode === null) return [fondsNumber, '', ''];
  const parts = referenceCode.split('-');
  if (parts[0] === fondsNumber && parts.length > 1) parts.shift();
  const volume = parts.pop() ?? '';
  return [fondsNumber, parts.join('-'), volume];
}
