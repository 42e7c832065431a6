import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ApprovalBy } from '../../shared/contract/approvals';
import type { ApprovalManner } from '../../shared/domain/loan';
import type { AppError } from '../../shared/errors';
import { useT } from '../lib/i18n';
import { useSession } from '../lib/session';
import { type Approver, CountersignDialog } from './CountersignDialog';
import { Dialog } from './Dialog';
import { FailureNotice } from './FailureNotice';

/** Someone who may sign this step, and how. */
type Signer = Approver & { readonly ways: readonly ApprovalManner[] };
type Props = {
  readonly title: string;
  readonly ok: string;
  readonly body: ReactNode;
  readonly signers: readonly Signer[];
  readonly busy: boolean;
  readonly failure: AppError | null;
  /** True while something in `body` still has to be filled in. */
  readonly needs?: boolean;
  readonly onSign: (by: ApprovalBy) => void;
  readonly onClose: () => void;
};

/** One signature under a step: by the operator in session, by another's own passphrase, or on paper. */
export function SignDialog({ title, ok, body, signers, busy, failure, needs = false, onSign, onClose }: Props) {
  const { t } = useT();
  const session = useSession();
  const own = signers.find(({ personId }) => personId === session.personId);
  const inSession = own?.ways.includes('session') === true;
  const others = signers.filter(({ personId }) => personId !== session.personId);
  const ways = (['countersign', 'paper'] as const).filter((way) => signers.some((one) => one.ways.includes(way)));
  if (inSession && others.length === 0)
    return (
      <Dialog
        title={title}
        ok={t('common.signMyself')}
        busy={busy}
        canGoOn={!needs}
        onCancel={onClose}
        onOk={() => onSign({ way: 'session' })}
      >
        <div className="stack">
          {body}
          {failure !== null && <FailureNotice error={failure} />}
        </div>
      </Dialog>
    );
  return (
    <CountersignDialog
      title={title}
      ok={ok}
      approvers={inSession ? others : signers}
      ways={ways}
      today={session.today}
      busy={busy}
      failure={failure}
      needs={needs}
      onCancel={onClose}
      onOk={onSign}
      body={
        <div className="stack">
          {body}
          {inSession && (
            <Button type="primary" loading={busy} disabled={needs} onClick={() => onSign({ way: 'session' })}>
              {t('common.signMyself')}
            </Button>
          )}
        </div>
      }
    />
  );
}
