import type { CopyMade, RegisterRow, ReturnReport } from '../../../../shared/contract/loans';
import { levelLabel } from '../../../../shared/domain/level';
import { type Language, words } from '../../../../shared/i18n/index';
import type { CertificateRow } from '../certificate-list';
import { NUMERIC, type OutList, text, WIDE } from './out-list';
import { type Cell, pagedSheet, type PageOf } from './row-sheet';

/** What stays on record of the loan desk, as lists only: each row was a signed act and comes in by no import. */

/** 借阅登记簿: the columns of XX-28.5 and what finds the loan again. */
export function registerSheet(name: string, language: Language, page: PageOf<RegisterRow>): OutList {
  const { loans } = words[language];
  const cells: readonly Cell<RegisterRow, keyof typeof loans.field>[] = [
    ['number', (row) => row.number, { width: 16 }],
    ['issuedOn', (row) => row.issuedOn],
    ['borrower', (row) => row.borrower],
    ['department', (row) => text(row.department)],
    ['code', (row) => row.code, { width: 26 }],
    ['volume', (row) => row.title, WIDE],
    ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
    ['count', (row) => (row.count === null ? '' : `${String(row.count)} ${loans.scan.unit[row.binding]}`)],
    ['purpose', (row) => row.purpose, WIDE],
    ['manner', (row) => loans.manner[row.manner]],
    ['approvedBy', (row) => row.approvedBy.join(words[language].common.listSeparator), { width: 24 }],
    ['dueOn', (row) => text(row.dueOn)],
    ['returnedOn', (row) => text(row.returnedOn)],
    ['state', (row) => loans.line[row.state]],
    ['remark', (row) => text(row.remark), WIDE],
  ];
  return pagedSheet(name, loans.field, cells, page);
}

/** The copy log 复制登记: who, when, pages, copies, where to, watched by whom (BM-7(8)). */
export function copySheet(name: string, language: Language, page: PageOf<CopyMade>): OutList {
  const { field, copy } = words[language].loans;
  const heads = {
    ...{ on: copy.on, kind: copy.kind, pages: copy.pages, copies: copy.copies, destination: copy.destination },
    ...{ madeBy: copy.madeBy, supervisedBy: copy.supervisedBy },
    ...{ code: field.code, volume: field.volume, level: field.level, borrower: field.borrower, number: field.number },
  };
  const cells: readonly Cell<CopyMade, keyof typeof heads>[] = [
    ['on', (row) => row.on],
    ['number', (row) => text(row.number), { width: 16 }],
    ['code', (row) => row.code, { width: 26 }],
    ['volume', (row) => row.title, WIDE],
    ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
    ['kind', (row) => copy.manner[row.manner]],
    ['pages', (row) => row.pages, { width: 16 }],
    ['copies', (row) => text(row.copies), NUMERIC],
    ['borrower', (row) => row.borrower],
    ['destination', (row) => row.destination, { width: 24 }],
    ['madeBy', (row) => row.madeBy],
    ['supervisedBy', (row) => row.supervisedBy],
  ];
  return pagedSheet(name, heads, cells, page);
}

/** Repair orders, notes of missing pages and loss reports (DA-13.3). */
export function reportSheet(name: string, language: Language, page: PageOf<ReturnReport>): OutList {
  const { field, copy, reports } = words[language].loans;
  const heads = {
    ...{ kind: reports.report, on: copy.on, what: reports.what, outcome: reports.outcome },
    ...{ code: field.code, volume: field.volume, level: field.level, borrower: field.borrower, number: field.number },
    settledOn: reports.settledDay,
  };
  const cells: readonly Cell<ReturnReport, keyof typeof heads>[] = [
    ['kind', (row) => reports.kind[row.kind]],
    ['on', (row) => row.on],
    ['code', (row) => row.code, { width: 26 }],
    ['volume', (row) => row.title, WIDE],
    ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
    ['what', (row) => row.what, WIDE],
    ['borrower', (row) => row.borrower],
    ['number', (row) => text(row.number), { width: 16 }],
    ['settledOn', (row) => text(row.settledOn)],
    ['outcome', (row) => text(row.outcome), WIDE],
  ];
  return pagedSheet(name, heads, cells, page);
}

/** The register of certificates 档案证明登记簿 (DA-13.4), with the three who signed. */
export function certificateSheet(name: string, language: Language, page: PageOf<CertificateRow>): OutList {
  const { certificates, loans } = words[language];
  const { field } = certificates;
  const heads = {
    ...{ number: field.number, state: field.state, on: field.on, applicant: field.applicant, purpose: field.purpose },
    ...{ question: field.question, finding: field.finding, copies: field.copies, level: loans.field.level },
    draftedBy: certificates.draftedBy,
    proofreadBy: certificates.proofreadBy,
    checkedBy: certificates.checkedBy,
  };
  const cells: readonly Cell<CertificateRow, keyof typeof heads>[] = [
    ['number', (row) => text(row.number), { width: 16 }],
    ['state', (row) => certificates.state[row.state]],
    ['on', (row) => text(row.on)],
    ['applicant', (row) => row.applicant, { width: 24 }],
    ['purpose', (row) => row.purpose, WIDE],
    ['question', (row) => row.question, WIDE],
    ['finding', (row) => certificates.finding[row.finding]],
    ['copies', (row) => text(row.copies), NUMERIC],
    ['draftedBy', (row) => text(row.draftedBy)],
    ['proofreadBy', (row) => text(row.proofreadBy)],
    ['checkedBy', (row) => text(row.checkedBy)],
    ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
  ];
  return pagedSheet(name, heads, cells, page);
}
