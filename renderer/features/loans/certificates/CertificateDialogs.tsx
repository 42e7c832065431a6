import type { ApprovalBy } from '../../../../shared/contract/approvals';
import type { Certificate } from '../../../../shared/contract/certificates';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { useSay } from '../../../ui/Answers';
import { Button } from 'antd';
import { CountersignDialog } from '../../../ui/CountersignDialog';
import { ReasonDialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { useDeed } from '../../../lib/use-deed';
import { useSigners } from '../../../ui/use-signers';

export type CertificateDialog = 'none' | 'proofread' | 'check' | 'sendBack' | 'void';
type Props = { readonly open: CertificateDialog; readonly certificate: Certificate; readonly onClose: () => void };

/** Proofread and check are signed by people who are not those before them (DA-13.4); send back and void ask why. */
export function CertificateDialogs({ open, certificate, onClose }: Props) {
  switch (open) {
    case 'none':
      return null;
    case 'proofread':
    case 'check':
      return <Sign key={open} deed={open} certificate={certificate} onClose={onClose} />;
    case 'sendBack':
    case 'void':
      return <WithReason key={open} deed={open} certificate={certificate} onClose={onClose} />;
  }
}

type Of<D> = { readonly deed: D; readonly certificate: Certificate; readonly onClose: () => void };
function Sign({ deed, certificate, onClose }: Of<'proofread' | 'check'>) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const session = useSession();
  const { busy, failure, run } = useDeed();
  const signed = [certificate.draftedBy?.personId, certificate.proofreadBy?.personId];
  const signers = useSigners().filter(({ personId }) => !signed.includes(personId));
  const { id, version, number } = certificate;
  const sign = (way: ApprovalBy) =>
    void run(
      client.call(deed === 'proofread' ? 'certificates.proofread' : 'certificates.check', { id, version, by: way }),
      () => {
        say('good', t('certificates.signed', { number: number ?? '', action: t(`certificates.action.${deed}`) }));
        onClose();
      },
    );
  return (
    <CountersignDialog
      title={t(`certificates.action.${deed}`)}
      ok={t('loans.slip.approveOk')}
      approvers={signers.filter(({ personId }) => personId !== session.personId)}
      paperOf="anyone"
      ways={['countersign', 'paper']}
      today={session.today}
      busy={busy}
      failure={failure}
      onCancel={onClose}
      onOk={sign}
      body={
        <div className="stack">
          <p>{t(`certificates.ask.${deed}`)}</p>
          {!signed.includes(session.personId) && (
            <p>
              <Button type="primary" loading={busy} onClick={() => sign({ way: 'session' })}>
                {t('common.signMyself')}
              </Button>
            </p>
          )}
        </div>
      }
    />
  );
}

function WithReason({ deed, certificate, onClose }: Of<'sendBack' | 'void'>) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const { id, version, number } = certificate;
  return (
    <ReasonDialog
      draft={`reason:certificate:${id}:${deed}`}
      title={t(`certificates.action.${deed}`)}
      ok={t(`certificates.action.${deed}`)}
      danger={deed === 'void'}
      busy={busy}
      onCancel={onClose}
      body={
        <>
          {failure !== null && <FailureNotice error={failure} />}
          <p>{t(`certificates.ask.${deed}`)}</p>
        </>
      }
      onOk={(reason, done) =>
        void run(
          client.call(deed === 'void' ? 'certificates.void' : 'certificates.sendBack', { id, version, reason }),
          () => {
            done();
            say('good', t('certificates.signed', { number: number ?? '', action: t(`certificates.action.${deed}`) }));
            onClose();
          },
        )
      }
    />
  );
}
