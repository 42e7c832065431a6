import type { ListState, RowState } from '../../../shared/domain/disposal';
import { useT } from '../../lib/i18n';
import { Tag, type Tone } from '../../ui/StateTag';

const lists = {
  draft: 'draft',
  appraisal: 'warn',
  appraised: 'warn',
  approved: 'away',
  held: 'away',
  rechecked: 'bad',
  destroyed: 'bad',
  cancelled: 'gone',
} as const satisfies Record<ListState, Tone>;
const rows = { listed: 'draft', left: 'gone', destroyed: 'bad' } as const satisfies Record<RowState, Tone>;

export function ListTag({ state }: { readonly state: ListState }) {
  const { t } = useT();
  return <Tag tone={lists[state]}>{t(`disposal.state.${state}`)}</Tag>;
}
export function RowTag({ state }: { readonly state: RowState }) {
  const { t } = useT();
  return <Tag tone={rows[state]}>{t(`disposal.rowState.${state}`)}</Tag>;
}
