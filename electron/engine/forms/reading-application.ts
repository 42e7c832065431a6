import {
  approvalBoxes,
  belongsTo,
  deskHeading,
  deskLabel,
  entryCell,
  labelCell,
  leftCell,
  noteOf,
  signLine,
  smallPrint,
  voidStamp,
} from './desk-blocks';
import type { Fill } from './facts';
import { pageFoot } from './foot';
import { grid } from './grid';
import { keyCode, keyCodeSide } from './key-marks';
import { intoPages, layRows, ledger, type LedgerShape } from './ledger';
import type { LoanForm } from './loan-facts';
import { drawing, text, type Drawing, type Page } from './marks';
import { sourceNote } from './report';
import type { FormWords } from './words';

/** mm */
const left = 25;
const width = 170;
const tableTop = 92;
const firstFoot = 162;
const furtherFoot = 262;

type Column = 'sequence' | 'referenceCode' | 'title' | 'pages' | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'sequence', width: 10, kind: 'figure' },
    { name: 'referenceCode', width: 46, kind: 'figure' },
    { name: 'title', width: 74, kind: 'prose' },
    { name: 'pages', width: 12, kind: 'figure' },
    { name: 'note', width: 28, kind: 'prose' },
  ],
  rowHeight: 9,
  headHeight: 7,
};
const roomOf = (page: number): number => (page === 0 ? firstFoot - tableTop : furtherFoot - 36) - shape.headHeight;

/**
 * 查阅申请（报告）, XX-27: 对象, 目的, 理由, 查阅人概况; department stamp and signature; letter or pass of an outsider;
 * the approvals as far as they are given, else the room for them. `blank` is the same sheet for the pen.
 */
export function readingApplication(facts: LoanForm, words: FormWords, fill: Fill): Page[] {
  const isFilled = fill === 'filled';
  const said = isFilled ? facts : emptied(facts);
  const rows = said.lines.map((line, index) => ({
    cells: {
      sequence: String(index + 1),
      referenceCode: line.referenceCode ?? '',
      title: line.title,
      pages: line.pages === null ? '' : String(line.pages),
      note: noteOf(line.level, said, words, line.note),
    },
  }));
  const parts = intoPages(layRows(shape, rows, roomOf(0)), roomOf);
  let firstIndex = 0;
  return parts.map((part, index) => {
    const y = index === 0 ? tableTop : 36;
    const table = ledger(shape, {
      x: left,
      y,
      labels: labelsOf(words),
      rows: part,
      ruledTo: index === 0 ? firstFoot - y : shape.headHeight + part.reduce((sum, row) => sum + row.height, 0),
      where: 'lines',
      firstIndex,
    });
    firstIndex += part.length;
    return {
      paper: 'a4',
      ...drawing(
        head(said, words, isFilled),
        table,
        index === 0 ? drawing(applicant(said, words, isFilled), opinions(said, words)) : drawing(),
        pageFoot(isFilled ? index + 1 : null, isFilled ? parts.length : null, words),
        sourceNote('a4', words.loans.readingApplication.note),
      ),
    };
  });
}

const emptied = (facts: LoanForm): LoanForm => ({
  ...facts,
  fondsName: '',
  number: null,
  isVoid: false,
  borrower: { name: '', staffCode: null, department: null, organisation: null, phone: null, identityPaper: null },
  purpose: '',
  reason: null,
  letter: null,
  submittedOn: null,
  approvals: (['departmentHead', 'archivist', 'supervisor', 'manager'] as const).map((step) => ({
    step,
    state: 'open',
  })),
  lines: [],
});

const labelsOf = (words: FormWords) => ({
  sequence: words.loans.sequence,
  referenceCode: words.referenceCode,
  title: words.loans.title,
  pages: words.loans.pages,
  note: words.loans.note,
});

function head(facts: LoanForm, words: FormWords, isFilled: boolean): Drawing {
  const { readingApplication: said, number } = words.loans;
  return drawing(
    text({ x: left, y: 17, width, height: 8 }, said.name, { ...deskHeading, tracking: 0.1 }, 'heading'),
    text({ x: left, y: 25, width, height: 5 }, said.report, { ...smallPrint, sizes: [10], align: 'center' }, 'heading'),
    text({ x: left, y: 17, width: 46, height: 5 }, facts.fondsName, { face: 'song', sizes: [9, 8, 7, 6] }, 'fondsName'),
    text(
      { x: left, y: 29, width: 90, height: 5 },
      `${number}${words.colon}${facts.number ?? ''}`,
      { face: 'song', sizes: [10, 9] },
      'number',
    ),
    voidStamp({ x: left + 112, y: 24, width: 22, height: 8 }, facts.isVoid, words),
    isFilled ? keyCode(left + width - keyCodeSide, 15, facts.machineKey) : drawing(),
  );
}

function applicant(facts: LoanForm, words: FormWords, isFilled: boolean): Drawing {
  const { loans } = words;
  const said = loans.readingApplication;
  const { borrower } = facts;
  const paper = facts.letter ?? borrower.identityPaper ?? '';
  return drawing(
    grid({ x: left, y: 36, width, height: 56 }, [
      {
        share: 9,
        cells: [
          labelCell(22, said.reader, 'reader'),
          entryCell(44, borrower.name, 'reader'),
          labelCell(16, said.staffCode, 'staffCode'),
          entryCell(26, borrower.staffCode ?? '', 'staffCode'),
          labelCell(22, loans.department, 'department'),
          entryCell(40, belongsTo(borrower), 'department'),
        ],
      },
      {
        share: 9,
        cells: [
          labelCell(22, loans.phone, 'phone'),
          entryCell(44, borrower.phone ?? '', 'phone'),
          labelCell(30, said.letter, 'letter'),
          entryCell(74, paper, 'letter'),
        ],
      },
      { share: 12, cells: [labelCell(22, said.purpose, 'purpose'), leftCell(148, facts.purpose, 'purpose')] },
      { share: 15, cells: [labelCell(22, said.reason, 'reason'), leftCell(148, facts.reason ?? '', 'reason')] },
      {
        share: 11,
        cells: [
          labelCell(22, loans.mannerName, 'manner'),
          entryCell(44, isFilled ? loans.manner[facts.manner] : '', 'manner'),
          labelCell(30, said.applied, 'applied'),
          entryCell(74, words.day(facts.submittedOn), 'applied'),
        ],
      },
    ]),
  );
}

function opinions(facts: LoanForm, words: FormWords): Drawing {
  const { loans } = words;
  const said = loans.readingApplication;
  const top = firstFoot + 4;
  return drawing(
    text(
      { x: left, y: top, width, height: 6 },
      said.opinions,
      { ...deskLabel, sizes: [11], align: 'left' },
      'opinions.label',
    ),
    approvalBoxes({ x: left, y: top + 7, width, height: 38 }, facts.approvals, words),
    text({ x: left, y: top + 49, width: 60, height: 5 }, said.duties, { face: 'songBold', sizes: [9] }, 'duties.label'),
    ...said.dutyLines.map((line, index) =>
      text(
        { x: left, y: top + 54.5 + index * 5, width, height: 5 },
        `${index + 1}. ${line}`,
        { face: 'song', sizes: [9, 8.5, 8], lines: 1 },
        'duties',
      ),
    ),
    signLine({ x: left + 50, y: top + 76, width: 76, height: 6 }, said.readerSigns, '', 'readerSigns', 38),
    signLine({ x: left + 130, y: top + 76, width: 40, height: 6 }, loans.date, '', 'readerSigns.date', 12),
  );
}
