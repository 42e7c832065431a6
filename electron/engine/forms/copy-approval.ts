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
  voidStamp,
} from './desk-blocks';
import { pageFoot } from './foot';
import { grid } from './grid';
import { keyCode, keyCodeSide } from './key-marks';
import { intoPages, layRows, ledger, type LedgerShape } from './ledger';
import type { CopyForm } from './loan-facts';
import { drawing, text, type Drawing, type Page } from './marks';
import { sourceNote } from './report';
import type { FormWords } from './words';

/** mm */
const left = 25;
const width = 170;
const tableTop = 88;
const firstFoot = 168;
const furtherTop = 40;
const furtherFoot = 262;

type Column = 'sequence' | 'referenceCode' | 'title' | 'range' | 'copies' | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'sequence', width: 9, kind: 'figure' },
    { name: 'referenceCode', width: 42, kind: 'figure' },
    { name: 'title', width: 62, kind: 'prose' },
    { name: 'range', width: 22, kind: 'code' },
    { name: 'copies', width: 11, kind: 'figure' },
    { name: 'note', width: 24, kind: 'prose' },
  ],
  rowHeight: 9,
  headHeight: 8,
};
const roomOf = (page: number): number =>
  (page === 0 ? firstFoot - tableTop : furtherFoot - furtherTop) - shape.headHeight;

/** 复制摘抄审批单: which pages, how many copies, what for and where to; the approvals by level; copying watched and compared. */
export function copyApproval(facts: CopyForm, words: FormWords): Page[] {
  const { loans } = words;
  const said = loans.copyApproval;
  const rows = facts.rows.map((row, index) => ({
    cells: {
      sequence: String(index + 1),
      referenceCode: row.referenceCode ?? '',
      title: row.title,
      range: row.pages ?? '',
      copies: row.copies === null ? '' : String(row.copies),
      note: noteOf(row.level, facts, words),
    },
  }));
  const labels = {
    sequence: loans.sequence,
    referenceCode: words.referenceCode,
    title: loans.title,
    range: said.range,
    copies: said.copies,
    note: loans.note,
  };
  const parts = intoPages(layRows(shape, rows, roomOf(0)), roomOf);
  let firstIndex = 0;
  return parts.map((part, index) => {
    const y = index === 0 ? tableTop : furtherTop;
    const table = ledger(shape, {
      x: left,
      y,
      labels,
      rows: part,
      where: 'rows',
      firstIndex,
      ...(index === 0 ? { ruledTo: firstFoot - y } : {}),
    });
    firstIndex += part.length;
    return {
      paper: 'a4',
      ...drawing(
        head(facts, words),
        table,
        index === 0 ? drawing(request(facts, words), afterwards(facts, words)) : drawing(),
        parts.length > 1 ? pageFoot(index + 1, parts.length, words) : drawing(),
        sourceNote('a4', said.note),
      ),
    };
  });
}

function head(facts: CopyForm, words: FormWords): Drawing {
  const { loans } = words;
  return drawing(
    text({ x: left, y: 18, width, height: 9 }, loans.copyApproval.name, { ...deskHeading, tracking: 0.1 }, 'heading'),
    text({ x: left, y: 17, width: 46, height: 5 }, facts.fondsName, { face: 'song', sizes: [9, 8, 7, 6] }, 'fondsName'),
    text(
      { x: left, y: 29, width: 90, height: 5 },
      `${loans.number}${words.colon}${facts.number ?? ''}`,
      { face: 'song', sizes: [10, 9] },
      'number',
    ),
    voidStamp({ x: left + 120, y: 26, width: 22, height: 8 }, facts.isVoid, words),
    facts.machineKey === null ? drawing() : keyCode(left + width - keyCodeSide, 15, facts.machineKey),
  );
}

function request(facts: CopyForm, words: FormWords): Drawing {
  const { loans } = words;
  const said = loans.copyApproval;
  const { requester } = facts;
  const use = facts.reason === null ? facts.purpose : `${facts.purpose}${words.separator}${facts.reason}`;
  return grid({ x: left, y: 36, width, height: 48 }, [
    {
      share: 10,
      cells: [
        labelCell(22, said.requester, 'requester'),
        entryCell(44, loans.person(requester.name, requester.staffCode), 'requester'),
        labelCell(26, loans.department, 'department'),
        entryCell(78, belongsTo(requester), 'department'),
      ],
    },
    {
      share: 10,
      cells: [
        labelCell(22, said.applied, 'applied'),
        entryCell(44, words.day(facts.submittedOn), 'applied', { lines: 1 }),
        labelCell(26, loans.phone, 'phone'),
        entryCell(78, requester.phone ?? '', 'phone'),
      ],
    },
    { share: 16, cells: [labelCell(22, said.purpose, 'purpose'), leftCell(148, use, 'purpose')] },
    {
      share: 12,
      cells: [labelCell(22, said.destination, 'destination'), leftCell(148, facts.destination ?? '', 'destination')],
    },
  ]);
}

function afterwards(facts: CopyForm, words: FormWords): Drawing {
  const { loans } = words;
  const said = loans.copyApproval;
  const top = firstFoot + 5;
  const day = facts.copiedOn === null ? '' : words.day(facts.copiedOn);
  const third = { width: 53, step: 58.5, height: 6 };
  const line = (row: number, column: number, name: string, value: string, where: string, nameWidth = 20): Drawing =>
    signLine(
      { x: left + column * third.step, y: top + 50 + row * 11, width: third.width, height: third.height },
      name,
      value,
      where,
      nameWidth,
    );
  return drawing(
    text(
      { x: left, y: top, width, height: 6 },
      loans.approvals,
      { ...deskLabel, sizes: [11], align: 'left' },
      'approvals.label',
    ),
    approvalBoxes({ x: left, y: top + 7, width, height: 38 }, facts.approvals, words),
    line(0, 0, said.copiedBy, facts.copiedBy ?? '', 'copiedBy'),
    line(0, 1, said.supervisedBy, facts.supervisedBy ?? '', 'supervisedBy'),
    line(0, 2, said.copiedOn, day, 'copiedOn'),
    text(
      { x: left, y: top + 61, width: third.width, height: 6 },
      said.compared,
      { face: 'song', sizes: [10, 9, 8], lines: 1, valign: 'bottom' },
      'compared',
    ),
    line(1, 1, said.receiver, '', 'receiver', 24),
    line(1, 2, loans.date, '', 'receiver.date', 12),
    line(2, 0, said.takenBack, '', 'takenBack', 30),
    line(2, 1, said.takenBackBy, '', 'takenBackBy'),
  );
}
