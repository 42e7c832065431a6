import { belongsTo, noteOf, shortDay, signLine, smallPrint } from './desk-blocks';
import { pageFoot } from './foot';
import { intoPages, layRows, ledger, ledgerHeight, type LedgerShape } from './ledger';
import type { ReminderForm } from './loan-facts';
import { cutLine, drawing, text, type Drawing, type Page, type TextStyle } from './marks';
import { papers } from './mm';
import type { FormWords } from './words';

/** mm: the notice above, its receipt 回执 below a tear line on the last sheet. */
const left = 25;
const width = 170;
const firstTop = 66;
const furtherTop = 40;
/** The receipt begins here; rows end above the signature lines before it. */
const tear = 208;
const signHeight = 22;

type Column = 'sequence' | 'slip' | 'referenceCode' | 'title' | 'issuedOn' | 'dueOn' | 'daysOver' | 'times' | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'sequence', width: 8, kind: 'figure' },
    { name: 'slip', width: 22, kind: 'figure' },
    { name: 'referenceCode', width: 36, kind: 'figure' },
    { name: 'title', width: 35, kind: 'prose' },
    { name: 'issuedOn', width: 17, kind: 'figure' },
    { name: 'dueOn', width: 17, kind: 'figure' },
    { name: 'daysOver', width: 11, kind: 'figure' },
    { name: 'times', width: 10, kind: 'figure' },
    { name: 'note', width: 14, kind: 'prose' },
  ],
  rowHeight: 11,
  headHeight: 10,
};
const lastFoot = tear - signHeight;
const roomOf = (page: number): number => lastFoot - (page === 0 ? firstTop : furtherTop) - shape.headHeight;

const prose: TextStyle = { face: 'song', sizes: [11.5, 11, 10.5, 10, 9], leading: 1.55, valign: 'top' };

/** 催还通知单: one borrower, all that he has kept too long, until when it has to be back, and the receipt he signs. */
export function reminder(facts: ReminderForm, words: FormWords): Page[] {
  const { loans } = words;
  const said = loans.reminder;
  const rows = facts.rows.map((row, index) => ({
    cells: {
      sequence: String(index + 1),
      slip: row.loanNumber ?? '',
      referenceCode: row.referenceCode ?? '',
      title: row.title,
      issuedOn: shortDay(row.issuedOn),
      dueOn: row.dueOn,
      daysOver: String(row.daysOver),
      times: String(row.times),
      note: noteOf(row.level, facts, words),
    },
  }));
  const labels = {
    sequence: loans.sequence,
    slip: said.slip,
    referenceCode: words.referenceCode,
    title: loans.title,
    issuedOn: loans.issuedOn,
    dueOn: loans.dueOn,
    daysOver: said.daysOver,
    times: said.times,
    note: loans.note,
  };
  const pages = intoPages(layRows(shape, rows, roomOf(0)), roomOf);
  let firstIndex = 0;
  return pages.map((part, index) => {
    const isLast = index === pages.length - 1;
    const table = { x: left, y: index === 0 ? firstTop : furtherTop, labels, rows: part, where: 'rows', firstIndex };
    firstIndex += part.length;
    const y = table.y + ledgerHeight(shape, table);
    return {
      paper: 'a4',
      ...drawing(
        text(
          { x: left, y: 19, width, height: 10 },
          said.name,
          { face: 'songBold', sizes: [20, 18, 16], align: 'center', tracking: 0.2 },
          'heading',
        ),
        text(
          { x: left, y: 31, width, height: 5 },
          facts.fondsName,
          { face: 'song', sizes: [10, 9, 8], align: 'center' },
          'fondsName',
        ),
        index === 0 ? address(facts, words) : drawing(),
        ledger(shape, table),
        isLast ? drawing(sender(facts, words, y), receipt(facts, words)) : drawing(),
        pages.length > 1 ? pageFoot(index + 1, pages.length, words) : drawing(),
      ),
    };
  });
}

function address(facts: ReminderForm, words: FormWords): Drawing {
  const said = words.loans.reminder;
  const { borrower } = facts;
  const name = [belongsTo(borrower), words.loans.person(borrower.name, borrower.staffCode)]
    .filter((part) => part !== '')
    .join(' ');
  return drawing(
    text({ x: left, y: 40, width, height: 6 }, said.to(name), { ...prose, face: 'songBold', lines: 1 }, 'borrower'),
    text(
      { x: left, y: 48, width, height: 15 },
      `　　${said.lead(
        facts.rows.length,
        words.day(facts.answerBy),
        facts.rows.some(({ daysOver }) => daysOver > 0),
      )}`,
      prose,
      'lead',
    ),
  );
}

function sender(facts: ReminderForm, words: FormWords, y: number): Drawing {
  const { loans } = words;
  return drawing(
    signLine(
      { x: left + 60, y: y + 6, width: 54, height: 6 },
      loans.reminder.handledBy,
      facts.handledBy,
      'handledBy',
      20,
    ),
    text(
      { x: left + 118, y: y + 6, width: 52, height: 6 },
      words.day(facts.on),
      { face: 'song', sizes: [10.5, 10, 9], align: 'right', valign: 'bottom' },
      'on',
    ),
  );
}

function receipt(facts: ReminderForm, words: FormWords): Drawing {
  const said = words.loans.reminder;
  const choice = (index: number, wording: string): Drawing =>
    text(
      { x: left, y: tear + 29 + index * 9, width, height: 7 },
      wording,
      { ...prose, sizes: [11, 10, 9], valign: 'middle', lines: 1 },
      'answer',
    );
  const slips = [...new Set(facts.rows.map((row) => row.loanNumber).filter((number) => number !== null))];
  return drawing(
    cutLine(0, tear, papers.a4.width, tear),
    text(
      { x: left, y: tear + 6, width, height: 8 },
      said.answer,
      { face: 'songBold', sizes: [15, 14, 12], align: 'center' },
      'answer.heading',
    ),
    text(
      { x: left, y: tear + 16, width: 60, height: 7 },
      said.answerLead,
      { ...prose, sizes: [11, 10, 9], valign: 'middle' },
      'answer',
    ),
    text(
      { x: left + 62, y: tear + 16, width: width - 62, height: 10 },
      `${said.slip}${words.colon}${slips.join(words.separator)}`,
      { ...smallPrint, sizes: [10, 9, 8, 7, 6], align: 'right' },
      'answer.slips',
    ),
    choice(0, said.willReturn),
    choice(1, said.renew),
    choice(2, said.other),
    signLine({ x: left + 64, y: tear + 60, width: 54, height: 6 }, said.receiver, '', 'receiver', 20),
    signLine({ x: left + 122, y: tear + 60, width: 48, height: 6 }, words.loans.date, '', 'receiver.date', 12),
  );
}
