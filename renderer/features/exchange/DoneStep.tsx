import { Button } from 'antd';
import type { OutputOf } from '../../../shared/contract/index';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';

/** What was taken in, and where it now is. */
export function DoneStep({ batch, onAgain }: { readonly batch: OutputOf<'exchange.commit'>; readonly onAgain: () => void }) {
  const { t, language } = useT();
  const { volumes, items, newClients, persons, clients } = batch.counts;
  const figure = (n: number) => count(n, language);
  return (
    <div className="stack">
      <div role="status" className="notice notice-good">
        <p className="notice-what import-file">{t('exchange.done', { fileName: batch.fileName })}</p>
        <p>{t('exchange.batchCounts', { volumes: figure(volumes), items: figure(items), newClients: figure(newClients), persons: figure(persons) })}</p>
        <p>{t('exchange.doneLine', { batch: batch.id, at: instant(batch.at) })}</p>
        {batch.refusedRows > 0 && <p>{t('exchange.refusedKept', { refused: figure(batch.refusedRows) })}</p>}
      </div>
      <div className="row">
        {volumes > 0 && <a href={`#${paths.catalogue()}`}>{t('exchange.toCatalogue')}</a>}
        {clients > 0 && <a href={`#${paths.clients()}`}>{t('exchange.toClients')}</a>}
        <Button onClick={onAgain}>{t('exchange.again')}</Button>
      </div>
    </div>
  );
}
