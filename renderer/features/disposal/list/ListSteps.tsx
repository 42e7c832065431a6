import type { DisposalList, Signed } from '../../../../shared/contract/disposal-list';
import type { ListState } from '../../../../shared/domain/disposal';
import { instant } from '../../../lib/format';
import { useT } from '../../../lib/i18n';

const path = ['draft', 'appraisal', 'appraised', 'approved', 'held', 'rechecked', 'destroyed'] as const;
type Step = (typeof path)[number];

/** The path of a list from left to right: what is behind, where it stands, what is to come, and under each who and when. */
export function ListSteps({ list }: { readonly list: DisposalList }) {
  const { t } = useT();
  const said = useSaid(list);
  const at = path.findIndex((step) => step === list.state);
  return (
    <>
      <ol className="list-steps">
        {path.map((step, index) => {
          const standing = at < 0 ? 'ahead' : index < at ? 'done' : index === at ? 'now' : 'ahead';
          return (
            <li
              key={step}
              className={`list-step list-step-${standing}`}
              aria-current={standing === 'now' ? 'step' : undefined}
            >
              <span className="list-step-name">{t(`disposal.list.step.${step}`)}</span>
              {said(step).map((line) => (
                <span key={line} className="list-step-line figures">
                  {line}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
      {list.state === 'cancelled' && (
        <p className="notice">
          {t('disposal.list.cancelled', { on: list.cancelledOn ?? '', reason: list.cancelReason ?? '' })}
        </p>
      )}
      {list.sentBack !== null && list.state !== 'cancelled' && (
        <p className="notice notice-warn">
          {t('disposal.list.sentBackBy', {
            name: list.sentBack.name,
            on: list.sentBack.on,
            remark: list.sentBack.remark ?? '',
          })}
        </p>
      )}
    </>
  );
}

/** 会签, or 据纸质审批 with the paper's number and day. */
export function useSignedWords(): (signed: Signed) => string {
  const { t } = useT();
  return ({ manner, paperNumber, paperDate }) =>
    [t(`disposal.by.${manner}`), paperNumber, paperDate].filter((one) => one !== null).join(' ');
}

function useSaid(list: DisposalList): (step: Step) => string[] {
  const { t } = useT();
  const by = useSignedWords();
  const progress = (name: 'setApart' | 'recheck' | 'counted', done: number, states: readonly ListState[]) =>
    states.includes(list.state) ? [t(`disposal.list.progress.${name}`, { done, of: list.rows })] : [];
  const when = (key: 'submitted' | 'appraised' | 'setApartOn' | 'recheckedOn', on: string | null) =>
    on === null ? [] : [t(`disposal.list.${key}`, { on })];
  return (step) => {
    const { approved, earliestOn, execution } = list;
    switch (step) {
      case 'draft':
        return [
          t('disposal.list.drawn', { name: list.drawnBy, on: list.drawnOn }),
          ...when('submitted', list.submittedOn),
        ];
      case 'appraisal':
        return when('appraised', list.appraisedOn);
      case 'appraised':
        return approved === null
          ? []
          : [t('disposal.list.approvedBy', { name: approved.name, on: approved.on, by: by(approved) })];
      case 'approved':
        return [...when('setApartOn', list.setApartOn), ...progress('setApart', list.setApart, ['approved'])];
      case 'held':
        return [
          ...(earliestOn === null ? [] : [t('disposal.list.earliest', { on: earliestOn })]),
          ...progress('recheck', list.rechecked, ['held']),
          ...when('recheckedOn', list.recheckedOn),
        ];
      case 'rechecked':
        return progress('counted', list.counted, ['rechecked']);
      case 'destroyed':
        return execution === null ? [] : [instant(execution.endedAt)];
    }
  };
}
