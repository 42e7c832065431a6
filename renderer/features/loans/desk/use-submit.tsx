import { useState } from 'react';
import type { AppError } from '../../../../shared/errors';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useSentences } from '../../../ui/FailureNotice';
import type { Spoken } from '../../../ui/ScanTray';
import type { LoanDeskState } from './use-loan-desk';

/** Makes the slip of what is listed and submits it; what fails is said as large as a scan, and nothing of the tray is lost. */
export function useSubmit(desk: LoanDeskState, say: (words: Spoken) => void) {
  const { t, code } = useT();
  const client = useClient();
  const sentences = useSentences();
  const [busy, setBusy] = useState(false);
  const [slip, setSlip] = useState<{ readonly id: number; readonly number: string } | null>(null);

  const refuse = (what: string) => say({ tone: 'bad', what, more: [] });
  const fail = (error: AppError) => {
    const { what, safe, todo } = sentences(error);
    const fields =
      error.code === 'invalidInput'
        ? Object.values(error.fields)
            .flat()
            .map((one) => code('invalid', one))
        : [];
    say({ tone: 'bad', what, more: [...fields, safe, todo] });
  };
  const run = async (): Promise<void> => {
    const { tray } = desk;
    if (tray === undefined || busy) return;
    const { borrower, lines, purpose, manner, letter, report, days } = tray;
    if (borrower === null) return refuse(t('loans.desk.nobodyToSubmit'));
    if (lines.length === 0) return refuse(t('loans.desk.nothingToSubmit'));
    if (purpose.trim() === '') return refuse(t('loans.desk.noPurpose'));
    setBusy(true);
    try {
      const saved = await client.call('loans.save', {
        id: tray.draft?.id ?? null,
        version: tray.draft?.version ?? 0,
        borrowerId: borrower.id,
        manner,
        purpose,
        letter: letter === '' ? null : letter,
        report: report === '' ? null : report,
        days: manner === 'takeOut' ? days : null,
        lines: lines.map(({ volume, askedPages, askedCopies }) => ({
          volumeId: volume.id,
          askedPages: manner === 'copy' && askedPages !== '' ? askedPages : null,
          askedCopies: manner === 'copy' ? askedCopies : null,
        })),
      });
      if (!saved.ok) return fail(saved.error);
      desk.patch({ draft: { id: saved.value.id, version: saved.value.version } });
      const { id, version } = saved.value;
      const submitted = await client.call('loans.submit', { id, version });
      if (!submitted.ok) {
        setSlip({ id, number: t('loans.slip.draftTitle') });
        return fail(submitted.error);
      }
      const loan = submitted.value;
      const number = loan.number ?? '';
      setSlip({ id: loan.id, number });
      desk.patch({ lines: [], draft: null, purpose: '', borrower: loan.borrower });
      say({
        tone: 'good',
        what: t('loans.desk.submitted', { number }),
        more: loan.nextStep === null ? [] : [t('loans.desk.submittedNext', { step: t(`loans.step.${loan.nextStep}`) })],
      });
    } finally {
      setBusy(false);
    }
  };
  const link =
    slip === null ? null : <a href={`#${paths.loan(slip.id)}`}>{t('loans.desk.openSlip', { number: slip.number })}</a>;
  return { run, busy, link };
}
