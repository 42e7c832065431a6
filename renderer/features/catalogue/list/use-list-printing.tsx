import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mostVolumes } from '../../../../shared/contract/forms';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { PrintPanel } from '../../../ui/print/PrintPanel';

type Shown = 'selection' | 'place' | null;

/** Printing from the list: labels, spines, covers and lists of what is selected; box labels and indexes of a place, or of all. */
export function useListPrinting(
  selected: readonly number[],
  place: number | null,
): { readonly tools: ReactNode; readonly panel: ReactNode } {
  const { t } = useT();
  const [shown, setShown] = useState<Shown>(null);
  const count = selected.length;
  const isTooMany = count > mostVolumes;
  useHotkey('print', () => setShown(count > 0 ? 'selection' : 'place'), !isTooMany);
  const close = () => setShown(null);
  const tools = (
    <>
      {isTooMany ? (
        <span className="soft">{t('forms.tooMany', { most: mostVolumes })}</span>
      ) : (
        count > 0 && (
          <Button size="small" title="Ctrl+P" onClick={() => setShown('selection')}>
            {t('forms.printSelected', { count })}
          </Button>
        )
      )}
      <button type="button" className="link-button" onClick={() => setShown('place')}>
        {t(place === null ? 'forms.printIndex' : 'forms.printPlace')}
      </button>
    </>
  );
  const panel =
    shown === 'selection' && count > 0 ? (
      <PrintPanel
        subject={{ of: 'volumes', ids: [...selected] }}
        name={t('forms.volumesNamed', { count })}
        onClose={close}
      />
    ) : shown === 'place' ? (
      <PrintPanel subject={{ of: 'place', id: place }} name="" onClose={close} />
    ) : null;
  return { tools, panel };
}
