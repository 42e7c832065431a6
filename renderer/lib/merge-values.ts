const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(a === '' ? null : a) === JSON.stringify(b === '' ? null : b);

/**
 * Three-way merge of a form after someone else saved: `base` is what the form began with, `mine` what stands in it now,
 * `fresh` what is saved. Fields I did not touch become theirs, mine stay; `both` names those both sides changed differently.
 */
export function mergeValues<V extends object>(
  base: V,
  mine: V,
  fresh: V,
): { readonly merged: V; readonly both: (keyof V)[] } {
  const keys = Object.keys(fresh) as (keyof V)[];
  const touched = keys.filter((key) => !same(mine[key], base[key]));
  const merged = { ...fresh };
  for (const key of touched) merged[key] = mine[key];
  return { merged, both: touched.filter((key) => !same(fresh[key], base[key]) && !same(fresh[key], mine[key])) };
}
