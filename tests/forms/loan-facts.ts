import type {
  ApprovalFacts,
  Certificate,
  CertificateRegister,
  CopyLog,
  CopyForm,
  DeskFacts,
  LineListForm,
  LoanForm,
  LoanLineFacts,
  LoanRegister,
  OutCards,
  PersonFacts,
  OutstandingList,
  PickList,
  ReminderForm,
  SlipListForm,
} from '../../electron/engine/forms/loan-facts';

/** The loan desk as an archive room has it, and helpers to make other cases from it. */
export const desk: DeskFacts = {
  fondsName: '华信贵金属经营有限公司',
  levelLabels: { general: '一般', secret: '秘密', confidential: '机密', topSecret: '绝密' },
};

export const borrower: PersonFacts = {
  name: '欧阳明远',
  staffCode: 'XS-0317',
  department: '销售部',
  organisation: null,
  phone: '139-0000-4417',
  identityPaper: null,
};
export const outsider: PersonFacts = {
  name: '林若溪',
  staffCode: null,
  department: null,
  organisation: '江城正则律师事务所',
  phone: '0871-5550-1234',
  identityPaper: '律师执业证 15301201810000000',
};

export const line = (index: number, over: Partial<LoanLineFacts> = {}): LoanLineFacts => ({
  referenceCode: `HX01-KH·2024-D30-0137-${String(index).padStart(3, '0')}`,
  title: `江城恒泰首饰有限公司二〇二四年度销售合同及信用评估材料之${index}`,
  pages: 80 + index,
  level: 'general',
  home: `1-03-2-4-${String(index).padStart(3, '0')}`,
  machineKey: '1428830157264',
  note: null,
  ...over,
});
export const lines = (count: number): LoanLineFacts[] => Array.from({ length: count }, (_, index) => line(index + 1));

export const approvals: readonly ApprovalFacts[] = [
  {
    step: 'departmentHead',
    state: 'given',
    name: '周建国',
    manner: 'paper',
    paperNumber: 'XS-2026-12',
    on: '2026-11-20',
  },
  { step: 'archivist', state: 'given', name: '沈静', manner: 'countersign', paperNumber: null, on: '2026-11-21' },
  { step: 'manager', state: 'given', name: '郑国栋', manner: 'countersign', paperNumber: null, on: '2026-11-21' },
];

export const loan = (over: Partial<LoanForm> = {}): LoanForm => ({
  ...desk,
  number: 'JY-2026-0031',
  machineKey: '1421112345678',
  isVoid: false,
  manner: 'takeOut',
  borrower,
  purpose: '续签年度购销合同',
  reason: '核对上年度合同条款与信用额度',
  letter: null,
  submittedOn: '2026-11-20',
  issuedOn: '2026-11-23',
  dueOn: '2026-11-26',
  term: { days: 3, clause: 'XX-28.6' },
  approvals,
  issuedBy: '沈静',
  lines: lines(3),
  ...over,
});

export const outCardsOf = (one: LoanForm): OutCards => ({
  cards: one.lines.map((each) => ({
    ...desk,
    line: each,
    loanNumber: one.number,
    manner: one.manner,
    borrower: one.borrower,
    issuedOn: one.issuedOn,
    dueOn: one.dueOn,
  })),
});

export const pickRows = (count: number): PickList['rows'] =>
  Array.from({ length: count }, (_, index) => ({
    home: `1-03-2-${String(index + 1)}-004`,
    referenceCode: `HX01-KH·2024-D30-0137-${String(index + 1).padStart(3, '0')}`,
    title: `江城恒泰首饰有限公司二〇二四年度销售合同之${index + 1}`,
    level: 'general',
    loanNumber: 'JY-2026-0031',
    borrower: '欧阳明远',
    manner: 'takeOut',
    fetchBy: '2026-11-26',
    note: null,
  }));
export const pick = (over: Partial<PickList> = {}): PickList => ({
  ...desk,
  on: '2026-11-23',
  rows: pickRows(3),
  ...over,
});

export const outRows = (count: number): OutstandingList['rows'] =>
  pickRows(count).map(({ referenceCode, title, level, loanNumber, borrower }) => ({
    department: '销售部',
    borrower,
    phone: '8021',
    loanNumber,
    referenceCode,
    title,
    level,
    issuedOn: '2026-11-10',
    dueOn: '2026-11-13',
    daysOver: 10,
    remindedOn: null,
  }));
