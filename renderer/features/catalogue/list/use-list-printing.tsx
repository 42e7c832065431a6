import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { mostVolumes } from '../../../../shared/contract/forms';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { PrintPanel } from '../../../ui/print/PrintPanel';

type Shown = 'selection' | 'place' | null;

/**
 * Printing from the list: labels, spines, covers and lists of what is selected; box labels and indexes of a place, or of all.
 * `narrowed` by other conditions than a place: an index of the whole archive is not what is looked at, and not offered.
 */
export function useListPrinting(
  selected: readonly number[],
  place: number | null,
  narrowed: boolean,
): { readonly tools: ReactNode; readonly panel: ReactNode } {
  const { t } = useT();
  const say = useSay();
  const [shown, setShown] = useState<Shown>(null);
  const count = selected.length;
  const isTooMany = count > mostVolumes;
  const ofPlace = place !== null || !narrowed;
  const print = () => {
    if (count > 0) setShown('selection');
    else if (ofPlace) setShown('place');
    else say('bad', t('forms.selectFirst'));
  };
  useHotkey('print', print, !isTooMany);
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
      {ofPlace && (
        <button type="button" className="link-button" onClick={() => setShown('place')}>
          {t(place === null ? 'forms.printIndex' : 'forms.printPlace')}
        </button>
      )}
    </>
  );
  const panel =
    shown === 'selection' && count > 0 ? (
      <PrintPanel
        subject={{ of: 'volumes', ids: [...selected] }}
        name={t('forms.volumesNamed', { count })}
        onClose={close}
      />
    ) : shown === 'place' && ofPlace ? (
      <PrintPanel subject={{ of: 'place', id: place }} name="" onClose={close} />
    ) : null;
  return { tools, panel };
}
