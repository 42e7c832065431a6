import { Input, InputNumber } from 'antd';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { endEntry } from '../../../ui/ScanField';
import type { TrayLine } from './tray';

type Props = {
  readonly line: TrayLine;
  readonly copying: boolean;
  readonly onRemove: () => void;
  readonly onChange: (line: TrayLine) => void;
};

/** One volume of the slip in the making; a copy request also says which pages and how many copies. */
export function SlipPanelLine({ line, copying, onRemove, onChange }: Props) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const { volume, askedPages, askedCopies } = line;
  return (
    <li>
      <span className="figures">{volume.code}</span>
      {volume.level !== 'general' && <span className="soft">{levelWord(volume.level)}</span>}
      <button
        type="button"
        className="link-button"
        aria-label={t('loans.desk.removeLine', { code: volume.code })}
        onClick={onRemove}
      >
        {t('common.remove')}
      </button>
      <span className="desk-line-title" title={volume.title}>
        {volume.title}
      </span>
      {copying && (
        <span className="desk-copy">
          <Input
            size="small"
            aria-label={`${t('loans.field.askedPages')} ${volume.code}`}
            placeholder={t('loans.field.askedPages')}
            maxLength={200}
            value={askedPages}
            onPressEnter={endEntry}
            onChange={(event) => onChange({ ...line, askedPages: event.target.value })}
          />
          <InputNumber
            size="small"
            aria-label={`${t('loans.field.askedCopies')} ${volume.code}`}
            placeholder={t('loans.field.askedCopies')}
            controls={false}
            min={1}
            max={200}
            precision={0}
            value={askedCopies}
            onPressEnter={endEntry}
            onChange={(next) => onChange({ ...line, askedCopies: next })}
          />
        </span>
      )}
    </li>
  );
}
