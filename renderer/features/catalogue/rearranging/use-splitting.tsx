import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Volume } from '../../../../shared/contract/catalogue';
import { useT } from '../../../lib/i18n';
import { SplitPanel } from './SplitPanel';

type Splitting = {
  readonly button: ReactNode;
  readonly panel: ReactNode;
  /** Ids of the items marked in the list; undefined where the volume is not to be split. */
  readonly chosen: ReadonlySet<number> | undefined;
  readonly onChoose: (chosen: ReadonlySet<number>) => void;
};
const none: ReadonlySet<number> = new Set();

/** Items are marked in the list of a volume that was never filed, and go into a new one. */
export function useSplitting(volume: Volume, editable: boolean): Splitting {
  const { t } = useT();
  const [marked, setMarked] = useState(none);
  const [open, setOpen] = useState(false);
  const may = editable && volume.filedOn === null && volume.items.length > 1;
  const chosen = new Set(volume.items.flatMap(({ id }) => (marked.has(id) ? [id] : [])));
  const close = () => {
    setOpen(false);
    setMarked(none);
  };
  return {
    button: may && (
      <Button
        size="small"
        disabled={chosen.size === 0}
        title={t('rearranging.split.hint')}
        onClick={() => setOpen(true)}
      >
        {chosen.size === 0 ? t('rearranging.split.open') : t('rearranging.split.openCounted', { count: chosen.size })}
      </Button>
    ),
    panel: may && open && <SplitPanel volume={volume} chosen={chosen} onChoose={setMarked} onClose={close} />,
    chosen: may ? chosen : undefined,
    onChoose: setMarked,
  };
}
