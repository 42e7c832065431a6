import { Button } from 'antd';
import { useState } from 'react';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';

/** Opens another folder that holds an archive; what stands now is left as it is. */
export function OpenOther({ words }: { readonly words?: string }) {
  const { t } = useT();
  const client = useClient();
  const [failure, setFailure] = useState<AppError>();
  const open = async () => {
    setFailure(undefined);
    const picked = await client.call('shell.pickFolder', { purpose: 'open' });
    if (picked.ok && picked.value === null) return;
    const opened =
      picked.ok && picked.value !== null
        ? await client.call('shell.openArchive', { ticket: picked.value.ticket })
        : picked;
    if (!opened.ok) setFailure(opened.error);
  };
  return (
    <>
      <Button onClick={() => void open()}>{words ?? t('operators.openOther')}</Button>
      {failure !== undefined && <FailureNotice error={failure} />}
    </>
  );
}
