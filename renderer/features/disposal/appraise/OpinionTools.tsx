import { Button, Input, InputNumber, type InputRef } from 'antd';
import { type RefObject, useId } from 'react';
import { useT } from '../../../lib/i18n';
import type { Kind } from './opinions';
import type { OpinionKeys } from './use-opinion-keys';

type Props = {
  readonly keys: OpinionKeys;
  readonly reasonRef: RefObject<HTMLInputElement | null>;
  readonly onReason: () => void;
  readonly onApply: (kind: Kind) => void;
  readonly onAll: () => void;
  readonly loading: boolean;
};

/** The same for a mouse: opinion, years and reason for what is marked, or for the row under the keyboard. */
export function OpinionTools({ keys, reasonRef, onReason, onApply, onAll, loading }: Props) {
  const { t } = useT();
  const id = useId();
  return (
    <div className="opinion-tools" role="group" aria-label={t('disposal.appraise.target')}>
      <label htmlFor={`${id}-reason`}>{t('disposal.appraise.reason')}</label>
      <Input
        id={`${id}-reason`}
        ref={(input: InputRef | null) => {
          reasonRef.current = input?.input ?? null;
        }}
        maxLength={200}
        placeholder={t('disposal.appraise.reasonOf.destroy')}
        value={keys.reason}
        onChange={(event) => keys.setReason(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          onReason();
        }}
      />
      <label htmlFor={`${id}-years`}>{t('disposal.appraise.years')}</label>
      <InputNumber
        id={`${id}-years`}
        className="opinion-years"
        controls={false}
        precision={0}
        min={1}
        max={200}
        value={keys.years}
        onChange={(years) => years !== null && keys.setYears(years)}
      />
      {(['destroy', 'keepYears', 'permanent'] as const).map((kind) => (
        <Button key={kind} size="small" onClick={() => onApply(kind)}>
          {t(`disposal.appraise.apply.${kind}`)}
        </Button>
      ))}
      <Button size="small" loading={loading} onClick={onAll}>
        {t('disposal.appraise.all')}
      </Button>
    </div>
  );
}
