import pdfmake from 'pdfmake';
import type { CanvasElement, Content, ContentSection, Watermark } from 'pdfmake/interfaces';
import { pdfFace, pdfFonts } from './fonts';
import type { Mark, Page } from './marks';
import { inPoints, papers, toPoints, type Paper } from './mm';

/** A page, and what is laid across it. */
export type FinishedPage = Page & { readonly watermark: string | null };
export type PdfInfo = { readonly title: string; readonly language: string; readonly madeAt: number };

let isReady = false;
/** pdfmake reads our fonts and nothing else, neither from the disk nor from an address. */
function makeReady(): void {
  if (isReady) return;
  const fonts = pdfFonts();
  const ours = new Set(Object.values(fonts).flatMap(({ normal, bold }) => [normal, bold]));
  pdfmake.setFonts(fonts);
  pdfmake.setLocalAccessPolicy((path) => ours.has(path));
  pdfmake.setUrlAccessPolicy(() => false);
  isReady = true;
}

/** The only place that knows pdfmake. Equal pages and information give equal bytes. */
export async function toPdf(pages: readonly FinishedPage[], info: PdfInfo): Promise<Uint8Array> {
  makeReady();
  const document = pdfmake.createPdf({
    content: pages.map(section),
    pageMargins: 0,
    defaultStyle: { font: 'song' },
    language: info.language,
    displayTitle: true,
    info: { title: info.title, creator: 'Guicang', producer: 'Guicang', creationDate: new Date(info.madeAt) },
  });
  return new Uint8Array(await document.getBuffer());
}

const section = (page: FinishedPage): ContentSection => ({
  section: content(page.marks),
  pageSize: { width: toPoints(papers[page.paper].width), height: toPoints(papers[page.paper].height) },
  pageMargins: 0,
  watermark: page.watermark === null ? null : acrossThePage(page.watermark, papers[page.paper]),
});

/** As large as the sheet allows: A4 is the measure. */
const acrossThePage = (text: string, paper: Paper): Watermark => ({
  text,
  font: 'song',
  bold: true,
  color: '#b00020',
  opacity: 0.09,
  angle: -50,
  fontSize: Math.round(((text.length > 3 ? 90 : 170) * Math.min(paper.width, paper.height)) / papers.a4.width),
});

/** All rules in one canvas, so that the table of a page is one object, then the type. */
function content(marks: readonly Mark[]): Content[] {
  const canvas = marks.flatMap(ruled);
  const rules = canvas.length > 0 ? [{ canvas, absolutePosition: { x: 0, y: 0 } }] : [];
  return [...rules, ...marks.flatMap(printed)];
}

function ruled(mark: Mark): CanvasElement[] {
  switch (mark.kind) {
    case 'rule': {
      const from = { x1: toPoints(mark.x1), y1: toPoints(mark.y1) };
      const to = { x2: toPoints(mark.x2), y2: toPoints(mark.y2) };
      const dash = mark.stroke === 'cut' ? { dash: { length: 4, space: 3 } } : {};
      return [{ type: 'line', ...from, ...to, lineWidth: mark.weight, ...dash }];
    }
    case 'bars':
      return barsOf(mark);
    case 'frame': {
      const { x, y, width, height } = inPoints(mark.box);
      return [{ type: 'rect', x, y, w: width, h: height, lineWidth: mark.weight }];
    }
    case 'line':
    case 'qr':
      return [];
  }
}

function printed(mark: Mark): Content[] {
  switch (mark.kind) {
    case 'line': {
      const { text, face, size, tracking } = mark;
      const spaces = { noWrap: true, preserveLeadingSpaces: true, preserveTrailingSpaces: true };
      const place = { absolutePosition: { x: toPoints(mark.x), y: toPoints(mark.top) } };
      return [{ text, ...pdfFace[face], fontSize: size, characterSpacing: tracking, ...spaces, ...place }];
    }
    case 'qr': {
      const version = mark.version === null ? {} : { version: mark.version };
      // pdfmake rounds the side of a module down to whole points: a hair more keeps an exact fit exact.
      const fit = toPoints(mark.side) + 0.01;
      const place = { absolutePosition: { x: toPoints(mark.x), y: toPoints(mark.y) } };
      return [{ qr: mark.data, eccLevel: 'M', fit, ...version, ...place }];
    }
    case 'rule':
    case 'frame':
    case 'bars':
      return [];
  }
}

function barsOf({ x, y, height, module, widths }: Extract<Mark, { kind: 'bars' }>): CanvasElement[] {
  let left = x;
  return widths.flatMap((width, index): CanvasElement[] => {
    const at = left;
    left += width * module;
    const { x: px, y: py, width: w, height: h } = inPoints({ x: at, y, width: width * module, height });
    return index % 2 === 0 ? [{ type: 'rect', x: px, y: py, w, h, color: '#000', lineWidth: 0 }] : [];
  });
}
