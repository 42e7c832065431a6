import { Button, Modal } from 'antd';
import type { Loan, LoanLine } from '../../../../shared/contract/loans';
import { useT } from '../../../lib/i18n';
import { useSay } from '../../../ui/Answers';
import { inPage } from '../../../ui/Dialog';
import { ReturnForm } from '../ReturnForm';

type Props = { readonly loan: Loan; readonly line: LoanLine; readonly onClose: () => void };

/** The return check of one line from the slip's page, without a scanner. */
export function GiveBackDialog({ loan, line, onClose }: Props) {
  const { t } = useT();
  const say = useSay();
  const { code, title } = line.volume;
  return (
    <Modal
      open
      title={t('loans.returning.title')}
      onCancel={onClose}
      closable={false}
      mask={{ closable: false }}
      width={640}
      transitionName=""
      maskTransitionName=""
      getContainer={inPage}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <p>
        <span className="figures">{code}</span> {title}
      </p>
      <ReturnForm
        target={{ id: loan.id, version: loan.version, lineId: line.id }}
        volume={line.volume}
        onLater={onClose}
        onDone={({ result, reservedFor }) => {
          const told = reservedFor.map(({ name, number }) =>
            t('loans.returning.reservedFor', { name, number: number ?? '' }),
          );
          say('good', [t('loans.returning.isDone', { code, result: t(`loans.line.${result}`) }), ...told].join(' · '));
          onClose();
        }}
      />
    </Modal>
  );
}
