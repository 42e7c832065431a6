import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import type { Hit } from '../../../shared/contract/catalogue';
import type { Hold } from '../../../shared/contract/holds';
import { useT } from '../../lib/i18n';
import { ScanField } from '../../ui/ScanField';
import { ScanResult } from '../../ui/ScanResult';
import { useHoldScans } from './use-hold-scans';

type Props = { readonly hold: Hold; readonly active: boolean; readonly onAdded: (hold: Hold) => void };

/** Puts volumes and whole clients under a hold: scanned, or found by number, name or title. */
export function AddToHold({ hold, active, onAdded }: Props) {
  const { t } = useT();
  const { said, choice, scan, choose, chooseNone } = useHoldScans(hold, onAdded);
  return (
    <div className="hold-add">
      {said === null ? (
        <div className="scan-result">
          <p className="scan-what">{t('holds.add.ready')}</p>
          <p>{t('holds.add.readyMore')}</p>
        </div>
      ) : (
        <ScanResult tone={said.tone} what={said.what} about={said.about} more={said.more} />
      )}
      <ScanField
        label={t('holds.add.field')}
        placeholder={t('holds.add.placeholder')}
        active={active && choice === null}
        onScan={scan}
      />
      {choice !== null && <Choice hits={choice} onChoose={choose} onNone={chooseNone} />}
    </div>
  );
}

type ChoiceProps = {
  readonly hits: readonly Hit[];
  readonly onChoose: (hit: Hit) => void;
  readonly onNone: () => void;
};

/** Several fit: arrows choose, Enter takes, Esc leaves. It takes the focus, and a scan takes its place. */
function Choice({ hits, onChoose, onNone }: ChoiceProps) {
  const { t } = useT();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [at, setAt] = useState(0);
  useEffect(() => {
    list.current?.focus();
    setAt(0);
  }, [hits]);
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = hits[at];
    if (event.key === 'ArrowDown') setAt((at + 1) % hits.length);
    else if (event.key === 'ArrowUp') setAt((at - 1 + hits.length) % hits.length);
    else if (event.key === 'Enter' && chosen !== undefined) onChoose(chosen);
    else if (event.key === 'Escape') onNone();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section className="hold-choice" aria-label={t('holds.add.several')}>
      <p>
        {t('holds.add.several')} <span className="soft">{t('holds.add.choose')}</span>
      </p>
      <ul
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={t('holds.add.several')}
        aria-activedescendant={`${id}-${at}`}
        onKeyDown={onKeyDown}
      >
        {hits.map((hit, index) => (
          <li
            key={`${hit.kind} ${hit.id}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={index === at ? 'chosen' : undefined}
            onClick={() => onChoose(hit)}
          >
            {[t(`holds.add.kind.${hit.kind === 'client' ? 'client' : 'volume'}`), hit.code, hit.title]
              .filter((one) => one !== null)
              .join(' · ')}
          </li>
        ))}
      </ul>
    </section>
  );
}
