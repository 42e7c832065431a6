import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useDeed } from '../../lib/use-deed';
import { useSay } from '../../ui/Answers';
import { FailureNotice } from '../../ui/FailureNotice';
import { TextField } from '../../ui/TextField';
import { headerOf, type SheetChoice, type StagedSheet } from './import-choices';

type Props = {
  readonly sheet: StagedSheet;
  readonly choice: SheetChoice;
  readonly onChange: (choice: SheetChoice) => void;
};

/** A mapping kept for this header is offered; the one that stands here may be kept under a name. */
export function MappingOffer({ sheet, choice, onChange }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [name, setName] = useState<string | null>(null);
  const part = useRef<HTMLDivElement>(null);
  const close = () => {
    setName(null);
    part.current?.focus();
  };
  const { saved } = sheet;
  const header = headerOf(sheet, choice.headerRow);
  const { kind, mapping } = choice;
  const isTaken =
    saved !== null && saved.kind === kind && saved.headerRow === choice.headerRow && isSame(saved.mapping, mapping);
  return (
    <div ref={part} tabIndex={-1} role="group" aria-label={t('exchange.mappings')} className="stack">
      {saved !== null && !isTaken && (
        <p className="notice" role="status">
          {t('exchange.mappingKnown', { name: saved.name })}{' '}
          <button
            type="button"
            className="link-button"
            onClick={() => {
              onChange({
                name: sheet.name,
                kind: saved.kind,
                headerRow: saved.headerRow,
                mapping: { ...saved.mapping },
              });
              part.current?.focus();
            }}
          >
            {t('exchange.mappingTake')}
          </button>
        </p>
      )}
      {failure !== null && <FailureNotice error={failure} />}
      {kind !== null && header.length > 0 && name === null && (
        <div className="row">
          <button type="button" className="link-button" onClick={() => setName(saved?.name ?? '')}>
            {t('exchange.mappingKeep')}
          </button>
          {isTaken && <span className="soft">{t('exchange.mappingTaken', { name: saved.name })}</span>}
        </div>
      )}
      {kind !== null && name !== null && (
        <div className="row">
          <TextField
            label={t('exchange.mappingName')}
            as={{ kind: 'text', focus: true }}
            value={name}
            onChange={setName}
          />
          <Button
            size="small"
            loading={busy}
            disabled={name.trim() === ''}
            onClick={() =>
              void run(client.call('exchange.saveMapping', { name, kind, header: [...header], mapping }), (kept) => {
                close();
                say('good', t('exchange.mappingKept', { name: kept.name }));
              })
            }
          >
            {t('common.save')}
          </Button>
          <Button size="small" onClick={close}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** The same columns for the same fields; a field without one counts as not there. */
function isSame(one: SheetChoice['mapping'], other: SheetChoice['mapping']): boolean {
  const fields = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...fields].every((field) => (one[field] ?? null) === (other[field] ?? null));
}
