import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { CheckSummary, Stage } from '../../../shared/contract/exchange';
import { count } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { CheckSummaryPart } from './CheckSummaryPart';
import { IssueList } from './IssueList';
import { standsAlready, TakenBefore } from './TakenBefore';
import type { ImportActs } from './use-import';

type Props = {
  readonly stage: Stage;
  readonly summary: CheckSummary;
  readonly busy: boolean;
  /** How far the writing is, or why nothing was written. */
  readonly outcome: ReactNode;
  readonly acts: Pick<ImportActs, 'back' | 'commit' | 'restart'>;
};

/** What the check of every row found, before anything is written. */
export function CheckStep({ stage, summary, busy, outcome, acts }: Props) {
  const { t, language } = useT();
  const taken = summary.rows - summary.refusedRows;
  return (
    <div className="stack">
      <CheckSummaryPart fileName={stage.fileName} summary={summary} />
      <TakenBefore stage={stage} />
      {outcome}
      <div className="row">
        <Button type="primary" disabled={busy || taken === 0 || standsAlready(stage)} onClick={acts.commit}>
          {taken === 0
            ? t('exchange.commitNothing')
            : t('exchange.commit', { count: taken, rows: count(taken, language) })}
        </Button>
        <Button disabled={busy} onClick={acts.back}>
          {t('exchange.back')}
        </Button>
        <Button disabled={busy} onClick={acts.restart}>
          {t('exchange.another')}
        </Button>
      </div>
      <IssueList summary={summary} />
    </div>
  );
}
