import { destructionMethods } from '../../../../shared/domain/disposal';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { Control, type ControlKind } from '../../../ui/controls';
import { FieldFrame } from '../../../ui/FieldFrame';
import { type Facts, timeOf } from './destruction';

type Props = { readonly facts: Facts; readonly onPatch: (some: Partial<Facts>) => void };
const text = (value: unknown, most: number): string => (typeof value === 'string' ? value.slice(0, most) : '');

/** Place, method, from when to when, by whom. */
export function FactsPart({ facts, onPatch }: Props) {
  const { t } = useT();
  const { timeZone } = useSession();
  const from = timeOf(facts.started, timeZone);
  const to = timeOf(facts.ended, timeZone);
  const wrong = (typed: string, at: number | null) =>
    typed.trim() !== '' && at === null ? t('disposal.execute.notATime') : undefined;
  const backwards = from !== null && to !== null && to < from ? t('disposal.execute.endsBefore') : undefined;
  const field = (
    label: string,
    as: ControlKind,
    value: unknown,
    onChange: (value: unknown) => void,
    { required = true, error }: { readonly required?: boolean; readonly error?: string | undefined } = {},
  ) => (
    <FieldFrame label={label} required={required} error={error}>
      {(aria) => <Control as={as} value={value} onChange={onChange} aria={aria} />}
    </FieldFrame>
  );
  const time: ControlKind = { kind: 'text', placeholder: t('disposal.execute.timeHint') };
  return (
    <div className="columns execute-facts">
      {field(t('disposal.execute.place'), { kind: 'text' }, facts.place, (value) =>
        onPatch({ place: text(value, 120) }),
      )}
      {field(
        t('disposal.execute.method'),
        {
          kind: 'select',
          options: destructionMethods.map((value) => ({ value, label: t(`disposal.method.${value}`) })),
        },
        facts.method,
        (value) => onPatch({ method: destructionMethods.find((one) => one === value) ?? null }),
      )}
      {field(t('disposal.execute.started'), time, facts.started, (value) => onPatch({ started: text(value, 20) }), {
        error: wrong(facts.started, from),
      })}
      {field(t('disposal.execute.ended'), time, facts.ended, (value) => onPatch({ ended: text(value, 20) }), {
        error: wrong(facts.ended, to) ?? backwards,
      })}
      {field(t('disposal.execute.executor'), { kind: 'person', shown: null }, facts.executorId, (value) =>
        onPatch({ executorId: typeof value === 'number' ? value : null }),
      )}
      {field(
        t('disposal.execute.remark'),
        { kind: 'text' },
        facts.remark,
        (value) => onPatch({ remark: text(value, 400) }),
        { required: false },
      )}
    </div>
  );
}
