import { Button } from 'antd';
import { useT } from '../../lib/i18n';

export function ChooseStep({ busy, onChoose }: { readonly busy: boolean; readonly onChoose: () => void }) {
  const { t } = useT();
  return (
    <div className="stack import-choose">
      <p>{t('exchange.chooseHint')}</p>
      <div className="row"><Button type="primary" disabled={busy} onClick={onChoose}>{t('exchange.choose')}</Button></div>
    </div>
  );
}
