import { useState } from 'react';
import './field.css';

type Props = { readonly label: string; readonly value: string; readonly onChange: (text: string) => void };

/** A filter by text over a list: asks with each key, but never with a word an input method is half-way through. */
export function FilterText({ label, value, onChange }: Props) {
  const [half, setHalf] = useState<string | null>(null);
  return (
    <input
      type="search"
      className="filter-text"
      aria-label={label}
      placeholder={label}
      value={half ?? value}
      maxLength={100}
      onCompositionStart={() => setHalf(value)}
      onChange={(event) => (half === null ? onChange(event.target.value) : setHalf(event.target.value))}
      onCompositionEnd={(event) => {
        setHalf(null);
        onChange(event.currentTarget.value);
      }}
    />
  );
}
