import { noteOf, signLine, voidStamp } from './desk-blocks';
import { pageFoot } from './foot';
import { heightOf, leadingOf } from './fit';
import { breakLines } from './line-break';
import type { Certificate } from './loan-facts';
import { drawing, rule, text, type Drawing, type Page, type TextStyle } from './marks';
import { toPoints } from './mm';
import { sourceNote } from './report';
import type { FormWords } from './words';

/** mm: a letter; the body from 62 down to where the last paragraph, signatures and seal begin. */
const left = 30;
const width = 150;
const bodyTop = 64;
const bodyFoot = 206;
const closingTop = 212;

const heading: TextStyle = { face: 'songBold', sizes: [24, 22, 20, 18], align: 'center', tracking: 0.3, lines: 1 };
const prose: TextStyle = { face: 'song', sizes: [12], leading: 1.6 };
const bold: TextStyle = { face: 'songBold', sizes: [12], leading: 1.6 };

type Paragraph = {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly indent: number;
  readonly where: string;
};

/**
 * 档案证明 (DA-13.4): what was asked, whether the files record it, the words of the record, and where they stand. It says
 * nothing beyond the question and draws no conclusion; three people wrote, proofread and reviewed it.
 */
export function certificate(facts: Certificate, words: FormWords): Page[] {
  const pages = inSheets(paragraphs(facts, words));
  return pages.map((lines, index) => ({
    paper: 'a4',
    ...drawing(
      text({ x: left, y: 28, width, height: 12 }, words.loans.certificate.name, heading, 'heading'),
      text(
        { x: left, y: 46, width, height: 6 },
        `${words.loans.number}${words.colon}${facts.number ?? ''}`,
        { face: 'song', sizes: [11, 10], align: 'right' },
        'number',
      ),
      voidStamp({ x: left, y: 42, width: 26, height: 10 }, facts.isVoid, words),
      ...lines,
      index === pages.length - 1 ? closing(facts, words) : drawing(),
      pages.length > 1 ? pageFoot(index + 1, pages.length, words) : drawing(),
      sourceNote('a4', `${facts.fondsNumber} ${facts.fondsName}`),
    ),
  }));
}

function paragraphs(facts: Certificate, words: FormWords): Paragraph[] {
  const said = words.loans.certificate;
  const paragraph = (wording: string, style: TextStyle, indent: number, where: string): Paragraph => ({
    lines: breakLines(wording, style.face, toPoints(width - indent) / 12).lines,
    style,
    indent,
    where,
  });
  const sources = facts.sources.map(({ referenceCode, title, page, level }, index) =>
    paragraph(
      [
        `${index + 1}. ${referenceCode ?? ''}`.trimEnd(),
        `《${title}》`,
        page === null ? null : `${said.page} ${page}`,
        noteOf(level, facts, words) || null,
      ]
        .filter((part) => part !== null)
        .join('　'),
      prose,
      8,
      `sources.${index}`,
    ),
  );
  return [
    paragraph(said.to(facts.applicant), bold, 0, 'applicant'),
    paragraph(said.asked(facts.purpose), prose, 8, 'asked'),
    paragraph(facts.question, prose, 8, 'question'),
    paragraph(facts.finding === 'recorded' ? said.recorded : said.notRecorded, bold, 8, 'finding'),
    paragraph(facts.extract, prose, 8, 'extract'),
    ...(sources.length === 0
      ? []
      : [paragraph(`${said.sources}${words.colon}`.trimEnd(), bold, 8, 'sources.label'), ...sources]),
  ];
}

/** Lines down the sheet, half a line between paragraphs; what does not fit any more goes on on a further sheet. */
function inSheets(parts: readonly Paragraph[]): Drawing[][] {
  const pitch = heightOf(1, 12, leadingOf(prose));
  const sheets: Drawing[][] = [[]];
  let y = bodyTop;
  for (const { lines, style, indent, where } of parts) {
    for (const line of lines) {
      if (y + pitch > bodyFoot) {
        sheets.push([]);
        y = bodyTop;
      }
      sheets
        .at(-1)
        ?.push(text({ x: left + indent, y, width: width - indent, height: pitch + 0.01 }, line, style, where));
      y += pitch;
    }
    y += pitch * 0.4;
  }
  return sheets;
}

function closing(facts: Certificate, words: FormWords): Drawing {
  const said = words.loans.certificate;
  const third = 46;
  const names = [
    [said.draftedBy, facts.draftedBy, 'draftedBy'],
    [said.proofreadBy, facts.proofreadBy, 'proofreadBy'],
    [said.checkedBy, facts.checkedBy, 'checkedBy'],
  ] as const;
  return drawing(
    rule(left, closingTop - 2, left + width, closingTop - 2),
    text(
      { x: left, y: closingTop, width, height: 10 },
      said.only,
      { face: 'songBold', sizes: [11, 10.5, 10, 9, 8], lines: 1 },
      'only',
    ),
    ...names.map(([name, value, where], index) =>
      signLine(
        { x: left + index * (third + 6), y: closingTop + 13, width: third, height: 6 },
        name,
        value ?? '',
        where,
        20,
      ),
    ),
    text(
      { x: left, y: closingTop + 28, width: 60, height: 6 },
      said.copies(facts.copies),
      { face: 'song', sizes: [11, 10] },
      'copies',
    ),
    text(
      { x: left + 70, y: closingTop + 26, width: width - 70, height: 7 },
      facts.fondsName,
      { face: 'song', sizes: [12, 11, 10, 9, 8], align: 'center' },
      'fondsName',
    ),
    text(
      { x: left + 70, y: closingTop + 34, width: width - 70, height: 7 },
      words.day(facts.issuedOn),
      { face: 'song', sizes: [12, 11], align: 'center' },
      'issuedOn',
    ),
    text(
      { x: left + 70, y: closingTop + 42, width: width - 70, height: 6 },
      said.stamp,
      { face: 'song', sizes: [9], align: 'center' },
      'stamp',
    ),
  );
}
