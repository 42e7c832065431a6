import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../lib/i18n';

type Props = {
  readonly busy: boolean;
  /** How far the reading is, or why there was none. */ readonly outcome: ReactNode;
  readonly onChoose: () => void;
};

export function ChooseStep({ busy, outcome, onChoose }: Props) {
  const { t } = useT();
  return (
    <div className="stack import-choose">
      <p>{t('exchange.chooseHint')}</p>
      {outcome}
      <div className="row">
        <Button type="primary" disabled={busy} onClick={onChoose}>
          {t('exchange.choose')}
        </Button>
      </div>
    </div>
  );
}
