import { z } from 'zod';

/** Values a page of ours never sends: made from a command's own schema, with one thing in them wrong, or from nothing. */
type Random = (below: number) => number;

/** A JSON schema as far as values are made from it; a refinement it cannot say is met by chance or not at all. */
const schemaShape = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  format: z.string().optional(),
});

/** A value that looks like what the schema asks for. */
export function likely(schema: unknown, random: Random): unknown {
  const read = schemaShape.safeParse(schema);
  if (!read.success) return null;
  const { type, enum: choices, const: fixed, anyOf, oneOf, properties, items, format, required = [] } = read.data;
  if (fixed !== undefined) return fixed;
  if (choices !== undefined) return choices[random(choices.length)];
  const either = anyOf ?? oneOf;
  if (either !== undefined) return likely(either[random(either.length)], random);
  switch (type ?? '') {
    case 'object':
      return Object.fromEntries(
        Object.entries(properties ?? {})
          .filter(([name]) => required.includes(name) || random(2) === 0)
          .map(([name, inner]) => [name, likely(inner, random)]),
      );
    case 'array':
      return Array.from({ length: random(3) }, () => likely(items, random));
    case 'integer':
    case 'number':
      return 1 + random(40);
    case 'boolean':
      return random(2) === 0;
    case 'string':
      return format === 'date' ? '2026-03-10' : (TEXTS[random(TEXTS.length)] ?? '');
    default:
      return null;
  }
}

const TEXTS = ['2016', '合同', 'volume:1', 'HX01', 'liwen', 'abcdef0123456789abcdef0123456789', 'a b', ''];

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let n = 0; n < levels; n += 1) value = n % 2 === 0 ? [value] : { value };
  return value;
};
const long = 'x'.repeat(3_000_000);
const RAW: readonly ((random: Random) => unknown)[] = [
  () => undefined,
  () => null,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => -1,
  () => 2 ** 53,
  () => 1.5,
  () => 10n,
  () => '',
  () => `'; DROP TABLE client; --`,
  () => '\u202e\u0000\ud800',
  () => [],
  () => [[], [[]]],
  () => ({}),
  () => JSON.parse('{"__proto__":{"admin":true},"constructor":{"prototype":1}}') as unknown,
  () => new Date(0),
  () => new Map([['id', 1]]),
  () => new Uint8Array(64),
  (random) => (random(40) === 0 ? long : 'x'.repeat(random(5000))),
  (random) => (random(20) === 0 ? deep(2000) : deep(30)),
  (random) => random(2 ** 31) * (random(2) === 0 ? 1 : -1),
];
export const raw = (random: Random): unknown => RAW[random(RAW.length)]?.(random);

type Path = readonly (string | number)[];
function pathsOf(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}
function replaced(value: unknown, path: Path, by: (old: unknown) => unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return by(value);
  if (Array.isArray(value))
    return value.map((inner: unknown, n) => (String(n) === head ? replaced(inner, rest, by) : inner));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, inner]) => [key, key === head ? replaced(inner, rest, by) : inner]),
  );
}

/** `value` with one thing in it wrong: of another kind, missing, too much, or too many. */
export function spoiled(value: unknown, random: Random): unknown {
  const paths = pathsOf(value);
  const path = paths[random(paths.length)] ?? [];
  return replaced(value, path, (old) => {
    const isRecord = old !== null && typeof old === 'object' && !Array.isArray(old);
    switch (random(isRecord ? 4 : 2)) {
      case 2:
        return { ...(old as object), [`extra${String(random(9))}`]: raw(random) };
      case 3:
        return Object.fromEntries(Object.entries(old ?? {}).slice(1));
      default:
        return raw(random);
    }
  });
}
