import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Stage } from '../../../shared/contract/exchange';
import type { OutputOf } from '../../../shared/contract/index';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { FileFacts } from './FileFacts';
import { ImportChoicesPart } from './ImportChoicesPart';
import { type Choices, type SheetChoice } from './import-choices';
import { problemsOf } from './import-problems';
import { ProblemNotice } from './ProblemNotice';
import { SheetPart } from './SheetPart';
import type { ImportActs } from './use-import';

type Props = {
  readonly stage: Stage;
  readonly choices: Choices;
  /** When the choices shown were left (UTC); null where nothing was left. */
  readonly restoredAt: string | null;
  readonly lists: OutputOf<'settings.lists'>;
  readonly busy: boolean;
  /** How far the check is, or why there was none. */
  readonly outcome: ReactNode;
  readonly acts: Pick<ImportActs, 'readAs' | 'decide' | 'check' | 'choose' | 'forgetDraft'>;
};

/** What each sheet is and which column gives which field: found by the engine, corrected by the person. */
export function ColumnsStep({ stage, choices, restoredAt, lists, busy, outcome, acts }: Props) {
  const { t } = useT();
  const [asked, setAsked] = useState(false);
  const problems = problemsOf(choices);
  const set = (changed: SheetChoice) =>
    acts.decide({ ...choices, sheets: choices.sheets.map((sheet) => (sheet.name === changed.name ? changed : sheet)) });
  const check = () => {
    setAsked(true);
    if (problems.length === 0) acts.check();
  };
  return (
    <form
      className="stack"
      aria-label={t('exchange.step.columns')}
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
    >
      {restoredAt !== null && (
        <p className="notice notice-warn" role="status">
          {t('exchange.draftRestored', { at: instant(restoredAt) })}{' '}
          <button type="button" className="link-button" onClick={acts.forgetDraft}>
            {t('common.draft.discard')}
          </button>
        </p>
      )}
      <FileFacts stage={stage} busy={busy} onReadAs={acts.readAs} />
      {stage.sheets.map((sheet) => {
        const choice = choices.sheets.find(({ name }) => name === sheet.name);
        return choice === undefined ? null : (
          <SheetPart
            key={sheet.name}
            sheet={sheet}
            choice={choice}
            alone={stage.sheets.length === 1}
            missingShown={asked}
            onChange={set}
          />
        );
      })}
      {choices.sheets.some(({ kind }) => kind === 'volumes') && (
        <ImportChoicesPart asked={asked} choices={choices} lists={lists} onChange={acts.decide} />
      )}
      <div className="import-foot stack">
        {asked && problems.length > 0 && <ProblemNotice problems={problems} />}
        {outcome}
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={busy}>
            {t('exchange.check')}
          </Button>
          <Button disabled={busy} onClick={() => void acts.choose()}>
            {t('exchange.another')}
          </Button>
        </div>
      </div>
    </form>
  );
}
