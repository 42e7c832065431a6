import type { ReactNode } from 'react';
import { count as figure } from '../lib/format';
import { useT } from '../lib/i18n';
import './chips.css';

export type Choice = { readonly value: string; readonly label: string; readonly count: number };
type ChipProps = {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly value: string | null;
  /** The choices are not counted yet, and the list says so. */
  readonly counting?: boolean;
  readonly onChange: (value: string) => void;
};

/** A plain select dressed as a chip: the system's own list, with its keys, and nothing to load. */
export function Chip({ name, choices, value, counting = false, onChange }: ChipProps): ReactNode {
  const { t, language } = useT();
  return (
    <select
      className={value === null ? 'chip' : 'chip chip-set'}
      aria-label={name}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{t('catalogue.list.any', { name })}</option>
      {counting && <option disabled>{t('catalogue.list.counting')}</option>}
      {choices
        .filter((choice) => choice.count > 0 || choice.value === value)
        .map((choice) => (
          <option key={choice.value} value={choice.value}>
            {t('catalogue.list.option', { value: choice.label, count: figure(choice.count, language) })}
          </option>
        ))}
    </select>
  );
}
