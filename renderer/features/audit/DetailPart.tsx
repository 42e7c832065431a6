import { useState } from 'react';
import type { AuditEntry } from '../../../shared/contract/audit';
import { assertNever } from '../../../shared/result';
import { ChangeTable } from './ChangeTable';
import { changesOf } from './changes';
import { subjectPath, subjectWords } from './subject-words';
import type { Words } from './value-words';

type Detail = AuditEntry['details'][number];
type Props = { readonly detail: Detail; readonly words: Words; readonly onOnly: (subject: string) => void };

/** One subject of an entry: what it was and what it became, or in words why that is not shown. */
export function DetailPart({ detail, words, onOnly }: Props) {
  const { t } = words;
  const name = subjectWords(detail.subject, detail.label, t, detail.state);
  const path = subjectPath(detail);
  return (
    <section className="log-detail" aria-label={name}>
      <h3>{path === null ? name : <a href={`#${path}`}>{name}</a>}</h3>
      <Body detail={detail} words={words} />
      <button type="button" className="link-button" onClick={() => onOnly(detail.subject)}>
        {t('audit.onlyThis')}
      </button>
    </section>
  );
}

function Body({ detail, words }: Pick<Props, 'detail' | 'words'>) {
  const { t } = words;
  const [whole, setWhole] = useState(false);
  switch (detail.state) {
    case 'masked':
      return <p className="soft">{t('audit.masked')}</p>;
    case 'erased':
      return <p className="soft">{t('audit.erased')}</p>;
    case 'readable': {
      if (detail.before === null && detail.after === null) return null;
      const changes = changesOf(detail.before, detail.after);
      const unchanged = changes.filter(({ changed }) => !changed).length;
      return (
        <>
          {changes.length === unchanged && <p className="soft">{t('audit.noChange')}</p>}
          <ChangeTable
            changes={whole ? changes : changes.filter(({ changed }) => changed)}
            comparing={detail.before !== null && detail.after !== null}
            words={words}
          />
          {unchanged > 0 && (
            <button type="button" className="link-button" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? t('audit.hideUnchanged') : t('audit.unchanged', { total: unchanged })}
            </button>
          )}
        </>
      );
    }
    default:
      return assertNever(detail.state);
  }
}
