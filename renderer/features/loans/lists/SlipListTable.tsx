import { Checkbox, Select } from 'antd';
import { useState } from 'react';
import type { SlipRow } from '../../../../shared/contract/loans';
import { type ApprovalStep, approvalSteps } from '../../../../shared/domain/loan';
import type { SlipList } from '../../../../shared/domain/loan-lists';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { DataTable } from '../../../ui/DataTable';
import { useListExport } from '../../../ui/use-export';
import { EmptyState } from '../../../ui/EmptyState';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { FilterText } from '../../../ui/FilterText';
import { slipColumns } from './list-columns';

/** The choice of no step: the library knows no null. */
const EVERY = 'every';

/** A list of slips; what may be signed is all there is to see unless "mine" narrows it. */
export function SlipListTable({ list }: { readonly list: SlipList }) {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const maySign = useMay('loans.approve');
  const [mine, setMine] = useState(false);
  const [step, setStep] = useState<ApprovalStep | null>(null);
  const [text, setText] = useState('');
  const taking = useListExport(t(`loans.lists.name.${list}`), { of: 'loanSlips', list, mine, step, text });
  const print = usePrintPanel({ of: 'slips', list, mine, step, text }, t(`loans.lists.name.${list}`));
  return (
    <>
      {print.panel}
      {taking.panel}
      <DataTable<SlipRow>
        name={`loans.${list}`}
        label={t(`loans.lists.name.${list}`)}
        columns={slipColumns({ t, levelWord }, list)}
        rowKey={(row) => row.id}
        load={({ after, limit }) => client.call('loans.slips', { list, mine, step, text, after, limit })}
        question={JSON.stringify([list, mine, step, text])}
        topics={['loans', 'catalogue', 'persons', 'settings']}
        onOpen={(row) => go(paths.loan(row.id))}
        empty={
          text === '' && step === null ? (
            <EmptyState title={t(`loans.lists.empty.${list}`)} hint={t('loans.lists.emptyHint')} />
          ) : (
            <EmptyState title={t('loans.lists.textNone')} />
          )
        }
        tools={
          <>
            <FilterText label={t('loans.lists.text')} value={text} onChange={(next) => setText(next.slice(0, 40))} />
            {list === 'toApprove' && (
              <Select<ApprovalStep | typeof EVERY>
                size="small"
                className="step-choice"
                aria-label={t('loans.field.nextStep')}
                virtual={false}
                popupMatchSelectWidth={false}
                value={step ?? EVERY}
                options={([EVERY, ...approvalSteps] as const).map((value) => ({
                  value,
                  label: value === EVERY ? t('loans.lists.everyStep') : t(`loans.step.${value}`),
                }))}
                onChange={(value) => setStep(value === EVERY ? null : value)}
              />
            )}
            {list === 'toApprove' && maySign && (
              <Checkbox checked={mine} onChange={(event) => setMine(event.target.checked)}>
                {t('loans.lists.mine')}
              </Checkbox>
            )}
            {taking.tool}
            {print.button}
          </>
        }
      />
    </>
  );
}
