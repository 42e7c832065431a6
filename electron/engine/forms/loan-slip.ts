import {
  approvalLine,
  belongsTo,
  deskHeading,
  entryCell,
  labelCell,
  leftCell,
  noteOf,
  signLine,
  smallPrint,
  voidStamp,
  why,
} from './desk-blocks';
import { grid } from './grid';
import { barCode, barCodeWidth, keyCode, keyCodeSide, quietZone } from './key-marks';
import { intoPages, layRows, ledger, type LaidRow, type LedgerShape } from './ledger';
import type { LoanForm } from './loan-facts';
import { cutLine, drawing, moved, text, type Drawing, type Page } from './marks';
import { papers } from './mm';
import type { FormWords } from './words';

/** mm within one copy: half an A4 sheet of 148.5, margins 25 left (it is filed) and 15 right. */
const half = papers.a4.height / 2;
const left = 25;
const width = 170;
const tableTop = 48;
const tableFoot = 97;
/** Below everything of the copy, so that a torn copy keeps its number of 出件. */
const markY = 139.5;

type Column = 'sequence' | 'referenceCode' | 'title' | 'pages' | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'sequence', width: 9, kind: 'figure' },
    { name: 'referenceCode', width: 44, kind: 'figure' },
    { name: 'title', width: 79, kind: 'prose' },
    { name: 'pages', width: 11, kind: 'figure' },
    { name: 'note', width: 27, kind: 'prose' },
  ],
  rowHeight: 8,
  headHeight: 6,
};
const room = tableFoot - tableTop - shape.headHeight;

/**
 * 借阅单: two equal copies on one A4 sheet with a tear line (one stays, one goes with the borrower): who, what, why,
 * due day with its clause, duties (DA-13.3, 13.5, 14.1, XX-28, 29), approvals, signatures at issue and at return. Code
 * 128 and QR hold the key of the slip alone. More volumes than a copy has room for go on on a further sheet.
 */
export function loanSlip(facts: LoanForm, words: FormWords): Page[] {
  const rows = layRows(
    shape,
    facts.lines.map((line, index) => ({
      cells: {
        sequence: String(index + 1),
        referenceCode: line.referenceCode ?? '',
        title: line.title,
        pages: line.pages === null ? '' : String(line.pages),
        note: noteOf(line.level, facts, words, line.note),
      },
    })),
    room,
  );
  const parts = intoPages(rows, () => room);
  let first = 0;
  return parts.map((part, index) => {
    const copies = words.loans.loanSlip.copies.map((copy, n) =>
      moved(oneCopy(facts, words, copy, part, { first, page: index + 1, pages: parts.length }), 0, n * half),
    );
    first += part.length;
    return {
      paper: 'a4',
      markAt: [markY, half + markY],
      ...drawing(
        ...copies,
        cutLine(0, half, papers.a4.width, half),
        text(
          { x: 0, y: half - 4.4, width: papers.a4.width, height: 3.4 },
          words.loans.loanSlip.tear,
          { ...smallPrint, sizes: [6.5], align: 'center' },
          'tear',
        ),
      ),
    };
  });
}

type Part = { readonly first: number; readonly page: number; readonly pages: number };

function oneCopy(
  facts: LoanForm,
  words: FormWords,
  copy: string,
  rows: readonly LaidRow<Column>[],
  part: Part,
): Drawing {
  return drawing(
    head(facts, words, copy, part),
    particulars(facts, words),
    ledger(shape, {
      x: left,
      y: tableTop,
      labels: {
        sequence: words.loans.sequence,
        referenceCode: words.referenceCode,
        title: words.loans.title,
        pages: words.loans.pages,
        note: words.loans.note,
      },
      rows,
      ruledTo: tableFoot - tableTop,
      where: 'lines',
      firstIndex: part.first,
    }),
    duties(words),
    text(
      { x: left, y: 113.5, width, height: 5.5 },
      `${words.loans.approvals}${words.colon}${approvalLine(facts.approvals, words)}`,
      { face: 'song', sizes: [8.5, 8, 7.5, 7, 6.5, 6], lines: 1 },
      'approvals',
    ),
    signatures(facts, words),
  );
}

