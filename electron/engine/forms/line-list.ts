import { noteOf, shortDay } from './desk-blocks';
import type { LineListForm, PrintedLineList } from './loan-facts';
import type { Page } from './marks';
import { report } from './report';
import { type WorkColumn, workShape } from './work-shape';
import type { FormWords } from './words';

const columns = {
  sequence: ['figure', 9],
  position: ['figure', 11],
  home: ['code', 24],
  referenceCode: ['figure', 37],
  title: ['share', 1],
  borrower: ['code', 18],
  department: ['code', 18],
  phone: ['figure', 22],
  slip: ['figure', 23],
  manner: ['code', 13],
  issuedOn: ['figure', 18],
  dueOn: ['figure', 18],
  daysOver: ['figure', 11],
  remindedOn: ['figure', 18],
  lapseOn: ['figure', 18],
  fetchedOn: ['figure', 18],
  holder: ['code', 24],
  waiting: ['figure', 13],
  note: ['prose', 15],
} as const satisfies Record<string, WorkColumn>;
type Column = keyof typeof columns;

/** Beside what and who: what a list goes by, as on the screen. Whoever is to be called is listed with a telephone. */
const own: Readonly<Record<PrintedLineList, readonly Column[]>> = {
  reserved: ['manner', 'home', 'lapseOn', 'fetchedOn', 'waiting'],
  out: ['phone', 'issuedOn', 'dueOn', 'daysOver', 'waiting'],
  dueSoon: ['phone', 'dueOn', 'waiting'],
  overdue: ['phone', 'dueOn', 'daysOver', 'remindedOn', 'waiting'],
  queue: ['phone', 'manner', 'position', 'holder'],
  papersToList: ['home'],
};

/** 借阅案卷清单: a work list of volumes of the loan desk on paper, in the order of the screen. */
export function lineList(facts: LineListForm, words: FormWords): Page[] {
  const { loans } = words;
  const said = loans.lineList;
  return report(
    {
      paper: 'a4Landscape',
      name: said.name,
      left: `${facts.fondsName}　${said.list[facts.list]}`,
      right: `${said.count(facts.rows.length)}　${words.day(facts.on)}`,
      shape: workShape<Column>(
        ['sequence', 'referenceCode', 'title', 'borrower', 'department', 'slip', ...own[facts.list], 'note'],
        columns,
      ),
      labels: {
        sequence: loans.sequence,
        position: said.position,
        home: loans.home,
        referenceCode: words.referenceCode,
        title: loans.title,
        borrower: loans.borrower,
        department: loans.register.department,
        phone: loans.phone,
        slip: loans.register.slip,
        manner: loans.mannerName,
        issuedOn: loans.issuedOn,
        dueOn: loans.dueOn,
        daysOver: loans.reminder.daysOver,
        remindedOn: loans.outstanding.remindedOn,
        lapseOn: loans.slipList.lapseOn,
        fetchedOn: said.fetchedOn,
        holder: said.holder,
        waiting: said.waiting,
        note: loans.note,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          sequence: String(index + 1),
          position: row.position === null ? '' : String(row.position),
          home: row.home ?? loans.pickList.noHome,
          referenceCode: row.referenceCode ?? '',
          title: row.title,
          borrower: row.borrower,
          department: row.department ?? '',
          phone: row.phone ?? '',
          slip: row.loanNumber ?? '',
          manner: loans.mannerBriefly[row.manner],
          issuedOn: shortDay(row.issuedOn),
          dueOn: shortDay(row.dueOn),
          daysOver: row.daysOver > 0 ? String(row.daysOver) : '',
          remindedOn: shortDay(row.remindedOn),
          lapseOn: shortDay(row.lapseOn),
          fetchedOn: shortDay(row.fetchedOn),
          holder: row.holder ?? '',
          waiting: row.waiting > 0 ? String(row.waiting) : '',
          note: noteOf(row.level, facts, words),
        },
      })),
      isRuled: false,
      source: '',
    },
    words,
  );
}