export const outOf = (over: Partial<OutstandingList> = {}): OutstandingList => ({
  ...desk,
  on: '2026-11-23',
  people: 1,
  rows: outRows(3),
  ...over,
});

export const lineListRow = (
  index: number,
  over: Partial<LineListForm['rows'][number]> = {},
): LineListForm['rows'][number] => ({
  referenceCode: `HX01-KH·2024-D30-0137-${String(index).padStart(3, '0')}`,
  title: `江城恒泰首饰有限公司二〇二四年度销售合同之${String(index)}`,
  level: 'general',
  home: '1-02-3-4',
  borrower: '欧阳明远',
  department: '销售部',
  phone: '8021',
  loanNumber: `JY-2026-${String(index).padStart(4, '0')}`,
  manner: 'takeOut',
  issuedOn: null,
  dueOn: null,
  daysOver: 0,
  remindedOn: null,
  lapseOn: null,
  fetchedOn: null,
  position: null,
  holder: null,
  waiting: 0,
  ...over,
});
export const lineListOf = (over: Partial<LineListForm> = {}): LineListForm => ({
  ...desk,
  on: '2026-11-23',
  list: 'overdue',
  rows: [lineListRow(1, { level: 'secret', daysOver: 10, waiting: 2 }), lineListRow(2), lineListRow(3, { home: null })],
  ...over,
});

export const slipRow = (
  index: number,
  over: Partial<SlipListForm['rows'][number]> = {},
): SlipListForm['rows'][number] => ({
  number: `JY-2026-${String(index).padStart(4, '0')}`,
  state: 'submitted',
  manner: 'takeOut',
  level: 'general',
  borrower: '欧阳明远',
  department: '销售部',
  purpose: '核对二〇二四年度销售合同条款',
  volumes: 2,
  referenceCode: `HX01-KH·2024-D30-0137-${String(index).padStart(3, '0')}`,
  title: `江城恒泰首饰有限公司二〇二四年度销售合同之${String(index)}`,
  submittedOn: '2026-11-20',
  approvedOn: null,
  lapseOn: null,
  issuedOn: null,
  dueOn: null,
  daysOver: 0,
  nextStep: 'manager',
  isRenewal: false,
  ...over,
});
export const slipsOf = (over: Partial<SlipListForm> = {}): SlipListForm => ({
  ...desk,
  on: '2026-11-23',
  list: 'toApprove',
  narrowed: { signer: null, step: null, text: '' },
  rows: [slipRow(1), slipRow(2, { isRenewal: true, level: 'secret' }), slipRow(3, { nextStep: 'departmentHead' })],
  ...over,
});

export const overdueRow = (
  index: number,
  over: Partial<ReminderForm['rows'][number]> = {},
): ReminderForm['rows'][number] => ({
  loanNumber: `JY-2026-${String(index).padStart(4, '0')}`,
  referenceCode: `HX01-KH·2024-D30-0137-${String(index).padStart(3, '0')}`,
  title: `江城恒泰首饰有限公司二〇二四年度销售合同之${index}`,
  level: 'general',
  issuedOn: '2026-11-10',
  dueOn: '2026-11-13',
  daysOver: 10,
  times: 3,
  ...over,
});
export const reminderOf = (over: Partial<ReminderForm> = {}): ReminderForm => ({
  ...desk,
  on: '2026-11-23',
  borrower,
  answerBy: '2026-11-26',
  handledBy: '沈静',
  rows: [overdueRow(1), overdueRow(2, { times: 1 })],
  ...over,
});

export const registerRow = (
  index: number,
  over: Partial<LoanRegister['rows'][number]> = {},
): LoanRegister['rows'][number] => ({
  loanNumber: `JY-2026-${String(index).padStart(4, '0')}`,
  issuedOn: '2026-10-08',
  borrower: '欧阳明远',
  department: '销售部',
  referenceCode: `HX01-KH·2024-D30-0137-${String(index).padStart(3, '0')}`,
  title: `江城恒泰首饰有限公司二〇二四年度销售合同之${index}`,
  level: 'general',
  count: 86,
  binding: 'bound',
  reason: '续签年度购销合同',
  manner: 'takeOut',
  dueOn: '2026-10-11',
  returnedOn: '2026-10-10',
  note: null,
  ...over,
});
export const register = (over: Partial<LoanRegister> = {}): LoanRegister => ({
  ...desk,
  from: '2026-10-01',
  to: '2026-12-31',
  madeOn: '2026-11-23',
  rows: [registerRow(1), registerRow(2, { returnedOn: null }), registerRow(3)],
  ...over,
});

