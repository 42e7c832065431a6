import type { SlipList } from '../../../shared/domain/loan-lists';
import { noteOf, shortDay } from './desk-blocks';
import { remark } from './figures';
import type { SlipListForm } from './loan-facts';
import { type Drawing, type Page, text } from './marks';
import { report, reportLeft, reportWidth } from './report';
import { type WorkColumn, workShape } from './work-shape';
import type { FormWords } from './words';

/** Purpose and title share what is left of the sheet. */
const columns = {
  sequence: ['figure', 9],
  number: ['figure', 23],
  state: ['code', 18],
  borrower: ['code', 18],
  department: ['code', 18],
  manner: ['code', 13],
  purpose: ['share', 2],
  volumes: ['figure', 10],
  referenceCode: ['figure', 37],
  title: ['share', 3],
  nextStep: ['code', 25],
  submittedOn: ['figure', 18],
  approvedOn: ['figure', 18],
  lapseOn: ['figure', 18],
  issuedOn: ['figure', 18],
  dueOn: ['figure', 18],
  daysOver: ['figure', 11],
  note: ['prose', 15],
} as const satisfies Record<string, WorkColumn>;
type Column = keyof typeof columns;

/** What matters in a list beside who, what and why: the days it goes by, as on the screen. */
const own: Readonly<Record<SlipList, readonly Column[]>> = {
  drafts: [],
  toApprove: ['submittedOn', 'nextStep'],
  waiting: ['submittedOn'],
  approved: ['approvedOn', 'lapseOn'],
  lapsed: ['approvedOn', 'lapseOn'],
  issued: ['issuedOn', 'dueOn', 'daysOver'],
  all: ['state', 'issuedOn', 'dueOn', 'daysOver'],
};

const before = ['sequence', 'number', 'borrower', 'department', 'manner', 'purpose'] as const;
const behind = ['volumes', 'referenceCode', 'title'] as const;

/** mm: the line above the table of a list that was narrowed. */
const partHeight = 6;
/** How the list was narrowed; a sheet that shows a part says which. */
function narrowedBy({ narrowed: { signer, step, text } }: SlipListForm, { loans, separator }: FormWords): string {
  const said = loans.slipList;
  return remark(
    [
      signer === null ? null : said.signer(signer),
      step === null ? null : said.nextIs(loans.step[step]),
      text === '' ? null : said.begins(text),
    ],
    separator,
  );
}

const partLine = (part: string, y: number): Drawing =>
  text(
    { x: reportLeft, y, width: reportWidth('a4Landscape'), height: partHeight - 1.5 },
    part,
    { face: 'song', sizes: [10, 9, 8, 7, 6], lines: 1 },
    'narrowed',
  );

/** 借阅单清单: a work list of the loan desk on paper, in the order of the screen. */
export function slipList(facts: SlipListForm, words: FormWords): Page[] {
  const { loans } = words;
  const said = loans.slipList;
  const part = narrowedBy(facts, words);
  return report(
    {
      paper: 'a4Landscape',
      name: said.name,
      left: `${facts.fondsName}　${said.list[facts.list]}`,
      right: `${said.count(facts.rows.length)}　${words.day(facts.on)}`,
      shape: workShape<Column>([...before, ...behind, ...own[facts.list], 'note'], columns),
      ...(part === '' ? {} : { opening: { height: partHeight, draw: (y: number) => partLine(part, y) } }),
      labels: {
        sequence: loans.sequence,
        number: said.number,
        state: said.state,
        borrower: loans.borrower,
        department: loans.register.department,
        manner: loans.mannerName,
        purpose: loans.purpose,
        volumes: said.volumes,
        referenceCode: said.firstCode,
        title: said.firstTitle,
        nextStep: said.nextStep,
        submittedOn: said.submittedOn,
        approvedOn: said.approvedOn,
        lapseOn: said.lapseOn,
        issuedOn: loans.issuedOn,
        dueOn: loans.dueOn,
        daysOver: loans.reminder.daysOver,
        note: loans.note,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          sequence: String(index + 1),
          number: row.number ?? '',
          state: said.states[row.state === 'submitted' && row.nextStep === null ? 'waiting' : row.state],
          borrower: row.borrower,
          department: row.department ?? '',
          manner: loans.mannerBriefly[row.manner],
          purpose: row.purpose,
          volumes: String(row.volumes),
          referenceCode: row.referenceCode ?? '',
          title: row.title,
          nextStep: remark(
            [row.isRenewal ? said.renewal : null, row.nextStep === null ? null : loans.step[row.nextStep]],
            ' · ',
          ),
          submittedOn: shortDay(row.submittedOn),
          approvedOn: shortDay(row.approvedOn),
          lapseOn: shortDay(row.lapseOn),
          issuedOn: shortDay(row.issuedOn),
          dueOn: shortDay(row.dueOn),
          daysOver: row.daysOver > 0 ? String(row.daysOver) : '',
          note: noteOf(row.level, facts, words),
        },
      })),
      isRuled: false,
      source: '',
    },
    words,
  );
}
