import { Button } from 'antd';
import { useState } from 'react';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { count } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSession } from '../../lib/session';
import { useSay } from '../../ui/Answers';
import { type LogFilter, questionOf } from './log-filter';

/** What the filter shows, as a file where the person chooses; the deed is in the log. */
export function useExport(filter: LogFilter) {
  const client = useClient();
  const say = useSay();
  const { t, language } = useT();
  const { fondsNumber, today } = useSession();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<AppError | null>(null);
  const run = async () => {
    setFailure(null);
    const picked = await client.call('shell.pickSave', { name: t('audit.export.name', { fonds: fondsNumber, today }) });
    if (!picked.ok) return setFailure(picked.error);
    if (picked.value === null) return;
    setBusy(true);
    const result = await client.call('audit.export', { ...questionOf(filter), file: picked.value.ticket, language });
    setBusy(false);
    if (!result.ok) return setFailure(result.error);
    say('good', t('audit.export.done', { rows: count(result.value.rows, language), name: picked.value.name }));
  };
  return { busy, failure, run };
}

export function ExportButton({ busy, onExport }: { readonly busy: boolean; readonly onExport: () => void }) {
  const { t } = useT();
  return (
    <Button loading={busy} onClick={onExport}>
      {t('audit.export.go')}
    </Button>
  );
}
