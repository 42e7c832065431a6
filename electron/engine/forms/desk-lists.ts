import { noteOf, shortDay, signLine } from './desk-blocks';
import type { LedgerShape } from './ledger';
import type { LoanRegister, OutstandingList, PickList } from './loan-facts';
import { drawing, type Page } from './marks';
import { report, reportLeft } from './report';
import type { FormWords } from './words';

/** The lists of the loan desk: what is to be fetched, what is out, and what was lent. */

type PickColumn = 'sequence' | 'home' | 'referenceCode' | 'title' | 'forWhom' | 'fetchBy' | 'taken' | 'note';
const pickShape: LedgerShape<PickColumn> = {
  columns: [
    { name: 'sequence', width: 9, kind: 'figure' },
    { name: 'home', width: 24, kind: 'code' },
    { name: 'referenceCode', width: 40, kind: 'figure' },
    { name: 'title', width: 38, kind: 'prose' },
    { name: 'forWhom', width: 24, kind: 'prose' },
    { name: 'fetchBy', width: 14, kind: 'figure' },
    { name: 'taken', width: 7, kind: 'figure' },
    { name: 'note', width: 14, kind: 'prose' },
  ],
  rowHeight: 11,
  headHeight: 9,
};

/** 调卷单: volumes approved and waiting, in shelf order (XX-20), with a box to tick for each. */
export function pickList(facts: PickList, words: FormWords): Page[] {
  const { loans } = words;
  const said = loans.pickList;
  return report(
    {
      paper: 'a4',
      name: said.name,
      left: `${facts.fondsName}　${said.order}`,
      right: `${said.count(facts.rows.length)}　${words.day(facts.on)}`,
      shape: pickShape,
      labels: {
        sequence: loans.sequence,
        home: loans.home,
        referenceCode: words.referenceCode,
        title: loans.title,
        forWhom: said.forWhom,
        fetchBy: said.fetchBy,
        taken: said.taken,
        note: loans.note,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          sequence: String(index + 1),
          home: row.home ?? said.noHome,
          referenceCode: row.referenceCode ?? '',
          title: row.title,
          forWhom: [row.loanNumber, row.borrower, loans.mannerBriefly[row.manner]]
            .filter((part) => part !== null)
            .join('\n'),
          fetchBy: row.fetchBy?.slice(5) ?? '',
          taken: '□',
          note: noteOf(row.level, facts, words, row.note),
        },
      })),
      isRuled: false,
      source: '',
      closing: {
        height: 16,
        draw: (y) =>
          drawing(
            signLine({ x: reportLeft, y: y + 7, width: 70, height: 6 }, said.fetchedBy, '', 'fetchedBy', 22),
            signLine({ x: reportLeft + 100, y: y + 7, width: 70, height: 6 }, loans.date, '', 'fetchedOn', 14),
          ),
      },
    },
    words,
  );
}

type OutColumn =
  | 'sequence'
  | 'department'
  | 'borrower'
  | 'phone'
  | 'referenceCode'
  | 'title'
  | 'slip'
  | 'issuedOn'
  | 'dueOn'
  | 'daysOver'
  | 'remindedOn'
  | 'note';
const outShape: LedgerShape<OutColumn> = {
  columns: [
    { name: 'sequence', width: 9, kind: 'figure' },
    { name: 'department', width: 22, kind: 'code' },
    { name: 'borrower', width: 18, kind: 'code' },
    { name: 'phone', width: 22, kind: 'figure' },
    { name: 'referenceCode', width: 38, kind: 'figure' },
    { name: 'title', width: 46, kind: 'prose' },
    { name: 'slip', width: 22, kind: 'figure' },
    { name: 'issuedOn', width: 18, kind: 'figure' },
    { name: 'dueOn', width: 18, kind: 'figure' },
    { name: 'daysOver', width: 12, kind: 'figure' },
    { name: 'remindedOn', width: 18, kind: 'figure' },
    { name: 'note', width: 14, kind: 'prose' },
  ],
  rowHeight: 9,
  headHeight: 10,
};

