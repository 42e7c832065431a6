import { Button } from 'antd';
import { useState } from 'react';
import type { PrintedForm } from '../../../shared/domain/printed-forms';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { PrintPanel } from './PrintPanel';
import type { PrintSubject } from './print-subject';

/** What is printed of a page (Ctrl+P): the button that opens the panel, and the panel while it is open. */
export function usePrintPanel(subject: PrintSubject, name: string, only?: readonly PrintedForm[]) {
  const { t } = useT();
  const [open, setOpen] = useState(false);
  useHotkey('print', () => setOpen(true));
  const button = (
    <Button title="Ctrl+P" onClick={() => setOpen(true)}>
      {t('common.print')}
    </Button>
  );
  const panel = open && (
    <PrintPanel
      subject={subject}
      name={name}
      {...(only === undefined ? {} : { only })}
      onClose={() => setOpen(false)}
    />
  );
  return { button, panel };
}
