import type { VolumeState } from '../../shared/domain/volume-facts';
import { useT } from '../lib/i18n';
import './notice.css';

const tones = {
  assembling: 'draft',
  filed: 'good',
  out: 'away',
  inRoom: 'away',
  missing: 'bad',
  setApart: 'warn',
  destroyed: 'gone',
} as const satisfies Record<VolumeState, string>;
export type Tone = (typeof tones)[VolumeState];

/** A word with a colour, never colour alone. */
export function Tag({ tone, children }: { readonly tone: Tone; readonly children: string }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}
type StateProps = { readonly state: VolumeState; /** The list it was destroyed on. */ readonly list?: string | null };
export function StateTag({ state, list = null }: StateProps) {
  const { t } = useT();
  return (
    <>
      <Tag tone={tones[state]}>{t(`common.state.${state}`)}</Tag>
      {list !== null && <span className="tag-list figures"> {list}</span>}
    </>
  );
}