const period = { ...desk, from: '2026-10-01', to: '2026-12-31', madeOn: '2026-11-23' };
export const copyRow = (index: number, over: Partial<CopyLog['rows'][number]> = {}): CopyLog['rows'][number] => ({
  on: '2026-11-21',
  loanNumber: `JY-2026-${String(index).padStart(4, '0')}`,
  referenceCode: `HX01-KH·2024-D30-0137-${String(index).padStart(3, '0')}`,
  title: `江城恒泰首饰有限公司二〇二四年度销售合同之${index}`,
  level: 'general',
  pages: '3-7、12、正面与背面',
  copies: 2,
  manner: 'extract',
  borrower: '欧阳明远',
  destination: '江城区人民法院民事审判庭',
  madeBy: '沈静',
  supervisedBy: '郑国栋',
  ...over,
});
export const copyLogOf = (over: Partial<CopyLog> = {}): CopyLog => ({
  ...period,
  rows: [copyRow(1), copyRow(2, { manner: 'copy' })],
  ...over,
});
export const certificateRow = (
  index: number,
  over: Partial<CertificateRegister['rows'][number]> = {},
): CertificateRegister['rows'][number] => ({
  number: `ZM-2026-${String(index).padStart(3, '0')}`,
  on: '2026-11-23',
  isVoid: false,
  applicant: '江城正则律师事务所林若溪',
  purpose: '货款纠纷诉讼',
  question: '江城恒泰首饰有限公司二〇二四年三月是否与本公司订有购销合同。',
  finding: 'notRecorded',
  copies: 2,
  draftedBy: '沈静',
  proofreadBy: '李晓',
  checkedBy: '欧阳国栋',
  level: 'general',
  ...over,
});
export const certificatesOf = (over: Partial<CertificateRegister> = {}): CertificateRegister => ({
  ...period,
  rows: [certificateRow(1), certificateRow(2, { isVoid: true, checkedBy: null }), certificateRow(3)],
  ...over,
});

export const copies = (over: Partial<CopyForm> = {}): CopyForm => ({
  ...desk,
  number: 'JY-2026-0044',
  machineKey: '1421112345678',
  isVoid: false,
  requester: borrower,
  submittedOn: '2026-11-20',
  purpose: '诉讼举证',
  reason: '货款纠纷',
  destination: '江城区人民法院',
  rows: [
    {
      referenceCode: 'HX01-KH·2024-D30-0137-002',
      title: '江城恒泰首饰有限公司销售合同',
      level: 'confidential',
      pages: '3-7、12',
      copies: 2,
    },
    { referenceCode: 'HX01-KH·2024-D30-0137-003', title: '信用评估报告', level: 'general', pages: '全部', copies: 1 },
  ],
  approvals: [
    { step: 'manager', state: 'given', name: '郑国栋', manner: 'countersign', paperNumber: null, on: '2026-11-21' },
    { step: 'generalManager', state: 'open' },
  ],
  copiedBy: null,
  copiedOn: null,
  supervisedBy: null,
  ...over,
});

export const certified = (over: Partial<Certificate> = {}): Certificate => ({
  ...desk,
  fondsNumber: 'HX01',
  number: 'ZM-2026-0001',
  isVoid: false,
  applicant: '江城正则律师事务所林若溪',
  purpose: '货款纠纷诉讼',
  question: '江城恒泰首饰有限公司二〇二四年三月是否与本公司订有购销合同。',
  finding: 'recorded',
  extract:
    '“甲方：华信贵金属经营有限公司；乙方：江城恒泰首饰有限公司……合同编号华信合〔2024〕103号，签订日期二〇二四年三月五日。”',
  sources: [{ referenceCode: 'HX01-KH·2024-D30-0137-002-0003', title: '购销合同', page: '5-6', level: 'general' }],
  draftedBy: '沈静',
  proofreadBy: '李晓',
  checkedBy: '郑国栋',
  issuedOn: '2026-11-23',
  copies: 2,
  ...over,
});
