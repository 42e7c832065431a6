import type { OutputOf } from '../../../shared/contract/index';
import type { Language } from '../../../shared/i18n/index';
import { count } from '../../lib/format';
import type { T } from '../../lib/i18n';

const parts = ['volumes', 'items', 'newClients', 'persons', 'newLocations'] as const;
type Counts = OutputOf<'exchange.commit'>['counts'];

/** What a batch brought in, in words; what it brought none of is not named. */
export function countsLine(counts: Counts, t: T, language: Language): string {
  const named = parts
    .filter((part) => counts[part] > 0)
    .map((part) => t(`exchange.part.${part}`, { count: counts[part], figure: count(counts[part], language) }));
  return named.length === 0 ? t('exchange.part.nothing') : named.join(t('common.listSeparator'));
}
