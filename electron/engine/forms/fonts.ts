import { createRequire } from 'node:module';
import { openSync, type Font } from 'fontkit';

/**
 * The type of the forms: Song 宋体 (Noto Serif SC) for what a form says, Hei 黑体 (Noto Sans SC) for
 * keys and marks. Whole TrueType files under the OFL; pdfmake puts only the used glyphs into a document.
 */
const files = {
  song: '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  songBold: '@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf',
  hei: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  heiBold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;
export type Face = keyof typeof files;
export const faces = Object.keys(files) as readonly Face[];

const { resolve } = createRequire(import.meta.url);
export const fontPath = (face: Face): string => resolve(files[face]);

/** How pdfmake is told of the faces: a family and its bold. */
export const pdfFonts = () => ({
  song: { normal: fontPath('song'), bold: fontPath('songBold') },
  hei: { normal: fontPath('hei'), bold: fontPath('heiBold') },
});
export const pdfFace: Readonly<Record<Face, { readonly font: 'song' | 'hei'; readonly bold: boolean }>> = {
  song: { font: 'song', bold: false },
  songBold: { font: 'song', bold: true },
  hei: { font: 'hei', bold: false },
  heiBold: { font: 'hei', bold: true },
};

/** What the layout needs to know of a face; lengths in em. */
export type Ruler = {
  readonly ascent: number;
  readonly has: (codePoint: number) => boolean;
  /** Width of one line, kerning and ligatures included, as the PDF will set it. */
  readonly width: (text: string) => number;
};

const rulers = new Map<Face, Ruler>();

/** Opens a face at its first use (10 to 15 MB each) and keeps it. Throws when the package of fonts is not installed. */
export function ruler(face: Face): Ruler {
  const known = rulers.get(face);
  if (known) return known;
  const font = openSync(fontPath(face));
  if (!isSingleFont(font)) throw new Error(`${files[face]} holds several fonts`);
  const made: Ruler = {
    ascent: font.ascent / font.unitsPerEm,
    has: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    width: remembering((text) => font.layout(text).advanceWidth / font.unitsPerEm),
  };
  rulers.set(face, made);
  return made;
}

const isSingleFont = (font: ReturnType<typeof openSync>): font is Font => 'glyphForCodePoint' in font;

/** Enough for every character in use and the words of a long list; then it starts anew. */
const mostRemembered = 20_000;

function remembering(measure: (text: string) => number): (text: string) => number {
  const widths = new Map<string, number>();
  return (text) => {
    let width = widths.get(text);
    if (width === undefined) {
      if (widths.size >= mostRemembered) widths.clear();
      width = measure(text);
      widths.set(text, width);
    }
    return width;
  };
}
