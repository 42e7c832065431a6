import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mostSelected } from '../../../../shared/domain/bulk-change';
import { mostMerged } from '../../../../shared/contract/rearranging';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { BulkPanel } from './BulkPanel';
import { MergePanel } from './MergePanel';

type Shown = 'bulk' | 'merge' | null;

/** What may be done to the selected volumes together, beside the list: changed at once, or merged into one. */
export function useRearranging(
  selected: readonly number[],
  mayWrite: boolean,
): { readonly tools: ReactNode; readonly panel: ReactNode } {
  const { t } = useT();
  const [shown, setShown] = useState<Shown>(null);
  const count = selected.length;
  const close = () => setShown(null);
  if (!mayWrite || count === 0 || count > mostSelected) return { tools: null, panel: null };
  const tools = (
    <>
      <Button size="small" onClick={() => setShown('bulk')}>
        {t('rearranging.bulk.openCounted', { count })}
      </Button>
      {count > 1 && count <= mostMerged && (
        <Button size="small" onClick={() => setShown('merge')}>
          {t('rearranging.merge.open', { count })}
        </Button>
      )}
    </>
  );
  const panel =
    shown === 'bulk' ? (
      <BulkPanel ids={selected} onClose={close} />
    ) : shown === 'merge' && count > 1 && count <= mostMerged ? (
      <MergePanel
        ids={selected}
        onClose={close}
        onDone={(id) => {
          close();
          go(paths.volume(id));
        }}
      />
    ) : null;
  return { tools, panel };
}
