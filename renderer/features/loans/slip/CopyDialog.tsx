import { useState } from 'react';
import type { z } from 'zod';
import { copyInput, type Loan, type LoanLine } from '../../../../shared/contract/loans';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { useSay } from '../../../ui/Answers';
import { Field } from '../../../ui/Field';
import { FormDialog } from '../../../ui/FormDialog';

type Props = { readonly loan: Loan; readonly line: LoanLine; readonly onClose: () => void };

/** Enters a copy or an extract into the copy log: who, when, pages, copies, where to, watched by whom (3.1, BM-7(8)). */
export function CopyDialog({ loan, line, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const session = useSession();
  const { code, title } = line.volume;
  const [values] = useState<z.input<typeof copyInput>>({
    manner: 'copy',
    pages: line.askedPages ?? '',
    copies: line.askedCopies ?? 1,
    destination: '',
    madeById: session.personId,
    supervisedById: null,
  });
  return (
    <FormDialog
      title={t('loans.copy.title')}
      ok={t('loans.slip.action.logCopy')}
      schema={copyInput}
      values={values}
      draft={`copy:${line.id}:${loan.id}`}
      save={async (parsed) => {
        const { id, version } = loan;
        const logged = await client.call('loans.logCopy', { id, version, lineId: line.id, ...parsed });
        if (logged.ok) say('good', t('loans.copy.done', { code, copies: parsed.copies }));
        return logged;
      }}
      onSaved={onClose}
      onCancel={onClose}
    >
      {(control) => (
        <>
          <p>
            <span className="figures">{code}</span> {title}
          </p>
          <div className="columns">
            <Field
              control={control}
              name="manner"
              label={t('loans.copy.kind')}
              required
              as={{
                kind: 'select',
                options: (['copy', 'extract'] as const).map((value) => ({
                  value,
                  label: t(`loans.copy.manner.${value}`),
                })),
              }}
            />
            <Field
              control={control}
              name="copies"
              label={t('loans.copy.copies')}
              required
              as={{ kind: 'number', min: 1, max: 200 }}
            />
            <Field control={control} name="pages" label={t('loans.copy.pages')} required />
            <Field control={control} name="destination" label={t('loans.copy.destination')} required />
            <Field
              control={control}
              name="madeById"
              label={t('loans.copy.madeBy')}
              required
              as={{ kind: 'person', shown: session.fullName }}
            />
            <Field
              control={control}
              name="supervisedById"
              label={t('loans.copy.supervisedBy')}
              required
              as={{ kind: 'person', shown: null }}
            />
          </div>
        </>
      )}
    </FormDialog>
  );
}
