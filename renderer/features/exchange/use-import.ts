import { useCallback, useEffect, useReducer, useRef } from 'react';
import { type CheckSummary, importChoices, type Stage } from '../../../shared/contract/exchange';
import type { CommandName, InputOf, OutputOf } from '../../../shared/contract/index';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useDesk } from '../../lib/desk-context';
import { useT } from '../../lib/i18n';
import { useView } from '../../lib/use-view';
import { useSay } from '../../ui/Answers';
import { countsLine } from './counts-line';
import { type Choices, fitting, initialChoices, toContract } from './import-choices';
import { draftKeyOf, readDraft, writeDraft } from './import-draft';

type Lists = OutputOf<'settings.lists'>;
type Encoding = NonNullable<Stage['encoding']>;
type Batch = OutputOf<'exchange.commit'>;
export type ImportWork = 'staging' | 'checking' | 'committing';
export type ImportStep =
  | { readonly at: 'choose' }
  | {
      readonly at: 'columns';
      readonly ticket: string;
      readonly stage: Stage;
      readonly choices: Choices;
      /** When the choices were left that now stand here again; null where none were. */
      readonly restoredAt: string | null;
    }
  | {
      readonly at: 'check';
      readonly ticket: string;
      readonly stage: Stage;
      readonly choices: Choices;
      readonly summary: CheckSummary;
    }
  | { readonly at: 'done'; readonly batch: Batch };
export type ImportState = {
  readonly step: ImportStep;
  readonly work: ImportWork | null;
  readonly failure: AppError | null;
};

const start: ImportState = { step: { at: 'choose' }, work: null, failure: null };
const merge = (state: ImportState, change: Partial<ImportState>): ImportState => ({ ...state, ...change });

/**
 * An import as the person goes through it: file → columns → check → commit. Nothing is in the archive before `commit`;
 * what was read of the file is let go when the person leaves it, starts anew or has committed it.
 */
export function useImport(lists: Lists) {
  const client = useClient();
  const say = useSay();
  const { t, language } = useT();
  const desk = useDesk();
  const [last, remember] = useView('exchange.defaults', importChoices.shape.defaults.nullable(), null);
  const [state, change] = useReducer(merge, start);
  const staged = useRef<string | null>(null);

  const letGo = useCallback(() => {
    if (staged.current !== null) void client.call('exchange.discard', { stage: staged.current });
    staged.current = null;
  }, [client]);
  useEffect(() => letGo, [letGo]);

  async function work<N extends CommandName>(
    kind: ImportWork,
    name: N,
    input: InputOf<N>,
    then: (value: OutputOf<N>) => void | Promise<void>,
  ): Promise<void> {
    change({ work: kind, failure: null });
    const result = await client.call(name, input);
    const cancelled = !result.ok && result.error.code === 'cancelled';
    change({ work: null, failure: result.ok || cancelled ? null : result.error });
    if (cancelled) say('good', t('exchange.cancelled'));
    if (result.ok) await then(result.value);
  }
  const read = (ticket: string, encoding: Encoding | null): Promise<void> =>
    work('staging', 'exchange.stage', { file: ticket, encoding }, async (stage) => {
      letGo();
      staged.current = stage.stage;
      const left = await desk.drafts.get(draftKeyOf(stage));
      const kept = left === undefined ? null : readDraft(left.body);
      // The columns were chosen on the text of one encoding: the file is read in that one again first.
      if (encoding === null && kept !== null && kept.encoding !== null && kept.encoding !== stage.encoding)
        return read(ticket, kept.encoding);
      const choices = kept === null || kept.encoding !== stage.encoding ? null : fitting(kept.choices, stage, lists);
      const restoredAt = choices === null ? null : (left?.savedAt ?? null);
      change({
        step: { at: 'columns', ticket, stage, choices: choices ?? initialChoices(stage, lists, last), restoredAt },
      });
      if (choices === null && encoding !== null)
        say('good', t('exchange.encodingChanged', { encoding: t(`exchange.encodings.${encoding}`) }));
      return undefined;
    });

  const { step } = state;
  return {
    state,
    choose: async (): Promise<void> => {
      const picked = await client.call('shell.pickFile', { purpose: 'ledger' });
      if (!picked.ok) change({ failure: picked.error });
      else if (picked.value === null) say('good', t('exchange.notChosen'));
      else await read(picked.value.ticket, null);
    },
    readAs: (encoding: Encoding): void => {
      if (step.at === 'columns') void read(step.ticket, encoding);
    },
    decide: (choices: Choices): void => {
      if (step.at !== 'columns') return;
      change({ step: { ...step, choices } });
      void desk.saveDraft(draftKeyOf(step.stage), writeDraft(step.stage, choices));
    },
    /** Throws away what was left for this file: the columns are as the program finds them. */
    forgetDraft: (): void => {
      if (step.at !== 'columns') return;
      change({ step: { ...step, choices: initialChoices(step.stage, lists, last), restoredAt: null } });
      void desk.dropDraft(draftKeyOf(step.stage));
    },
    check: (): void => {
      if (step.at !== 'columns') return;
      void work(
        'checking',
        'exchange.check',
        { stage: step.stage.stage, choices: toContract(step.choices) },
        (summary) => change({ step: { ...step, at: 'check', summary } }),
      );
    },
    back: (): void => {
      if (step.at === 'check')
        change({
          step: { at: 'columns', ticket: step.ticket, stage: step.stage, choices: step.choices, restoredAt: null },
          failure: null,
        });
    },
    commit: (): void => {
      if (step.at !== 'check') return;
      void work('committing', 'exchange.commit', { stage: step.stage.stage }, (batch) => {
        staged.current = null;
        remember(step.choices.defaults);
        void desk.dropDraft(draftKeyOf(step.stage));
        change({ step: { at: 'done', batch } });
        say('good', t('exchange.doneSaid', { counts: countsLine(batch.counts, t, language) }));
      });
    },
    restart: (): void => {
      letGo();
      change(start);
    },
  };
}
export type ImportActs = Omit<ReturnType<typeof useImport>, 'state'>;
