/**
 * English holds every key of the Chinese source, no other, each a text; a missing or stray key does not compile.
 * A key ending in `_one` may be added: i18next takes it when `count` is 1.
 */
export type SameKeys<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]>;
} & { readonly [K in `${string}_one`]: string };

/** `Leaves<{ a: { b: string } }>` is `'a.b'`. */
export type Leaves<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Leaves<T[K]>}` }[keyof T & string];
