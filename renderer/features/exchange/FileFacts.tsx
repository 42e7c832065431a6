import { encodings, type Stage } from '../../../shared/contract/exchange';
import { count } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { Control } from '../../ui/controls';
import { FieldFrame } from '../../ui/FieldFrame';
import { TakenBefore } from './TakenBefore';

type Encoding = (typeof encodings)[number];
const isEncoding = (value: unknown): value is Encoding => encodings.some((encoding) => encoding === value);
type Props = { readonly stage: Stage; readonly busy: boolean; readonly onReadAs: (encoding: Encoding) => void };

/** The file, its sheets, whether it was taken in before; a text file's encoding, which may be corrected. */
export function FileFacts({ stage, busy, onReadAs }: Props) {
  const { t, language } = useT();
  return (
    <div className="stack">
      <dl className="facts">
        <dt>{t('exchange.file')}</dt>
        <dd className="import-file">{stage.fileName}</dd>
        <dt>{t('exchange.sheets')}</dt>
        <dd>
          {stage.sheets
            .map(({ name, rows }) =>
              rows === 0
                ? t('exchange.sheetEmpty', { name })
                : t('exchange.sheetRows', { name, rows: count(rows, language) }),
            )
            .join(t('common.listSeparator'))}
        </dd>
      </dl>
      {stage.encoding !== null && (
        <div className="import-narrow">
          <FieldFrame label={t('exchange.encoding')} hint={t('exchange.encodingHint')}>
            {(aria) => (
              <Control
                as={{
                  kind: 'select',
                  options: encodings.map((value) => ({ value, label: t(`exchange.encodings.${value}`) })),
                }}
                value={stage.encoding}
                disabled={busy}
                aria={aria}
                onChange={(value) => {
                  if (isEncoding(value) && value !== stage.encoding) onReadAs(value);
                }}
              />
            )}
          </FieldFrame>
        </div>
      )}
      <TakenBefore stage={stage} />
    </div>
  );
}
