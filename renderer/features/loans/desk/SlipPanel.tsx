import { Button, Input, InputNumber, Radio } from 'antd';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import type { RefObject } from 'react';
import { loanManners } from '../../../../shared/domain/loan';
import { highestLevel } from '../../../../shared/domain/level';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { useQuery } from '../../../lib/use-query';
import { FieldFrame } from '../../../ui/FieldFrame';
import { endEntry } from '../../../ui/ScanField';
import { SlipPanelLine } from './SlipPanelLine';
import type { Tray } from './tray';

type Props = {
  readonly tray: Tray;
  readonly purposeRef: RefObject<TextAreaRef | null>;
  readonly busy: boolean;
  readonly onPatch: (some: Partial<Tray>) => void;
  readonly onRemove: (volumeId: number) => void;
  readonly onSubmit: () => void;
};

/** The slip in the making: manner, purpose, term, and the volumes scanned so far. Enter in an entry leads back to the scan field. */
export function SlipPanel({ tray, purposeRef, busy, onPatch, onRemove, onSubmit }: Props) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const { manner, purpose, letter, report, days, lines, borrower } = tray;
  const settings = useQuery('settings.get', {}, ['settings']);
  const [term, most] = (['loanTermDays', 'loanMaxDays'] as const).map((key) =>
    settings.status === 'ready' ? settings.value.find((one) => one.key === key)?.value : undefined,
  );
  const termHint = term === undefined || most === undefined ? undefined : t('loans.desk.daysHint', { term, most });
  const level = highestLevel(lines.map(({ volume }) => volume.level));
  return (
    <section className="desk-card" aria-label={t('loans.desk.slip')}>
      <h2>{t('loans.desk.slip')}</h2>
      <Radio.Group
        aria-label={t('loans.field.manner')}
        value={manner}
        onChange={(event) => onPatch({ manner: loanManners.find((one) => one === event.target.value) ?? 'takeOut' })}
        options={loanManners.map((value) => ({ value, label: t(`loans.manner.${value}`) }))}
      />
      <FieldFrame label={`${t('loans.field.purpose')} (F6)`} required>
        {(aria) => (
          <Input.TextArea
            {...aria}
            ref={purposeRef}
            rows={2}
            maxLength={200}
            value={purpose}
            onPressEnter={endEntry}
            onChange={(event) => onPatch({ purpose: event.target.value })}
          />
        )}
      </FieldFrame>
      {manner === 'takeOut' && (
        <FieldFrame label={t('loans.field.days')} hint={termHint}>
          {(aria) => (
            <InputNumber
              {...aria}
              className="control-number"
              controls={false}
              precision={0}
              min={1}
              max={60}
              value={days}
              onPressEnter={endEntry}
              onChange={(next) => onPatch({ days: next })}
            />
          )}
        </FieldFrame>
      )}
      {borrower?.kind === 'outsider' && (
        <>
          <FieldFrame label={t('loans.field.letter')} required>
            {(aria) => (
              <Input
                {...aria}
                maxLength={120}
                value={letter}
                onPressEnter={endEntry}
                onChange={(event) => onPatch({ letter: event.target.value })}
              />
            )}
          </FieldFrame>
          <FieldFrame label={t('loans.field.report')} required>
            {(aria) => (
              <Input.TextArea
                {...aria}
                rows={3}
                maxLength={1000}
                value={report}
                onChange={(event) => onPatch({ report: event.target.value })}
              />
            )}
          </FieldFrame>
        </>
      )}
      <p className="desk-lines-head">
        {t('loans.desk.lines', { count: lines.length })}
        {lines.length > 0 && ` · ${t('loans.field.level')} ${levelWord(level)}`}
      </p>
      {lines.length === 0 ? (
        <p className="soft">{t('loans.desk.linesNone')}</p>
      ) : (
        <ol className="desk-lines">
          {lines.map((line) => (
            <SlipPanelLine
              key={line.volume.id}
              line={line}
              copying={manner === 'copy'}
              onRemove={() => onRemove(line.volume.id)}
              onChange={(next) =>
                onPatch({ lines: lines.map((one) => (one.volume.id === next.volume.id ? next : one)) })
              }
            />
          ))}
        </ol>
      )}
      <Button type="primary" block loading={busy} onClick={onSubmit}>
        {t('loans.desk.submit')}
      </Button>
    </section>
  );
}
