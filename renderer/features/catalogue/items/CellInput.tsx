import { readItemDate } from './grid-rows';
import type { GridColumn } from './use-grid-columns';

type Props = {
  readonly column: GridColumn;
  readonly text: string;
  readonly label: string;
  readonly invalid: boolean;
  readonly onFocus: () => void;
  readonly onWrite: (text: string) => void;
};

/** A cell under the hand: the browser's own input or list, which have their keys and cost nothing. */
export function CellInput({ column, text, label, invalid, onFocus, onWrite }: Props) {
  if (column.kind === 'choice') {
    return (
      <select
        aria-label={label}
        aria-invalid={invalid}
        value={text}
        onFocus={onFocus}
        onChange={(event) => onWrite(event.target.value)}
      >
        {(column.choices ?? []).map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
        {column.choices?.some(({ value }) => value === text) === true ? null : <option value={text}>{text}</option>}
      </select>
    );
  }
  return (
    <input
      type="text"
      aria-label={label}
      aria-invalid={invalid}
      autoComplete="off"
      spellCheck={false}
      inputMode={column.kind === 'text' ? 'text' : 'numeric'}
      value={text}
      onFocus={onFocus}
      onChange={(event) => onWrite(event.target.value)}
      onBlur={(event) => {
        const read = column.kind === 'date' ? (readItemDate(event.target.value) ?? '') : text;
        if (read !== text) onWrite(read);
      }}
    />
  );
}
