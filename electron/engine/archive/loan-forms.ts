import type { Loan } from '../../../shared/contract/loans';
import { mostVolumes } from '../../../shared/contract/forms';
import { addDays, daysBetween } from '../../../shared/domain/office-day';
import { itemReferenceCode } from '../../../shared/domain/reference-code';
import { ruleBroken } from '../../../shared/errors';
import type {
  ApprovalFacts,
  CopyForm,
  DeskFacts,
  LoanForm,
  LoanLineFacts,
  LoanRegister,
  PersonFacts,
  PickList,
  ReminderForm,
} from '../forms/loan-facts';
import { notFound } from '../store/work';
import { readCertificate } from './certificates';
import { levelAt, rankOf, subjectOf } from './context';
import { type Ask, fondsOf, jobFrame, levelLabelsOf, markAt, type Prepared, type Request } from './form-sources';
import { linePage } from './loan-lines';
import { type Asking, readLoan } from './loan-read';
import { register } from './loan-records';

/** Forms of the loan desk: what the store knows of slips, borrowers and certificates, as facts for the press. */

const deskOf = ({ db, context }: Ask): DeskFacts => ({
  fondsName: fondsOf(db).name,
  levelLabels: levelLabelsOf(context),
});
const askingOf = ({ session, moment, context }: Ask): Asking => ({
  clearance: session.clearanceRank,
  today: moment.day,
  settings: context.settings(),
});

function personOf({ db }: Ask, id: number): PersonFacts {
  const row = db
    .prepare(
      `SELECT p.name, p.staff_code AS staffCode, d.name AS department, p.organisation, p.phone, p.identity_paper AS identityPaper
      FROM person p LEFT JOIN department d ON d.id = p.department_id WHERE p.id = ?`,
    )
    .get<PersonFacts>([id]);
  if (row === undefined) throw notFound('person', id);
  return row;
}

/** Every step of the chain in its order; a paper counts from the day that stands on it. */
const approvalsOf = (loan: Loan): ApprovalFacts[] =>
  loan.steps.map((step): ApprovalFacts => {
    const given = loan.approvals.find(
      (one) => one.step === step && one.verdict === 'approved' && one.renewalId === null,
    );
    if (given === undefined) return { step, state: 'open' };
    const isPaper = given.manner === 'paper';
    return {
      step,
      state: 'given',
      name: given.person,
      manner: isPaper ? 'paper' : 'countersign',
      paperNumber: given.paperNumber,
      on: isPaper ? (given.paperDate ?? given.on) : given.on,
    };
  });

const isVoid = ({ state }: Loan): boolean => state === 'refused' || state === 'withdrawn';
const linesOf = (loan: Loan): LoanLineFacts[] =>
  loan.lines
    .filter(({ state }) => state !== 'released')
    .map(({ volume, remark }) => ({
      referenceCode: volume.code === '' ? null : volume.code,
      title: volume.title,
      pages: volume.pages,
      level: volume.level,
      home: volume.home,
      machineKey: volume.machineKey,
      note: remark,
    }));

function loanForm(ask: Ask, loan: Loan): LoanForm {
  return {
    ...deskOf(ask),
    number: loan.number,
    machineKey: loan.machineKey,
    isVoid: isVoid(loan),
    manner: loan.manner,
    borrower: personOf(ask, loan.borrower.id),
    purpose: loan.purpose,
    reason: loan.report,
    letter: loan.letter,
    submittedOn: loan.submittedOn,
    issuedOn: loan.issuedOn,
    dueOn: loan.dueOn,
    term: { days: loan.manner === 'takeOut' ? loan.days : null, clause: loan.dueClause },
    approvals: approvalsOf(loan),
    issuedBy: loan.issuedOn === null ? null : ask.session.fullName,
    lines: linesOf(loan),
  };
}

/** A card for every gap: what is out; before the hand-over, what is kept for it. */
function outCards(ask: Ask, loan: Loan) {
  const { number: loanNumber, manner, issuedOn, dueOn } = loan;
  const gone = loan.lines.filter(({ state }) => state === 'out');
  const lines = linesOf({
    ...loan,
    lines: gone.length > 0 ? gone : loan.lines.filter(({ state }) => state === 'reserved'),
  });
  if (lines.length === 0) throw ruleBroken('nothingToPrint');
  const common = { ...deskOf(ask), loanNumber, manner, borrower: personOf(ask, loan.borrower.id), issuedOn, dueOn };
  return { cards: lines.map((line) => ({ ...common, line })) };
}

