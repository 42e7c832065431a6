import { looksLikeMachineKey, parseMachineKey } from '../../../../shared/domain/machine-key';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';

/** What a barcode that found nothing is all the same: misread, of another archive, or of what has no page to be opened. */
function barcodeOf(text: string, own: string): 'badCheck' | 'otherArchive' | 'person' | 'slip' | null {
  if (!looksLikeMachineKey(text)) return null;
  const key = parseMachineKey(text, { tag: own });
  if (!key.ok) return key.error === 'badCheck' || key.error === 'otherArchive' ? key.error : null;
  const { kind } = key.value;
  return kind === 'person' || kind === 'slip' ? kind : null;
}

/** Why a text found nothing, and what to do: a barcode says more of itself than that there is none such. */
export function useNothingFound(): (text: string) => { readonly what: string; readonly todo: string } {
  const { t } = useT();
  const own = useSession().archiveTag;
  return (text) => {
    const barcode = barcodeOf(text, own);
    if (barcode === null) return { what: t('catalogue.search.none', { text }), todo: t('catalogue.search.noneHint') };
    return {
      what: t(`catalogue.search.barcode.${barcode}.what`),
      todo: t(`catalogue.search.barcode.${barcode}.todo`, { own }),
    };
  };
}
