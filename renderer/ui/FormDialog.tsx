import type { ReactNode } from 'react';
import type { Control, FieldValues } from 'react-hook-form';
import { useContractForm } from '../lib/use-contract-form';
import type { SchemaFormOptions } from '../lib/use-schema-form';
import { Dialog } from './Dialog';
import { DraftNotice } from './DraftNotice';
import { FailureNotice } from './FailureNotice';

type Props<V extends FieldValues, O, R> = SchemaFormOptions<V, O, R> & {
  readonly title: string;
  readonly ok: string;
  /** Key of the draft on the desk, e.g. `breach:12`: a lock or a crash leaves what was typed. */
  readonly draft: string;
  readonly onCancel: () => void;
  readonly children: (control: Control<V, unknown, O>) => ReactNode;
};

/** A few fields over the page, as one deed with its own command. Enter saves; "cancel" lets the draft go, a lock does not. */
export function FormDialog<V extends FieldValues, O, R>({ title, ok, onCancel, children, ...options }: Props<V, O, R>) {
  const { control, submit, failure, saving, draft } = useContractForm(options);
  const cancel = () => {
    void draft.drop();
    onCancel();
  };
  return (
    <Dialog title={title} ok={ok} busy={saving} onOk={() => void submit()} onCancel={cancel}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DraftNotice draft={draft} />
        {children(control)}
        {failure !== undefined && <FailureNotice error={failure} />}
        <button type="submit" hidden aria-hidden="true" tabIndex={-1} />
      </form>
    </Dialog>
  );
}