function head(facts: LoanForm, words: FormWords, copy: string, { page, pages }: Part): Drawing {
  const { loans } = words;
  const codeX = left + width - keyCodeSide;
  const number = `${loans.number}${words.colon}${facts.number ?? ''}`;
  return drawing(
    text({ x: left, y: 6, width: 60, height: 5 }, copy, { ...smallPrint, sizes: [9, 8] }, 'copy'),
    text(
      { x: left, y: 11.5, width: 55, height: 6 },
      facts.fondsName,
      { face: 'song', sizes: [9, 8, 7, 6], lines: 1 },
      'fondsName',
    ),
    text({ x: left + 50, y: 7, width: 70, height: 10 }, loans.loanSlip.name, deskHeading, 'heading'),
    voidStamp({ x: left + 121, y: 8, width: 22, height: 8 }, facts.isVoid, words),
    text({ x: left, y: 18, width: 80, height: 5 }, number, { face: 'songBold', sizes: [10.5, 10, 9] }, 'number'),
    pages === 1
      ? drawing()
      : text(
          { x: left + 90, y: 18, width: 50, height: 5 },
          words.pageOf(page, pages),
          { face: 'song', sizes: [9], align: 'right' },
          'page',
        ),
    keyCode(codeX, 5.5, facts.machineKey),
  );
}

function particulars(facts: LoanForm, words: FormWords): Drawing {
  const { loans } = words;
  const term = loans.term(facts.term.days, facts.term.clause);
  return grid({ x: left, y: 24, width, height: 24 }, [
    {
      share: 8,
      cells: [
        labelCell(18, loans.borrower, 'borrower'),
        entryCell(38, loans.person(facts.borrower.name, facts.borrower.staffCode), 'borrower'),
        labelCell(22, loans.department, 'department'),
        entryCell(38, belongsTo(facts.borrower), 'department'),
        labelCell(18, loans.mannerName, 'manner'),
        entryCell(36, loans.manner[facts.manner], 'manner'),
      ],
    },
    {
      share: 8,
      cells: [
        labelCell(18, loans.purpose, 'purpose'),
        leftCell(98, why(facts, words), 'purpose'),
        labelCell(18, loans.phone, 'phone'),
        entryCell(36, facts.borrower.phone ?? '', 'phone'),
      ],
    },
    {
      share: 8,
      cells: [
        labelCell(18, loans.issuedOn, 'issuedOn'),
        entryCell(38, words.day(facts.issuedOn), 'issuedOn', { lines: 1 }),
        labelCell(22, loans.dueOn, 'dueOn'),
        entryCell(38, words.day(facts.dueOn), 'dueOn', { face: 'songBold', lines: 1 }),
        labelCell(18, loans.termName, 'term'),
        entryCell(36, term, 'term', { lines: 1 }),
      ],
    },
  ]);
}

function duties(words: FormWords): Drawing {
  const { duties: name, dutyLines } = words.loans.loanSlip;
  return drawing(
    text({ x: left, y: 98, width: 40, height: 4 }, name, { face: 'songBold', sizes: [8] }, 'duties.label'),
    ...dutyLines.map((line, index) =>
      text(
        { x: left, y: 102 + index * 3.7, width, height: 3.7 },
        `${index + 1}. ${line}`,
        { face: 'song', sizes: [8, 7.5, 7, 6.5], lines: 1 },
        'duties',
      ),
    ),
  );
}

/** At issue both sign; at return the pages are counted and both sign again. The bar code stands left of them. */
function signatures(facts: LoanForm, words: FormWords): Drawing {
  const { loanSlip: said } = words.loans;
  const codeBox = { x: left, y: 121, width: barCodeWidth(facts.machineKey) + 2 * quietZone, height: 15 };
  const x = left + 42;
  const widths = { wide: 72, narrow: 54 };
  const row = (y: number, cells: readonly (readonly [string, string, string, number])[]): Drawing => {
    let at = x;
    return drawing(
      ...cells.map(([name, value, where, cellWidth]) => {
        const line = signLine({ x: at, y, width: cellWidth - 3, height: 5 }, name, value, where, 20);
        at += cellWidth;
        return line;
      }),
    );
  };
  return drawing(
    barCode(codeBox, facts.machineKey),
    row(119.5, [
      [said.borrowerSigns, '', 'borrowerSigns', widths.wide - 8],
      [said.archivistSigns, facts.issuedBy ?? '', 'archivistSigns', widths.wide - 5],
    ]),
    row(126.5, [
      [said.returnedOn, '', 'returnedOn', 43],
      [said.returnedBy, '', 'returnedBy', 43],
      [said.checkedBy, '', 'checkedBy', 45],
    ]),
    text({ x, y: 133, width: 90, height: 5 }, said.pagesAgree, { face: 'song', sizes: [9, 8] }, 'pagesAgree'),
  );
}
