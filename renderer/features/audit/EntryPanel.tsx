import { Button } from 'antd';
import type { AuditEntry } from '../../../shared/contract/audit';
import { paperCode } from '../../../shared/domain/paper-code';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { FailureNotice } from '../../ui/FailureNotice';
import { DetailPart } from './DetailPart';
import { signersLine } from './signer-words';
import { useMoreDetails } from './use-more-details';
import type { Words } from './value-words';

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
      <p className="soft">{t('audit.signedBy', { names: signersLine(entry.signers, t) })}</p>
      <p className="soft figures">{t('audit.codeIs', { seq: entry.seq, code: paperCode(entry.hash) })}</p>
      {entry.details.length === 0 && <p className="soft">{t('audit.noDetails')}</p>}
      <Details key={entry.seq} entry={entry} words={words} onOnly={onOnly} />
    </aside>
  );
}

type DetailsProps = {
  readonly entry: AuditEntry;
  readonly words: Words;
  readonly onOnly: (subject: string) => void;
};

/** Each subject before and after; of an entry with very many the first, and the rest page by page when asked for. */
function Details({ entry, words, onOnly }: DetailsProps) {
  const { t, language } = useT();
  const { details, left, busy, failure, more } = useMoreDetails(entry);
  return (
    <>
      {details.map((detail) => (
        <DetailPart key={detail.subject} detail={detail} words={words} onOnly={onOnly} />
      ))}
      {left > 0 && (
        <p className="row" role="status">
          {t('audit.detailsLeft', { shown: count(details.length, language), left: count(left, language) })}
          <Button size="small" loading={busy} onClick={() => void more()}>
            {t('audit.detailsMore')}
          </Button>
        </p>
      )}
      {failure !== null && <FailureNotice error={failure} />}
    </>
  );
}
