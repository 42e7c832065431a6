import { useState } from 'react';
import { useT } from '../../../lib/i18n';
import { useQuery } from '../../../lib/use-query';
import { Control } from '../../../ui/controls';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FieldFrame } from '../../../ui/FieldFrame';
import { PrintPanel } from '../../../ui/print/PrintPanel';

/** The register 登记簿 of a year's lists: at first that of the newest list, any other by its number. */
export function RegisterPrint({ onClose }: { readonly onClose: () => void }) {
  const { t } = useT();
  const newest = useQuery('disposal.lists', { states: [], text: '', limit: 1 }, ['disposal']);
  const [typed, setTyped] = useState<number | null>(null);
  if (newest.status === 'loading') return null;
  if (newest.status === 'failed') return <FailureNotice error={newest.error} />;
  const list = newest.value.rows[0];
  if (list === undefined) return <p role="status">{t('disposal.lists.registerNone')}</p>;
  const year = typed ?? Number((list.submittedOn ?? list.drawnOn).slice(0, 4));
  return (
    <div className="stack">
      <FieldFrame label={t('disposal.lists.registerYear')}>
        {(aria) => (
          <Control
            as={{ kind: 'number', min: 1900, max: 2999 }}
            value={year}
            onChange={(value) => setTyped(typeof value === 'number' ? value : null)}
            aria={aria}
          />
        )}
      </FieldFrame>
      <PrintPanel subject={{ of: 'disposalYear', year }} name={String(year)} onClose={onClose} />
    </div>
  );
}
