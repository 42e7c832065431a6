import type { CertificateState } from '../../../../shared/domain/certificate';
import { useT } from '../../../lib/i18n';
import { Tag, type Tone } from '../../../ui/StateTag';

const tones = {
  draft: 'draft',
  submitted: 'warn',
  proofread: 'warn',
  issued: 'good',
  void: 'gone',
} as const satisfies Record<CertificateState, Tone>;

export function CertificateTag({ state }: { readonly state: CertificateState }) {
  const { t } = useT();
  return <Tag tone={tones[state]}>{t(`certificates.state.${state}`)}</Tag>;
}
