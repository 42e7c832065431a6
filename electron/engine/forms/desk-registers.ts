import { noteOf } from './desk-blocks';
import type { LedgerShape } from './ledger';
import type { CertificateRegister, CopyLog } from './loan-facts';
import type { Page } from './marks';
import { report } from './report';
import type { FormWords } from './words';

/** Registers of the loan desk for a period: the copies that were made, and the certificates that took a number. */

type CopyColumn =
  | 'sequence'
  | 'on'
  | 'slip'
  | 'referenceCode'
  | 'title'
  | 'range'
  | 'copies'
  | 'manner'
  | 'borrower'
  | 'destination'
  | 'madeBy'
  | 'supervisedBy'
  | 'note';
const copyShape: LedgerShape<CopyColumn> = {
  columns: [
    { name: 'sequence', width: 9, kind: 'figure' },
    { name: 'on', width: 18, kind: 'figure' },
    { name: 'slip', width: 21, kind: 'figure' },
    { name: 'referenceCode', width: 36, kind: 'figure' },
    { name: 'title', width: 37, kind: 'prose' },
    { name: 'range', width: 17, kind: 'prose' },
    { name: 'copies', width: 12, kind: 'figure' },
    { name: 'manner', width: 14, kind: 'code' },
    { name: 'borrower', width: 18, kind: 'code' },
    { name: 'destination', width: 24, kind: 'prose' },
    { name: 'madeBy', width: 17, kind: 'code' },
    { name: 'supervisedBy', width: 17, kind: 'code' },
    { name: 'note', width: 17, kind: 'prose' },
  ],
  rowHeight: 10,
  headHeight: 10,
};

/** 复制摘抄登记簿: who copied which pages, when, in how many copies, where they went and who watched (BM-7(8)). */
export function copyLog(facts: CopyLog, words: FormWords): Page[] {
  const { loans } = words;
  const { copyApproval, register } = loans;
  const said = loans.copyLog;
  return report(
    {
      paper: 'a4Landscape',
      name: said.name,
      left: `${facts.fondsName}　${register.period(words.day(facts.from), words.day(facts.to))}`,
      right: `${register.count(facts.rows.length)}　${words.day(facts.madeOn)}`,
      shape: copyShape,
      labels: {
        sequence: loans.sequence,
        on: said.on,
        slip: register.slip,
        referenceCode: words.referenceCode,
        title: loans.title,
        range: copyApproval.range,
        copies: copyApproval.copies,
        manner: loans.mannerName,
        borrower: said.borrower,
        destination: copyApproval.destination,
        madeBy: copyApproval.copiedBy,
        supervisedBy: copyApproval.supervisedBy,
        note: loans.note,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          sequence: String(index + 1),
          on: row.on,
          slip: row.loanNumber ?? '',
          referenceCode: row.referenceCode ?? '',
          title: row.title,
          range: row.pages,
          copies: String(row.copies),
          manner: said.manner[row.manner],
          borrower: row.borrower,
          destination: row.destination,
          madeBy: row.madeBy,
          supervisedBy: row.supervisedBy,
          note: noteOf(row.level, facts, words),
        },
      })),
      isRuled: true,
      source: said.standard,
    },
    words,
  );
}

type CertificateColumn =
  | 'number'
  | 'on'
  | 'applicant'
  | 'purpose'
  | 'question'
  | 'finding'
  | 'copies'
  | 'draftedBy'
  | 'proofreadBy'
  | 'checkedBy'
  | 'receiver'
  | 'note';
const certificateShape: LedgerShape<CertificateColumn> = {
  columns: [
    { name: 'number', width: 23, kind: 'figure' },
    { name: 'on', width: 18, kind: 'figure' },
    { name: 'applicant', width: 32, kind: 'prose' },
    { name: 'purpose', width: 26, kind: 'prose' },
    { name: 'question', width: 40, kind: 'prose' },
    { name: 'finding', width: 18, kind: 'prose' },
    { name: 'copies', width: 12, kind: 'figure' },
    { name: 'draftedBy', width: 17, kind: 'code' },
    { name: 'proofreadBy', width: 17, kind: 'code' },
    { name: 'checkedBy', width: 17, kind: 'code' },
    { name: 'receiver', width: 20, kind: 'code' },
    { name: 'note', width: 17, kind: 'prose' },
  ],
  rowHeight: 10,
  headHeight: 10,
};

/** 档案证明登记簿 (DA-13.4): a number without gaps for each, who asked for what, what was found, and the three who signed. */
export function certificateRegister(facts: CertificateRegister, words: FormWords): Page[] {
  const { loans } = words;
  const { certificate, copyApproval, register } = loans;
  const said = loans.certificateRegister;
  return report(
    {
      paper: 'a4Landscape',
      name: said.name,
      left: `${facts.fondsName}　${register.period(words.day(facts.from), words.day(facts.to))}`,
      right: `${register.count(facts.rows.length)}　${words.day(facts.madeOn)}`,
      shape: certificateShape,
      labels: {
        number: loans.number,
        on: loans.date,
        applicant: said.applicant,
        purpose: loans.purpose,
        question: said.question,
        finding: said.finding,
        copies: copyApproval.copies,
        draftedBy: certificate.draftedBy,
        proofreadBy: certificate.proofreadBy,
        checkedBy: certificate.checkedBy,
        receiver: said.receiver,
        note: loans.note,
      },
      rows: facts.rows.map((row) => ({
        cells: {
          number: row.number,
          on: row.on,
          applicant: row.applicant,
          purpose: row.purpose,
          question: row.question,
          finding: said.found[row.finding],
          copies: String(row.copies),
          draftedBy: row.draftedBy ?? '',
          proofreadBy: row.proofreadBy ?? '',
          checkedBy: row.checkedBy ?? '',
          receiver: '',
          note: noteOf(row.level, facts, words, row.isVoid ? loans.void : null),
        },
      })),
      isRuled: true,
      source: said.standard,
    },
    words,
  );
}
