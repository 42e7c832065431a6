import type { ReactNode } from 'react';
import type { Volume } from '../../../../shared/contract/catalogue';
import { useT } from '../../../lib/i18n';
import { Dialog } from '../../../ui/Dialog';
import { FindingList, type GoTo } from './Checks';

type Props = {
  readonly volume: Volume;
  readonly notice: ReactNode;
  readonly busy: boolean;
  readonly goTo: GoTo;
  readonly onOk: () => void;
  readonly onCancel: () => void;
};

/** Filing 归档: refused while anything is missing, each missing thing leading to its field; warnings only inform. */
export function FileDialog({ volume, notice, busy, goTo, onOk, onCancel }: Props) {
  const { t } = useT();
  const { missing, warnings } = volume;
  return (
    <Dialog
      title={t('catalogue.file.title')}
      ok={t('catalogue.file.ok')}
      canGoOn={missing.length === 0}
      busy={busy}
      onOk={onOk}
      onCancel={onCancel}
    >
      {notice}
      <p>{missing.length === 0 ? t('catalogue.file.body') : t('catalogue.file.blocked')}</p>
      {missing.length > 0 && <FindingList findings={missing} tone="bad" goTo={goTo} />}
      {warnings.length > 0 && (
        <>
          <p>
            {missing.length === 0
              ? t('catalogue.file.warned')
              : t('catalogue.checks.warnings', { count: warnings.length })}
          </p>
          <FindingList findings={warnings} tone="warn" goTo={null} />
        </>
      )}
    </Dialog>
  );
}
