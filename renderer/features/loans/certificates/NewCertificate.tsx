import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { back, go } from '../../../lib/route';
import { Page } from '../../../ui/Page';
import { LoanNav } from '../LoanNav';
import { CertificateForm } from './CertificateForm';
import { newValues } from './certificate-values';
import './certificates.css';

export function NewCertificate() {
  const { t } = useT();
  return (
    <Page title={t('certificates.create')} line={t('certificates.line')} actions={<LoanNav />}>
      <CertificateForm
        values={newValues}
        shown={[]}
        onSaved={(saved) => go(paths.certificate(saved.id))}
        onCancel={back}
      />
    </Page>
  );
}
