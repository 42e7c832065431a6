import type { IssueReason } from '../../../shared/domain/import-fields';
import type { Issue } from './issues';

export type ReasonCount = { readonly reason: IssueReason; readonly severity: Issue['severity']; readonly rows: number };
export type Tally = {
  readonly refusedRows: number;
  readonly warnedRows: number;
  readonly reasons: readonly ReasonCount[];
};

/** How many rows were refused, how many warned of, and how many each reason met; a row counts once however often it is named. */
export function tally(issues: readonly Issue[]): Tally {
  const refused = new Set<string>();
  const warned = new Set<string>();
  const byReason = new Map<string, { readonly issue: Issue; readonly rows: Set<string> }>();
  for (const issue of issues) {
    const place = `${String(issue.row)} ${issue.sheet}`;
    (issue.severity === 'error' ? refused : warned).add(place);
    const found = byReason.get(issue.reason) ?? { issue, rows: new Set() };
    found.rows.add(place);
    byReason.set(issue.reason, found);
  }
  const reasons = [...byReason.values()].map(({ issue, rows }) => ({
    reason: issue.reason,
    severity: issue.severity,
    rows: rows.size,
  }));
  return { refusedRows: refused.size, warnedRows: warned.size, reasons: reasons.sort((a, b) => b.rows - a.rows) };
}
