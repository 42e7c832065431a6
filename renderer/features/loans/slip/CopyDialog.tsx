import { useState } from 'react';
import type { Loan, LoanLine } from '../../../../shared/contract/loans';
import type { Key } from '../../../../shared/i18n/index';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { useSay } from '../../../ui/Answers';
import { Control, type ControlKind } from '../../../ui/controls';
import { Dialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FieldFrame } from '../../../ui/FieldFrame';
import { useDeed } from '../../../lib/use-deed';

type Props = { readonly loan: Loan; readonly line: LoanLine; readonly onClose: () => void };
type Values = {
  readonly manner: 'copy' | 'extract';
  readonly pages: string;
  readonly copies: number | null;
  readonly destination: string;
  readonly madeById: number | null;
  readonly supervisedById: number | null;
};

/** Enters a copy or an extract into the copy log: who, when, pages, copies, where to, watched by whom (3.1, BM-7(8)). */
export function CopyDialog({ loan, line, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const session = useSession();
  const { busy, failure, run } = useDeed();
  const [values, setValues] = useState<Values>({
    manner: 'copy',
    pages: line.askedPages ?? '',
    copies: line.askedCopies ?? 1,
    destination: '',
    madeById: session.personId,
    supervisedById: null,
  });
  const { manner, pages, copies, destination, madeById, supervisedById } = values;
  const ready =
    pages.trim() !== '' && copies !== null && destination.trim() !== '' && madeById !== null && supervisedById !== null;
  const field = <K extends keyof Values>(name: K, as: ControlKind, read: (value: unknown) => Values[K]) => (
    <FieldFrame label={t(labels[name])} required>
      {(aria) => (
        <Control
          as={as}
          value={values[name]}
          onChange={(value) => setValues((before) => ({ ...before, [name]: read(value) }))}
          aria={aria}
        />
      )}
    </FieldFrame>
  );
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const number = (value: unknown) => (typeof value === 'number' ? value : null);
  const onOk = () => {
    if (!ready) return;
    const { id, version } = loan;
    const { code } = line.volume;
    void run(
      client.call('loans.logCopy', {
        id,
        version,
        lineId: line.id,
        manner,
        pages,
        copies,
        destination,
        madeById,
        supervisedById,
      }),
      () => {
        say('good', t('loans.copy.done', { code, copies }));
        onClose();
      },
    );
  };
  return (
    <Dialog
      title={t('loans.copy.title')}
      ok={t('loans.slip.action.logCopy')}
      canGoOn={ready}
      busy={busy}
      onOk={onOk}
      onCancel={onClose}
    >
      <div className="stack">
        <p>
          <span className="figures">{line.volume.code}</span> {line.volume.title}
        </p>
        <div className="columns">
          {field(
            'manner',
            {
              kind: 'select',
              options: [
                { value: 'copy', label: t('loans.copy.manner.copy') },
                { value: 'extract', label: t('loans.copy.manner.extract') },
              ],
            },
            (value) => (value === 'extract' ? 'extract' : 'copy'),
          )}
          {field('copies', { kind: 'number', min: 1, max: 200 }, number)}
          {field('pages', { kind: 'text' }, text)}
          {field('destination', { kind: 'text' }, text)}
          {field('madeById', { kind: 'person', shown: session.fullName }, number)}
          {field('supervisedById', { kind: 'person', shown: null }, number)}
        </div>
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
const labels = {
  manner: 'loans.copy.kind',
  pages: 'loans.copy.pages',
  copies: 'loans.copy.copies',
  destination: 'loans.copy.destination',
  madeById: 'loans.copy.madeBy',
  supervisedById: 'loans.copy.supervisedBy',
} as const satisfies Record<keyof Values, Key>;