function copyForm(ask: Ask, loan: Loan): CopyForm {
  if (loan.manner !== 'copy') throw ruleBroken('onlyForCopies');
  const made = loan.lines.flatMap(({ copies }) => copies);
  const [first] = made;
  return {
    ...deskOf(ask),
    number: loan.number,
    machineKey: loan.machineKey,
    isVoid: isVoid(loan),
    requester: personOf(ask, loan.borrower.id),
    submittedOn: loan.submittedOn,
    purpose: loan.purpose,
    reason: loan.report,
    destination: made.length === 0 ? null : [...new Set(made.map(({ destination }) => destination))].join('；'),
    rows: loan.lines.map(({ volume, askedPages, askedCopies }) => ({
      referenceCode: volume.code === '' ? null : volume.code,
      title: volume.title,
      level: volume.level,
      pages: askedPages,
      copies: askedCopies,
    })),
    approvals: approvalsOf(loan),
    copiedBy: first?.madeBy ?? null,
    copiedOn: first?.on ?? null,
    supervisedBy: first?.supervisedBy ?? null,
  };
}

export function prepareLoan(ask: Ask, request: Request<'loan'>): Prepared {
  const loan = readLoan(ask.db, request.id, askingOf(ask));
  const subject = subjectOf('loan', loan.id);
  const sheets = [
    {
      subject,
      logSubject: subject,
      level: rankOf(loan.level),
      codedVolumes: loan.lines.map(({ volume }) => volume.id),
    },
  ];
  const frame = jobFrame(ask, request);
  switch (request.form) {
    case 'loanSlip':
    case 'readingApplication': {
      const { form } = request;
      const facts = loanForm(ask, loan);
      return { sheets, job: (marks) => ({ ...frame, form, paper: 'a4', sheets: [{ facts, mark: markAt(marks, 0) }] }) };
    }
    case 'outCard': {
      const facts = outCards(ask, loan);
      return {
        sheets,
        job: (marks) => ({ ...frame, form: 'outCard', paper: 'a4', sheets: [{ facts, mark: markAt(marks, 0) }] }),
      };
    }
    case 'copyApproval': {
      const facts = copyForm(ask, loan);
      return {
        sheets,
        job: (marks) => ({ ...frame, form: 'copyApproval', paper: 'a4', sheets: [{ facts, mark: markAt(marks, 0) }] }),
      };
    }
  }
}

