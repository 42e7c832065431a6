import { Button, Modal } from 'antd';
import { hotkeys } from '../lib/hotkeys';
import { useT } from '../lib/i18n';
import { inPage } from '../ui/Dialog';

export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useT();
  return (
    <Modal
      open
      title={t('frame.keysTitle')}
      onCancel={onClose}
      closable={false}
      width={420}
      transitionName=""
      maskTransitionName=""
      getContainer={inPage}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <dl className="keys">
        {hotkeys.map(({ action, keys, words }) => (
          <div key={action}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
