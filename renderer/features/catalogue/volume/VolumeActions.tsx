import { Button } from 'antd';
import type { Volume } from '../../../../shared/contract/catalogue';
import { useT } from '../../../lib/i18n';
import { CollectVolume } from '../worklist/CollectVolume';
import type { OpenDialog } from './VolumeDialogs';

type Props = {
  readonly volume: Volume;
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
  readonly onPrint: () => void;
  readonly onFollow: () => void;
  readonly onDialog: (dialog: OpenDialog) => void;
};

/** What may be done with the volume in its state; what the state forbids is not offered. */
export function VolumeActions({ volume, mayWrite, onEdit, onPrint, onFollow, onDialog }: Props) {
  const { t } = useT();
  const assembling = mayWrite && volume.state === 'assembling';
  return (
    <>
      {assembling && volume.filedOn === null && (
        <Button danger type="text" onClick={() => onDialog('discard')}>
          {t('catalogue.file.discard')}
        </Button>
      )}
      {mayWrite && volume.state === 'filed' && (
        <Button onClick={() => onDialog('reopen')}>{t('catalogue.file.reopen')}</Button>
      )}
      {volume.state !== 'destroyed' && <CollectVolume id={volume.id} />}
      {mayWrite && (
        <Button title="Ctrl+Shift+N" onClick={onFollow}>
          {t('rearranging.follow.button')}
        </Button>
      )}
      <Button title="Ctrl+P" onClick={onPrint}>
        {t('common.print')}
      </Button>
      {assembling && (
        <Button title="E" onClick={onEdit}>
          {t('catalogue.volume.editKey')}
        </Button>
      )}
      {assembling && (
        <Button type="primary" onClick={() => onDialog('file')}>
          {t('catalogue.file.button')}
        </Button>
      )}
    </>
  );
}