/** Every row of a list that is read page by page; more than a desk prints at once is refused, never cut. */
function everyRow<R>(
  read: (after: string | null) => { readonly rows: readonly R[]; readonly next: string | null; readonly total: number },
): R[] {
  const rows: R[] = [];
  let after: string | null = null;
  do {
    const page = read(after);
    if (page.total > mostVolumes) throw ruleBroken('tooManyToPrint', { most: String(mostVolumes) });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}
const PAGE = 500;
const highest = (rows: readonly { readonly level: Parameters<typeof rankOf>[0] }[]): number =>
  Math.max(0, ...rows.map(({ level }) => rankOf(level)));

export function prepareToFetch(ask: Ask, request: Request<'toFetch'>): Prepared {
  const found = everyRow((after) => linePage(ask.db, 'toFetch', after, PAGE, askingOf(ask)));
  if (found.length === 0) throw ruleBroken('nothingToPrint');
  const rows: PickList['rows'] = found.map((row) => ({
    home: row.home,
    referenceCode: row.code === '' ? null : row.code,
    title: row.title,
    level: row.level,
    loanNumber: row.number,
    borrower: row.borrower,
    manner: row.manner,
    fetchBy: row.lapseOn,
    note: row.current === null || row.current === row.home ? null : row.current,
  }));
  const facts = { ...deskOf(ask), on: ask.moment.day, rows };
  return {
    sheets: [
      {
        subject: `toFetch:${ask.moment.day}`,
        logSubject: subjectOf('fonds', fondsOf(ask.db).id),
        level: highest(found),
        codedVolumes: [],
      },
    ],
    job: (marks) => ({
      ...jobFrame(ask, request),
      form: 'pickList',
      paper: 'a4',
      sheets: [{ facts, mark: markAt(marks, 0) }],
    }),
  };
}

type Late = {
  number: string | null;
  issued_on: string | null;
  due_on: string;
  code: string | null;
  title: string;
  level: number;
  times: number;
};
/** Days a borrower has to bring back what is late already. */
const GRACE = 3;

export function prepareBorrower(ask: Ask, request: Request<'borrower'>): Prepared {
  const { db, session, moment } = ask;
  const borrower = personOf(ask, request.id);
  const late = db
    .prepare(
      `SELECT l.number, l.issued_on, l.due_on, coalesce(v.reference_code, v.old_number) AS code, v.title, v.level,
      (SELECT count(*) FROM reminder r WHERE r.loan_id = l.id) AS times
      FROM loan l JOIN loan_line x ON x.loan_id = l.id AND x.state = 'out' JOIN volume v ON v.id = x.volume_id
      WHERE l.borrower_id = :id AND l.out_lines > 0 AND l.due_on <= :until AND l.level <= :clearance ORDER BY l.due_on, l.id, x.id`,
    )
    .all<Late>({ id: request.id, until: addDays(moment.day, 1), clearance: session.clearanceRank });
  if (late.length === 0) throw ruleBroken('nothingToPrint');
  const rows: ReminderForm['rows'] = late.map((row) => ({
    loanNumber: row.number,
    referenceCode: row.code,
    title: row.title,
    level: levelAt(row.level),
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    daysOver: Math.max(0, daysBetween(row.due_on, moment.day)),
    times: row.times + 1,
  }));
  const isOver = rows.some(({ daysOver }) => daysOver > 0);
  const lastDue = rows.at(-1)?.dueOn ?? moment.day;
  const facts: ReminderForm = {
    ...deskOf(ask),
    on: moment.day,
    borrower,
    answerBy: isOver ? addDays(moment.day, GRACE) : lastDue,
    handledBy: session.fullName,
    rows,
  };
  return {
    sheets: [
      {
        subject: `borrower:${String(request.id)}/${moment.day}`,
        logSubject: subjectOf('person', request.id),
        level: highest(rows),
        codedVolumes: [],
      },
    ],
    job: (marks) => ({
      ...jobFrame(ask, request),
      form: 'reminder',
      paper: 'a4',
      sheets: [{ facts, mark: markAt(marks, 0) }],
    }),
  };
}

export function preparePeriod(ask: Ask, request: Request<'period'>): Prepared {
  const { from, to } = request;
  const found = everyRow((after) => register(ask.db, { from, to, after, limit: PAGE }, askingOf(ask)));
  const rows: LoanRegister['rows'] = found.map((row) => ({
    loanNumber: row.number === '' ? null : row.number,
    issuedOn: row.issuedOn,
    borrower: row.borrower,
    department: row.department,
    referenceCode: row.code === '' ? null : row.code,
    title: row.title,
    level: row.level,
    count: row.count,
    binding: row.binding,
    reason: row.purpose,
    manner: row.manner,
    dueOn: row.dueOn,
    returnedOn: row.returnedOn,
    note: row.remark,
  }));
  const facts = { ...deskOf(ask), from, to, madeOn: ask.moment.day, rows };
  return {
    sheets: [
      {
        subject: `period:${from}/${to}`,
        logSubject: subjectOf('fonds', fondsOf(ask.db).id),
        level: highest(found),
        codedVolumes: [],
      },
    ],
    job: (marks) => ({
      ...jobFrame(ask, request),
      form: 'loanRegister',
      paper: 'a4Landscape',
      sheets: [{ facts, mark: markAt(marks, 0) }],
    }),
  };
}

export function prepareCertificate(ask: Ask, request: Request<'certificate'>): Prepared {
  const { db, session } = ask;
  const certificate = readCertificate(db, request.id, session.clearanceRank);
  const levelOf = db.prepare('SELECT level FROM volume WHERE id = ?');
  const facts = {
    ...deskOf(ask),
    fondsNumber: fondsOf(db).number,
    number: certificate.number,
    isVoid: certificate.state === 'void',
    applicant: certificate.applicant,
    purpose: certificate.purpose,
    question: certificate.question,
    finding: certificate.finding,
    extract: (certificate.finding === 'recorded' ? certificate.extract : certificate.searched) ?? '',
    sources: certificate.sources.map(({ volumeId, code, title, itemTitle, sequence, page }) => ({
      referenceCode: code === '' ? null : sequence === null ? code : itemReferenceCode(code, sequence),
      title: itemTitle ?? title,
      page,
      level: levelAt(levelOf.get<{ level: number }>([volumeId])?.level ?? 0),
    })),
    draftedBy: certificate.draftedBy?.name ?? null,
    proofreadBy: certificate.proofreadBy?.name ?? null,
    checkedBy: certificate.checkedBy?.name ?? null,
    issuedOn: certificate.checkedBy?.on ?? null,
    copies: certificate.copies,
  };
  const subject = subjectOf('certificate', certificate.id);
  return {
    sheets: [{ subject, logSubject: subject, level: rankOf(certificate.level), codedVolumes: [] }],
    job: (marks) => ({
      ...jobFrame(ask, request),
      form: 'certificate',
      paper: 'a4',
      sheets: [{ facts, mark: markAt(marks, 0) }],
    }),
  };
}
