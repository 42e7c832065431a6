/** The volume begun after another of the same client: of the next year, or the next part of the same (DA-6.2, DA-8.2). */
export type Following = 'nextYear' | 'nextPart';

const digits = '〇一二三四五六七八九';
/** 1 … 99 as written in 第二册: 二, 十, 十二, 二十一. */
function chineseNumber(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${digits.charAt(tens)}十`;
  return `${ten}${ones === 0 ? '' : digits.charAt(ones)}`;
}
function readChineseNumber(text: string): number | null {
  for (let n = 1; n <= 99; n += 1) if (chineseNumber(n) === text) return n;
  return null;
}

/** The part behind a title: （二）, (2), 第二册, 之二; with what stands before and behind its number. */
const PART = /^(.*?)(（|\(|第|之)([一二三四五六七八九十]{1,3}|\d{1,2})(）|\)|册|卷|部分|)$/u;
const pairs: Readonly<Record<string, readonly string[]>> = {
  '（': ['）'],
  '(': [')'],
  第: ['册', '卷', '部分'],
  之: [''],
};

/** The title of the next part, in the way this one is counted; one that is not counted yet gets （二）. */
function nextPart(title: string): string {
  const [, before = '', open = '', number = '', close = ''] = PART.exec(title) ?? [];
  const chinese = readChineseNumber(number);
  const n = chinese ?? Number(number);
  if (pairs[open]?.includes(close) !== true || n < 1 || n >= 99) return `${title}（二）`;
  return `${before}${open}${chinese === null ? String(n + 1) : chineseNumber(n + 1)}${close}`;
}

/** The title of the next year's: the year in it goes on where it stands, and a part is no longer one. */
function nextYear(title: string, year: number): string {
  const [, before, open = '', number = '', close = ''] = PART.exec(title) ?? [];
  const whole = before !== undefined && pairs[open]?.includes(close) === true && number !== '' ? before : title;
  return whole.replace(new RegExp(`(?<!\\d)${String(year)}(?!\\d)`, 'gu'), String(year + 1));
}

/** Title and year of the following volume; a title that was made up keeps its brackets. */
export function following(
  { title, year }: { readonly title: string; readonly year: number | null },
  how: Following,
): { readonly title: string; readonly year: number | null } {
  const [, madeUp] = /^\[(.*)\]$/u.exec(title) ?? [];
  const plain = madeUp ?? title;
  const next = plain === '' ? '' : how === 'nextPart' ? nextPart(plain) : year === null ? plain : nextYear(plain, year);
  return {
    title: madeUp === undefined ? next : `[${next}]`,
    year: how === 'nextPart' || year === null ? year : year + 1,
  };
}
