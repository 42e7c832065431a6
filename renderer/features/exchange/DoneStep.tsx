import { Button } from 'antd';
import type { OutputOf } from '../../../shared/contract/index';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { countsLine } from './counts-line';

/** What was taken in, and where it now is. */
export function DoneStep({
  batch,
  onAgain,
}: {
  readonly batch: OutputOf<'exchange.commit'>;
  readonly onAgain: () => void;
}) {
  const { t, language } = useT();
  const { volumes, clients } = batch.counts;
  return (
    <div className="stack">
      <div role="status" className="notice notice-good">
        <p className="notice-what import-file">{t('exchange.done', { fileName: batch.fileName })}</p>
        <p>{countsLine(batch.counts, t, language)}</p>
        <p>{t('exchange.doneLine', { batch: batch.id, at: instant(batch.at) })}</p>
        {batch.refusedRows > 0 && <p>{t('exchange.refusedKept', { refused: count(batch.refusedRows, language) })}</p>}
      </div>
      <div className="row">
        {volumes > 0 && <a href={`#${paths.catalogue()}`}>{t('exchange.toCatalogue')}</a>}
        {clients > 0 && <a href={`#${paths.clients()}`}>{t('exchange.toClients')}</a>}
        <Button onClick={onAgain}>{t('exchange.again')}</Button>
      </div>
    </div>
  );
}
