import { useState } from 'react';
import { useT } from '../../../lib/i18n';
import { Control } from '../../../ui/controls';
import { FieldFrame } from '../../../ui/FieldFrame';

export type PeriodValue = { readonly from: string; readonly to: string };
/** From the first of January to today: the year that is being written. */
export const thisYear = (today: string): PeriodValue => ({ from: `${today.slice(0, 4)}-01-01`, to: today });
const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(text);

/** Two days, each taken as soon as it is one. */
export function Period({
  value,
  onChange,
}: {
  readonly value: PeriodValue;
  readonly onChange: (value: PeriodValue) => void;
}) {
  const { t } = useT();
  return (
    <div className="period">
      {(['from', 'to'] as const).map((end) => (
        <FieldFrame key={end} label={t(`loans.period.${end}`)}>
          {(aria) => <DayEntry value={value[end]} onDay={(day) => onChange({ ...value, [end]: day })} aria={aria} />}
        </FieldFrame>
      ))}
    </div>
  );
}

type EntryProps = {
  readonly value: string;
  readonly onDay: (day: string) => void;
  readonly aria: Parameters<typeof Control>[0]['aria'];
};
/** What is typed stands until it is a day; only then is anything asked anew. */
function DayEntry({ value, onDay, aria }: EntryProps) {
  const [typed, setTyped] = useState<unknown>(value);
  return (
    <Control
      as={{ kind: 'date' }}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        if (isDay(next) && next !== value) onDay(next);
      }}
      aria={aria}
    />
  );
}
