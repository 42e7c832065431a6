import type { SlipList } from '../../../shared/domain/loan-lists';
import { noteOf, shortDay } from './desk-blocks';
import { remark } from './figures';
import type { LedgerColumn, LedgerShape } from './ledger';
import type { SlipListForm } from './loan-facts';
import { type Drawing, type Page, text } from './marks';
import { report, reportLeft, reportWidth } from './report';
import type { FormWords } from './words';

type Column =
  | 'sequence'
  | 'number'
  | 'state'
  | 'borrower'
  | 'department'
  | 'manner'
  | 'purpose'
  | 'volumes'
  | 'referenceCode'
  | 'title'
  | 'nextStep'
  | 'submittedOn'
  | 'approvedOn'
  | 'lapseOn'
  | 'issuedOn'
  | 'dueOn'
  | 'daysOver'
  | 'note';

/** mm. Purpose and title share what is left of the sheet. */
const fixed = {
  sequence: 9,
  number: 23,
  state: 18,
  borrower: 18,
  department: 18,
  manner: 13,
  volumes: 10,
  referenceCode: 37,
  nextStep: 25,
  submittedOn: 18,
  approvedOn: 18,
  lapseOn: 18,
  issuedOn: 18,
  dueOn: 18,
  daysOver: 11,
  note: 15,
} as const satisfies Partial<Record<Column, number>>;
const codes: ReadonlySet<Column> = new Set(['state', 'borrower', 'department', 'manner', 'nextStep']);

/** What matters in a list beside who, what and why: the days it goes by, as on the screen. */
const own: Readonly<Record<SlipList, readonly (keyof typeof fixed)[]>> = {
  drafts: [],
  toApprove: ['submittedOn', 'nextStep'],
  waiting: ['submittedOn'],
  approved: ['approvedOn', 'lapseOn'],
  lapsed: ['approvedOn', 'lapseOn'],
  issued: ['issuedOn', 'dueOn', 'daysOver'],
  all: ['state', 'issuedOn', 'dueOn', 'daysOver'],
};

function shapeOf(list: SlipList): LedgerShape<Column> {
  const before = ['sequence', 'number', 'borrower', 'department', 'manner'] as const;
  const behind = ['volumes', 'referenceCode'] as const;
  const widths = [...before, ...behind, ...own[list], 'note' as const].map((name) => fixed[name]);
  const left = reportWidth('a4Landscape') - widths.reduce<number>((sum, width) => sum + width, 0);
  const plain = (name: keyof typeof fixed): LedgerColumn<Column> => ({
    name,
    width: fixed[name],
    kind: codes.has(name) ? 'code' : 'figure',
  });
  const title = Math.round(left * 0.6);
  return {
    columns: [
      ...before.map(plain),
      { name: 'purpose', width: left - title, kind: 'prose' },
      ...behind.map(plain),
      { name: 'title', width: title, kind: 'prose' },
      ...own[list].map(plain),
      { name: 'note', width: fixed.note, kind: 'prose' },
    ],
    rowHeight: 10,
    headHeight: 10,
  };
}

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
      shape: shapeOf(facts.list),
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
