import { isTechnical, rankOfField } from './value-words';

type Values = Readonly<Record<string, unknown>> | null;
export type FieldChange = {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly changed: boolean;
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * The fields of a detail, changed ones first, otherwise in the order of the record page (the log itself keeps them by alphabet). A record that came into being (no before)
 * or went (no after) counts every field that holds something as changed; ids and versions are left out.
 */
export function changesOf(before: Values, after: Values): readonly FieldChange[] {
  const fields = [...new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})])]
    .filter((field) => !isTechnical(field))
    .sort((one, other) => rankOfField(one) - rankOfField(other));
  const all = fields.map((field) => ({
    field,
    before: before?.[field],
    after: after?.[field],
    changed: !same(before?.[field], after?.[field]),
  }));
  return [...all.filter(({ changed }) => changed), ...all.filter(({ changed }) => !changed)];
}
