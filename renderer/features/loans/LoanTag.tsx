import type { LineState, LoanState } from '../../../shared/domain/loan';
import { useT } from '../../lib/i18n';
import { Tag, type Tone } from '../../ui/StateTag';

const states = {
  draft: 'draft',
  submitted: 'warn',
  approved: 'good',
  issued: 'away',
  closed: 'good',
  refused: 'gone',
  withdrawn: 'gone',
  lapsed: 'bad',
} as const satisfies Record<LoanState, Tone>;
const lines = {
  asked: 'draft',
  reserved: 'warn',
  out: 'away',
  released: 'gone',
  returned: 'good',
  damaged: 'bad',
  incomplete: 'bad',
  papersAdded: 'warn',
  lost: 'bad',
} as const satisfies Record<LineState, Tone>;

/** `waiting`: all have signed, a volume is elsewhere. It is still submitted, and nobody's to approve. */
export function LoanTag({ state, waiting = false }: { readonly state: LoanState; readonly waiting?: boolean }) {
  const { t } = useT();
  return <Tag tone={states[state]}>{t(waiting ? 'loans.state.waiting' : `loans.state.${state}`)}</Tag>;
}
export function LineTag({ state }: { readonly state: LineState }) {
  const { t } = useT();
  return <Tag tone={lines[state]}>{t(`loans.line.${state}`)}</Tag>;
}
