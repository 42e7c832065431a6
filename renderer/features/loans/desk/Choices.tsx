import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useT } from '../../../lib/i18n';
import type { Choice } from './use-scan-answer';

type Props = { readonly choice: Choice; readonly onChoose: (at: number) => void; readonly onNone: () => void };

/** Several people or volumes fit: arrows choose, Enter takes, Esc leaves. It takes the focus, and a scan takes its place. */
export function Choices({ choice, onChoose, onNone }: Props) {
  const { t } = useT();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  useEffect(() => {
    list.current?.focus();
  }, [choice]);
  const words =
    choice.kind === 'persons'
      ? choice.rows.map((one) =>
          [one.name, one.staffCode, one.department ?? one.organisation, one.leftOn]
            .filter((part) => part !== null)
            .join(' · '),
        )
      : choice.rows.map((one) => [one.code, one.title, one.clientName].filter((part) => part !== null).join(' · '));
  const onKeyDown = (event: KeyboardEvent) => {
    const last = words.length - 1;
    if (event.key === 'ArrowDown') setAt(at < last ? at + 1 : 0);
    else if (event.key === 'ArrowUp') setAt(at > 0 ? at - 1 : last);
    else if (event.key === 'Enter') onChoose(at);
    else if (event.key === 'Escape') onNone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const title = t(choice.kind === 'persons' ? 'loans.desk.persons' : 'loans.desk.volumes');
  return (
    <section className="desk-choices" aria-label={title}>
      <p>
        {title} <span className="soft">{t('loans.desk.chosenBy')}</span>
      </p>
      <ul
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={title}
        aria-activedescendant={`${id}-${at}`}
        onKeyDown={onKeyDown}
      >
        {words.map((word, index) => (
          <li
            key={word}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'chosen' : undefined}
            onClick={() => onChoose(index)}
          >
            {word}
          </li>
        ))}
      </ul>
      {choice.kind === 'persons' && choice.more && <p className="soft">{t('loans.desk.personsMore')}</p>}
    </section>
  );
}
