import type { AuditEntry } from '../../../shared/contract/audit';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { DetailPart } from './DetailPart';
import { mostDetails } from './subject-words';

type Props = { readonly entry: AuditEntry | null; readonly onOnly: (subject: string) => void };

/** The entry the keyboard stands on, opened: who, why, who signed, and each subject before and after. */
export function EntryPanel({ entry, onOnly }: Props) {
  const { t, code } = useT();
  const words = { t, level: useLevelWords() };
  if (entry === null)
    return (
      <aside className="log-panel" aria-label={t('audit.list')}>
        <p className="soft">{t('audit.pick')}</p>
      </aside>
    );
  const title = t('audit.entry', { seq: entry.seq });
  return (
    <aside className="log-panel" aria-label={title} tabIndex={0}>
      <h2>
        {title} · {code('deed', entry.deed)}
      </h2>
      <p className="figures">{t('audit.entryLine', { at: instant(entry.at), operator: entry.operator })}</p>
      {entry.reason !== null && <p>{t('audit.reasonIs', { reason: entry.reason })}</p>}
      <p className="soft">{t('audit.signedBy', { names: entry.signers.join(t('common.listSeparator')) })}</p>
      {entry.details.length === 0 && <p className="soft">{t('audit.noDetails')}</p>}
      {entry.details.length >= mostDetails && (
        <p className="notice notice-warn">{t('audit.detailsCut', { shown: entry.details.length })}</p>
      )}
      {entry.details.map((detail) => (
        <DetailPart key={`${String(entry.seq)} ${detail.subject}`} detail={detail} words={words} onOnly={onOnly} />
      ))}
    </aside>
  );
}