/** 在外案卷清单, drawn up once a month: all that is out, department by department, for their heads to chase. */
export function outstandingList(facts: OutstandingList, words: FormWords): Page[] {
  const { loans } = words;
  const said = loans.outstanding;
  return report(
    {
      paper: 'a4Landscape',
      name: said.name,
      left: facts.fondsName,
      right: `${said.count(facts.rows.length, facts.people)}　${words.day(facts.on)}`,
      shape: outShape,
      labels: {
        sequence: loans.sequence,
        department: loans.register.department,
        borrower: loans.borrower,
        phone: loans.phone,
        referenceCode: words.referenceCode,
        title: loans.title,
        slip: loans.register.slip,
        issuedOn: loans.issuedOn,
        dueOn: loans.dueOn,
        daysOver: loans.reminder.daysOver,
        remindedOn: said.remindedOn,
        note: loans.note,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          sequence: String(index + 1),
          department: row.department ?? '',
          borrower: row.borrower,
          phone: row.phone ?? '',
          referenceCode: row.referenceCode ?? '',
          title: row.title,
          slip: row.loanNumber ?? '',
          issuedOn: shortDay(row.issuedOn),
          dueOn: shortDay(row.dueOn),
          daysOver: row.daysOver > 0 ? String(row.daysOver) : '',
          remindedOn: shortDay(row.remindedOn),
          note: noteOf(row.level, facts, words),
        },
      })),
      isRuled: false,
      source: said.standard,
      closing: {
        height: 16,
        draw: (y) =>
          drawing(
            signLine({ x: reportLeft, y: y + 7, width: 70, height: 6 }, loans.reminder.handledBy, '', 'handledBy', 22),
            signLine({ x: reportLeft + 100, y: y + 7, width: 70, height: 6 }, loans.date, '', 'handledOn', 14),
          ),
      },
    },
    words,
  );
}

type RegisterColumn =
  | 'sequence'
  | 'issuedOn'
  | 'slip'
  | 'borrower'
  | 'department'
  | 'referenceCode'
  | 'material'
  | 'copies'
  | 'reason'
  | 'manner'
  | 'dueOn'
  | 'returnedOn'
  | 'borrowerSigns'
  | 'note';
const registerShape: LedgerShape<RegisterColumn> = {
  columns: [
    { name: 'sequence', width: 8, kind: 'figure' },
    { name: 'issuedOn', width: 17, kind: 'figure' },
    { name: 'slip', width: 21, kind: 'figure' },
    { name: 'borrower', width: 16, kind: 'code' },
    { name: 'department', width: 17, kind: 'code' },
    { name: 'referenceCode', width: 36, kind: 'figure' },
    { name: 'material', width: 38, kind: 'prose' },
    { name: 'copies', width: 10, kind: 'figure' },
    { name: 'reason', width: 22, kind: 'prose' },
    { name: 'manner', width: 10, kind: 'code' },
    { name: 'dueOn', width: 17, kind: 'figure' },
    { name: 'returnedOn', width: 17, kind: 'figure' },
    { name: 'borrowerSigns', width: 16, kind: 'code' },
    { name: 'note', width: 12, kind: 'prose' },
  ],
  rowHeight: 10,
  headHeight: 10,
};

/** 借阅登记簿 for a period: the minimum of XX-28.5 (时间, 材料名称, 份数, 理由, signature) and what finds the loan again. */
export function loanRegister(facts: LoanRegister, words: FormWords): Page[] {
  const { loans } = words;
  const said = loans.register;
  return report(
    {
      paper: 'a4Landscape',
      name: said.name,
      left: `${facts.fondsName}　${said.period(words.day(facts.from), words.day(facts.to))}`,
      right: `${said.count(facts.rows.length)}　${words.day(facts.madeOn)}`,
      shape: registerShape,
      labels: {
        sequence: loans.sequence,
        issuedOn: said.issuedOn,
        slip: said.slip,
        borrower: loans.borrower,
        department: said.department,
        referenceCode: words.referenceCode,
        material: said.material,
        copies: said.copies,
        reason: said.reason,
        manner: loans.mannerName,
        dueOn: loans.dueOn,
        returnedOn: said.returnedOn,
        borrowerSigns: said.borrowerSigns,
        note: loans.note,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          sequence: String(index + 1),
          issuedOn: row.issuedOn,
          slip: row.loanNumber ?? '',
          borrower: row.borrower,
          department: row.department ?? '',
          referenceCode: row.referenceCode ?? '',
          material: row.title,
          copies: said.extent(row.count, row.binding),
          reason: row.reason,
          manner: loans.mannerBriefly[row.manner],
          dueOn: shortDay(row.dueOn),
          returnedOn: shortDay(row.returnedOn),
          borrowerSigns: '',
          note: noteOf(row.level, facts, words, row.note),
        },
      })),
      isRuled: true,
      source: said.standard,
    },
    words,
  );
}
