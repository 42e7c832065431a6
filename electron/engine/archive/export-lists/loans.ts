import type { LineRow, SlipRow } from '../../../../shared/contract/loans';
import { type Language, words } from '../../../../shared/i18n/index';
import { levelLabel } from '../../../../shared/domain/level';
import { NUMERIC, type OutList, text, WIDE } from './out-list';
import { pagedSheet, type PageOf } from './row-sheet';

type Field = keyof (typeof words)['zh-CN']['loans']['field'];

/** Volumes of a work list of the loan desk. A loan is a signed act and comes in by no import: this is a list only. */
export function lineSheet(name: string, language: Language, page: PageOf<LineRow>): OutList {
  const { loans } = words[language];
  return pagedSheet<LineRow, Field>(
    name,
    loans.field,
    [
      ['number', (row) => text(row.number), { width: 16 }],
      ['code', (row) => row.code, { width: 26 }],
      ['volume', (row) => row.title, WIDE],
      ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
      ['borrower', (row) => row.borrower],
      ['department', (row) => text(row.department)],
      ['phone', (row) => text(row.phone)],
      ['manner', (row) => loans.manner[row.manner]],
      ['issuedOn', (row) => text(row.issuedOn)],
      ['dueOn', (row) => text(row.dueOn)],
      ['overdue', (row) => text(row.overdueDays), NUMERIC],
      ['lapseOn', (row) => text(row.lapseOn)],
      ['remindedOn', (row) => text(row.remindedOn)],
      ['home', (row) => text(row.home), { width: 18 }],
      ['current', (row) => text(row.current), { width: 18 }],
      ['waiting', (row) => text(row.waiting), NUMERIC],
    ],
    page,
  );
}

/** Slips of a work list of the loan desk. */
export function slipSheet(name: string, language: Language, page: PageOf<SlipRow>): OutList {
  const { loans } = words[language];
  return pagedSheet<SlipRow, Field>(
    name,
    loans.field,
    [
      ['number', (row) => text(row.number), { width: 16 }],
      ['state', (row) => loans.state[row.state]],
      ['manner', (row) => loans.manner[row.manner]],
      ['borrower', (row) => row.borrower],
      ['department', (row) => text(row.department)],
      ['purpose', (row) => row.purpose, WIDE],
      ['volumes', (row) => text(row.volumes), NUMERIC],
      ['code', (row) => row.firstCode, { width: 26 }],
      ['volume', (row) => row.firstTitle, WIDE],
      ['level', (row) => levelLabel(row.level, 'secret', language), { width: 8 }],
      ['submittedOn', (row) => text(row.submittedOn)],
      ['approvedOn', (row) => text(row.approvedOn)],
      ['lapseOn', (row) => text(row.lapseOn)],
      ['issuedOn', (row) => text(row.issuedOn)],
      ['dueOn', (row) => text(row.dueOn)],
      ['overdue', (row) => text(row.overdueDays), NUMERIC],
      ['nextStep', (row) => (row.nextStep === null ? '' : loans.step[row.nextStep])],
    ],
    page,
  );
}
