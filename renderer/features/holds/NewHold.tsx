import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { back, go } from '../../lib/route';
import { useSession } from '../../lib/session';
import { DisposalNav } from '../../ui/DisposalNav';
import { Page } from '../../ui/Page';
import { HoldForm } from './HoldForm';
import { newValues } from './hold-values';
import './holds.css';

export function NewHold() {
  const { t } = useT();
  const { today } = useSession();
  return (
    <Page title={t('holds.createTitle')} line={t('holds.line')} actions={<DisposalNav />}>
      <HoldForm values={newValues(today)} onSaved={(saved) => go(paths.hold(saved.id))} onCancel={back} />
    </Page>
  );
}
