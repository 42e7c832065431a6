import pdfmake from 'pdfmake';
import type { CanvasElement, Content, ContentSection, Watermark } from 'pdfmake/interfaces';
import { pdfFace, pdfFonts } from './fonts';
import type { Mark, Page } from './marks';
import { papers, toPoints } from './mm';

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
  watermark: page.watermark === null ? null : acrossThePage(page.watermark),
});

const acrossThePage = (text: string): Watermark => ({ text, font: 'song', bold: true, color: '#b00020', opacity: 0.09, angle: -50, fontSize: text.length > 3 ? 90 : 170 });

/** All rules in one canvas, so that a page of a table is one object, then the type. */
function content(marks: readonly Mark[]): Content[] {
  const canvas = marks.flatMap((mark): CanvasElement[] => {
    if (mark.kind === 'rule') return [{ type: 'line', x1: toPoints(mark.x1), y1: toPoints(mark.y1), x2: toPoints(mark.x2), y2: toPoints(mark.y2), lineWidth: mark.weight }];
    if (mark.kind === 'frame') return [{ type: 'rect', x: toPoints(mark.box.x), y: toPoints(mark.box.y), w: toPoints(mark.box.width), h: toPoints(mark.box.height), lineWidth: mark.weight }];
    return [];
  });
  const rest = marks.flatMap((mark): Content[] => {
    if (mark.kind === 'line')
      return [{
        text: mark.text, ...pdfFace[mark.face], fontSize: mark.size, characterSpacing: mark.tracking,
        noWrap: true, preserveLeadingSpaces: true, preserveTrailingSpaces: true,
        absolutePosition: { x: toPoints(mark.x), y: toPoints(mark.top) },
      }];
    if (mark.kind === 'qr')
      return [{
        qr: mark.data, eccLevel: 'M', fit: toPoints(mark.side) + 0.01, ...(mark.version === null ? {} : { version: mark.version }),
        absolutePosition: { x: toPoints(mark.x), y: toPoints(mark.y) },
      }];
    return [];
  });
  return canvas.length > 0 ? [{ canvas, absolutePosition: { x: 0, y: 0 } }, ...rest] : rest;
}
