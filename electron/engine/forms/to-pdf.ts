import { createRequire } from 'node:module';
import { faces, fontPath, type Face } from './fonts';
import type { Mark, Page } from './marks';
import { inPoints, papers, toPoints, type Paper } from './mm';

/** A page, and what is laid across it. */
export type FinishedPage = Page & { readonly watermark: string | null };
export type PdfInfo = { readonly title: string; readonly language: string; readonly madeAt: number };

/**
 * What we use of pdfkit, the writer beneath pdfmake. pdfmake itself lays a whole document out before it writes one page
 * (a register of 10,000 rows took 740 MB), and our forms are laid out already: so pages go straight to its writer, each
 * one written and forgotten before the next.
 */
type Pdf = NodeJS.ReadableStream & {
  addPage: (page: { size: readonly [number, number]; margin: number }) => Pdf;
  registerFont: (name: string, path: string) => Pdf;
  font: (name: string) => Pdf;
  fontSize: (points: number) => Pdf;
  text: (text: string, x: number, y: number, options: { lineBreak: false; characterSpacing?: number }) => Pdf;
  widthOfString: (text: string) => number;
  currentLineHeight: (includeGap: boolean) => number;
  lineWidth: (points: number) => Pdf;
  moveTo: (x: number, y: number) => Pdf;
  lineTo: (x: number, y: number) => Pdf;
  rect: (x: number, y: number, width: number, height: number) => Pdf;
  dash: (length: number, options: { space: number }) => Pdf;
  undash: () => Pdf;
  stroke: () => Pdf;
  fill: () => Pdf;
  fillColor: (color: string, opacity?: number) => Pdf;
  rotate: (degrees: number, options: { origin: readonly [number, number] }) => Pdf;
  /** `actual`: what the marks up to the end say when they are read (ActualText). */
  markContent: (tag: 'Span', options: { actual: string }) => Pdf;
  endMarkedContent: () => Pdf;
  save: () => Pdf;
  restore: () => Pdf;
  end: () => void;
};
type Kit = new (options: Record<string, unknown>) => Pdf;
type Square = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly color: string;
};
type QrCode = {
  measure: (node: { qr: string; eccLevel: 'M'; fit: number; version?: number }) => { readonly _canvas: Square[] };
};

const ours = createRequire(import.meta.url);
/** pdfkit and the QR encoder are pdfmake's own: found from there, wherever the package manager put them. */
const theirs = createRequire(ours.resolve('pdfmake'));
const kit = (): Kit => theirs('pdfkit') as Kit;
const qrCode = (): QrCode => (theirs('pdfmake/js/qrEnc.js') as { readonly default: QrCode }).default;

export type PdfWriter = {
  /** Written at once; nothing of it is kept but its bytes. */
  readonly add: (page: FinishedPage) => void;
  readonly finish: () => Promise<Uint8Array>;
};

/** Black is what a page begins with, so no colour is said but the watermark's. The only place that knows how PDF is written. Equal pages and information give equal bytes. */
export function createPdf({ title, language, madeAt }: PdfInfo): PdfWriter {
  const Document = kit();
  const made = new Date(madeAt);
  const pdf = new Document({
    pdfVersion: '1.4',
    compress: true,
    autoFirstPage: false,
    displayTitle: true,
    lang: language,
    font: null,
    info: { Title: title, Creator: 'Guicang', Producer: 'Guicang', CreationDate: made },
  });
  for (const face of faces) pdf.registerFont(face, fontPath(face));
  const parts: Uint8Array[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(parts)));
    });
    pdf.on('error', reject);
  });
  return {
    add: (page) => {
      const paper = papers[page.paper];
      pdf.addPage({ size: [toPoints(paper.width), toPoints(paper.height)], margin: 0 });
      for (const mark of page.marks) if (mark.kind !== 'line' && mark.kind !== 'qr') ruled(pdf, mark);
      for (const mark of page.marks) {
        if (mark.kind === 'line') set(pdf, mark);
        else if (mark.kind === 'qr') coded(pdf, mark);
      }
      if (page.watermark !== null) acrossThePage(pdf, page.watermark, paper);
    },
    finish: () => {
      pdf.end();
      return whole;
    },
  };
}

export async function toPdf(pages: readonly FinishedPage[], info: PdfInfo): Promise<Uint8Array> {
  const pdf = createPdf(info);
  for (const page of pages) pdf.add(page);
  return pdf.finish();
}

function ruled(pdf: Pdf, mark: Exclude<Mark, { kind: 'line' | 'qr' }>): void {
  switch (mark.kind) {
    case 'rule':
      pdf.lineWidth(mark.weight);
      if (mark.stroke === 'cut') pdf.dash(4, { space: 3 });
      pdf.moveTo(toPoints(mark.x1), toPoints(mark.y1)).lineTo(toPoints(mark.x2), toPoints(mark.y2)).stroke();
      if (mark.stroke === 'cut') pdf.undash();
      return;
    case 'frame': {
      const { x, y, width, height } = inPoints(mark.box);
      pdf.lineWidth(mark.weight).rect(x, y, width, height).stroke();
      return;
    }
    case 'bars':
      barsOf(pdf, mark);
      return;
  }
}

function barsOf(pdf: Pdf, { x, y, height, module, widths }: Extract<Mark, { kind: 'bars' }>): void {
  let left = x;
  widths.forEach((width, index) => {
    const box = inPoints({ x: left, y, width: width * module, height });
    left += width * module;
    if (index % 2 === 0) pdf.rect(box.x, box.y, box.width, box.height).fill();
  });
}

/** pdfkit puts the top of the face's ascent at y, as a line of ours says it. */
function set(pdf: Pdf, { text, face, size, tracking, x, top, whole }: Extract<Mark, { kind: 'line' }>): void {
  if (whole?.first === true) pdf.markContent('Span', { actual: whole.text });
  pdf.font(face satisfies Face).fontSize(size);
  pdf.text(text, toPoints(x), toPoints(top), {
    lineBreak: false,
    ...(tracking === 0 ? {} : { characterSpacing: tracking }),
  });
  if (whole?.last === true) pdf.endMarkedContent();
}

function coded(pdf: Pdf, { x, y, side, data, version }: Extract<Mark, { kind: 'qr' }>): void {
  // The side of a module is rounded down to whole points: a hair more keeps an exact fit exact.
  const fit = toPoints(side) + 0.01;
  const code = qrCode().measure({
    qr: data,
    eccLevel: 'M',
    fit,
    ...(version === null ? {} : { version }),
  });
  for (const { x: dx, y: dy, w, h, color } of code._canvas)
    if (color === '#000') pdf.rect(toPoints(x) + dx, toPoints(y) + dy, w, h).fill();
}

/** As large as the sheet allows: A4 is the measure. */
function acrossThePage(pdf: Pdf, wording: string, paper: Paper): void {
  const size = Math.round(((wording.length > 3 ? 90 : 170) * Math.min(paper.width, paper.height)) / papers.a4.width);
  const middle = [toPoints(paper.width) / 2, toPoints(paper.height) / 2] as const;
  pdf.save();
  pdf.font('songBold').fontSize(size).fillColor('#b00020', 0.09).rotate(-50, { origin: middle });
  const x = middle[0] - pdf.widthOfString(wording) / 2;
  const y = middle[1] - pdf.currentLineHeight(true) / 2;
  pdf.text(wording, x, y, { lineBreak: false });
  pdf.restore();
}
