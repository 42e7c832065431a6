const DAY_MS = 86_400_000;

/** UTC milliseconds: the PC's clock, or so many days ahead of it where the one who started the engine said so. */
export function clockFrom(argv: readonly string[]): () => number {
  const at = argv.indexOf('--days-ahead');
  const days = at < 0 ? 0 : Number(argv[at + 1]);
  if (!Number.isSafeInteger(days) || days < 0) throw new RangeError('--days-ahead takes a whole number of days');
  return () => Date.now() + days * DAY_MS;
}
