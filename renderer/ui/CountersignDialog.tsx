import { Radio } from 'antd';
import { type ReactNode, type SyntheticEvent, useEffect, useState } from 'react';
import type { AppError } from '../../shared/errors';
import { useT } from '../lib/i18n';
import { useCountdown } from '../lib/use-countdown';
import { Control, type ControlKind } from './controls';
import { Dialog } from './Dialog';
import { FailureNotice } from './FailureNotice';
import { FieldFrame } from './FieldFrame';

/** Someone who may give this approval; `login` is null for a person who has no passphrase here and signs on paper only. */
export type Approver = { readonly personId: number; readonly name: string; readonly login: string | null };
/** How the approval was given (domain.md "Approvals at one PC"). */
export type Countersign =
  | { readonly way: 'countersign'; readonly login: string; readonly passphrase: string }
  | {
      readonly way: 'paper';
      readonly personId: number;
      readonly paperNumber: string;
      /** Day the paper was signed. */ readonly paperDate: string;
    };
type Way = Countersign['way'];

type Props = {
  readonly title: string;
  readonly ok: string;
  /** What is approved, in which capacity and under which clause. */
  readonly body: ReactNode;
  readonly approvers: readonly Approver[];
  /** Whose paper may be recorded: one of the approvers, or any person of the list. */
  readonly paperOf?: 'approvers' | 'anyone';
  readonly ways: readonly Way[];
  readonly today: string;
  readonly busy: boolean;
  readonly failure: AppError | null;
  /** True while something in `body` still has to be filled in. */
  readonly needs?: boolean;
  readonly onOk: (given: Countersign) => void;
  readonly onCancel: () => void;
};

/**
 * The approver types their own passphrase, the archivist's session goes on; or a signed paper is recorded by its number
 * and date. A wrong passphrase empties its field and is said in words; a wait is counted down and holds the button.
 */
export function CountersignDialog(props: Props) {
  const {
    title,
    ok,
    body,
    approvers,
    paperOf = 'approvers',
    ways,
    today,
    busy,
    failure,
    needs = false,
    onOk,
    onCancel,
  } = props;
  const { t } = useT();
  const signers = approvers.flatMap(({ login, name }) =>
    login === null ? [] : [{ value: login, label: `${name} (${login})` }],
  );
  const usable = ways.filter((way) => way === 'paper' || signers.length > 0);
  const [way, setWay] = useState<Way>(usable[0] ?? 'paper');
  const [login, setLogin] = useState(signers.length === 1 ? (signers[0]?.value ?? '') : '');
  const [passphrase, setPassphrase] = useState('');
  const [personId, setPersonId] = useState(
    approvers.length === 1 && paperOf === 'approvers' ? (approvers[0]?.personId ?? null) : null,
  );
  const [paperNumber, setPaperNumber] = useState('');
  const [paperDate, setPaperDate] = useState<string | null>(today);
  const left = useCountdown(failure?.code === 'throttled' ? failure : undefined);
  useEffect(() => {
    if (failure?.code === 'wrongPassphrase') setPassphrase('');
  }, [failure]);

  const given: Countersign | null =
    way === 'countersign'
      ? login !== '' && passphrase !== ''
        ? { way, login, passphrase }
        : null
      : personId !== null && paperNumber.trim() !== '' && paperDate !== null
        ? { way, personId, paperNumber: paperNumber.trim(), paperDate }
        : null;
  const ready = given !== null && left === 0 && !busy && !needs;
  const submit = () => {
    if (ready) onOk(given);
  };
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    submit();
  };
  const shown = failure?.code === 'throttled' ? (left > 0 ? { ...failure, seconds: left } : null) : failure;
  const field = (label: string, as: ControlKind, value: unknown, onChange: (value: unknown) => void) => (
    <FieldFrame label={label} required>
      {(aria) => <Control as={as} value={value} onChange={onChange} aria={aria} />}
    </FieldFrame>
  );
  const text = (set: (value: string) => void) => (value: unknown) => set(typeof value === 'string' ? value : '');

  return (
    <Dialog title={title} ok={ok} busy={busy} canGoOn={ready} onOk={submit} onCancel={onCancel}>
      <form className="stack" noValidate onSubmit={onSubmit}>
        <div>{body}</div>
        {usable.length > 1 && (
          <Radio.Group
            aria-label={t('common.countersign.way')}
            value={way}
            onChange={(event) => setWay(event.target.value === 'paper' ? 'paper' : 'countersign')}
            options={usable.map((value) => ({ value, label: t(`common.countersign.${value}`) }))}
          />
        )}
        {way === 'countersign' ? (
          <>
            {field(t('common.countersign.login'), { kind: 'select', options: signers }, login || null, text(setLogin))}
            {field(
              t('common.countersign.passphrase'),
              { kind: 'password', focus: signers.length === 1 },
              passphrase,
              text(setPassphrase),
            )}
            <p className="soft">{t('common.countersign.hint')}</p>
          </>
        ) : (
          <>
            {field(
              t('common.countersign.signer'),
              paperOf === 'anyone'
                ? { kind: 'person', shown: null }
                : { kind: 'select', options: approvers.map(({ personId: value, name }) => ({ value, label: name })) },
              personId,
              (value) => setPersonId(typeof value === 'number' ? value : null),
            )}
            <div className="columns">
              {field(t('common.countersign.paperNumber'), { kind: 'text' }, paperNumber, text(setPaperNumber))}
              {field(t('common.countersign.paperDate'), { kind: 'date' }, paperDate, (value) =>
                setPaperDate(typeof value === 'string' ? value : null),
              )}
            </div>
            <p className="soft">{t('common.countersign.paperHint')}</p>
          </>
        )}
        {shown !== null && <FailureNotice error={shown} />}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} disabled={!ready} />
      </form>
    </Dialog>
  );
}
