import { useState } from 'react';
import type { InputOf } from '../../../shared/contract/index';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSay } from '../Answers';

export type PrintRequest = InputOf<'forms.preview'>;
export type PrintDeed = 'preview' | 'issue';
type Drawn = {
  readonly pages: number;
  readonly left: readonly string[];
  readonly number?: string;
  readonly copy?: number;
  readonly lastNumber?: string | null;
};
type Refused = { readonly deed: PrintDeed; readonly request: PrintRequest; readonly error: AppError };

/**
 * Draws a form and opens it in the preview window; `issue` also gives a number and a log entry. A refusal is kept with
 * what was asked, so that the same may be asked again with the characters that have no glyph left blank for the pen.
 */
export function usePrinting(title: (request: PrintRequest) => string) {
  const client = useClient();
  const { t } = useT();
  const say = useSay();
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);

  const wordsOf = (drawn: Drawn): string => {
    const blanks = drawn.left.length === 0 ? '' : ` · ${t('forms.left', { characters: drawn.left.join(' ') })}`;
    const { pages, number, copy, lastNumber: last } = drawn;
    if (number === undefined || copy === undefined) return t('forms.previewed', { pages }) + blanks;
    return (
      (typeof last === 'string'
        ? t('forms.issuedMany', { number, last, pages })
        : t('forms.issued', { number, copy, pages })) + blanks
    );
  };
  const print = async (deed: PrintDeed, request: PrintRequest, withoutGlyph: 'refuse' | 'leaveBlank' = 'refuse') => {
    setWorking(true);
    setRefused(null);
    const asked: PrintRequest = { ...request, withoutGlyph };
    const drawn =
      deed === 'issue' ? await client.call('forms.issue', asked) : await client.call('forms.preview', asked);
    const shown = drawn.ok
      ? await client.call('shell.openPreview', { token: drawn.value.token, title: title(request).slice(0, 200) })
      : drawn;
    setWorking(false);
    if (!drawn.ok && drawn.error.code === 'cancelled') return say('good', t('forms.cancelled'));
    // A form that was issued has its number even where its window did not open: both are said.
    if (drawn.ok) say('good', wordsOf(drawn.value));
    if (!shown.ok) setRefused({ deed, request, error: shown.error });
    return undefined;
  };
  const leaveBlank = () => (refused === null ? undefined : void print(refused.deed, refused.request, 'leaveBlank'));
  return { working, error: refused?.error ?? null, print, leaveBlank };
}
