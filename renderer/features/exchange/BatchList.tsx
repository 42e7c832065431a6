import { useEffect, useRef, useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/FailureNotice';
import { Section } from '../../ui/Page';
import { BatchRow } from './BatchRow';
import { UndoDialog } from './UndoDialog';

export type Batch = OutputOf<'exchange.batches'>[number];

/** Every batch ever taken in, newest first; one that nothing has touched since may be undone as a whole. */
export function BatchList({ onUndone }: { readonly onUndone: () => void }) {
  const { t } = useT();
  const batches = useQuery('exchange.batches', {}, ['exchange', 'catalogue']);
  const [undoing, setUndoing] = useState<Batch | null>(null);
  const [undone, setUndone] = useState<number | null>(null);
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    // The button it was undone by is about to become a sentence.
    if (undone !== null) table.current?.focus();
  }, [undone]);
  return (
    <Section title={t('exchange.batches')}>
      {batches.status === 'loading' && <p role="status">{t('common.loading')}</p>}
      {batches.status === 'failed' && <FailureNotice error={batches.error} />}
      {batches.status === 'ready' && batches.value.length === 0 && <EmptyState title={t('exchange.noBatches')} />}
      {batches.status === 'ready' && batches.value.length > 0 && (
        <table ref={table} tabIndex={-1} className="batches" aria-label={t('exchange.batches')}>
          <thead>
            <tr>
              {(['batch', 'at', 'by', 'file', 'result', 'actions'] as const).map((head) => (
                <th key={head} scope="col">
                  {t(`exchange.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {batches.value.map((batch) => (
              <BatchRow key={batch.id} batch={batch} onUndo={() => setUndoing(batch)} />
            ))}
          </tbody>
        </table>
      )}
      {undoing !== null && (
        <UndoDialog
          batch={undoing}
          onUndone={() => {
            setUndone(undoing.id);
            onUndone();
          }}
          onClose={() => setUndoing(null)}
        />
      )}
    </Section>
  );
}
