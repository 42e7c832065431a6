import type { z } from 'zod';
import { type BulkField, bulkFields } from '../../../../shared/domain/bulk-change';
import { bulkWish, type BulkWishInput } from '../../../../shared/contract/rearranging';

/** What is ticked, with its new value; null while none was given. A field that is not ticked is left out. */
export type Wished = { readonly [F in BulkField]?: NonNullable<BulkWishInput[F]> | null };

/** The wish as the contract reads it, or the fields that still want a value. */
export function readWish(
  wished: Wished,
): { readonly wish: BulkWishInput } | { readonly wanting: readonly BulkField[] } {
  const ticked = bulkFields.filter((field) => field in wished);
  const given = bulkWish.safeParse(Object.fromEntries(ticked.map((field) => [field, wished[field] ?? undefined])));
  const wanting = ticked.filter((field) => {
    const value = wished[field];
    return value === null || value === undefined || hasNoId(value);
  });
  if (wanting.length > 0 || !given.success)
    return { wanting: wanting.length > 0 ? wanting : ticked.filter((field) => isNamed(given, field)) };
  return { wish: given.data };
}
const hasNoId = (value: object): boolean => 'id' in value && typeof value.id !== 'number';
const isNamed = (given: z.ZodSafeParseResult<BulkWishInput>, field: BulkField): boolean =>
  given.error?.issues.some(({ path }) => path[0] === field) ?? false;
