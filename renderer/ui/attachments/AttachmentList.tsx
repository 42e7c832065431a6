import { Button } from 'antd';
import { useState } from 'react';
import type { Attachment, AttachedTo } from '../../../shared/contract/attachments';
import { mostScanMegabytes } from '../../../shared/domain/scan';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useSession } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../FailureNotice';
import { Section } from '../Page';
import { AttachForm, type PickedScan } from './AttachForm';
import { sizeOf } from './size';

type Props = { readonly of: AttachedTo; readonly id: number };

/** Scans of what was signed about one list, volume, slip or certificate: read by all who see it, added by the archivist. */
export function AttachmentList({ of, id }: Props) {
  const { t } = useT();
  const client = useClient();
  const mayAdd = useSession().permissions.includes('catalogue.write');
  const listed = useQuery('attachments.list', { of, id }, ['attachments']);
  const [picked, setPicked] = useState<PickedScan | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const pick = async () => {
    setFailure(null);
    const answer = await client.call('shell.pickFile', { purpose: 'scan' });
    if (answer.ok) setPicked(answer.value);
    else setFailure(answer.error);
  };
  const open = async (one: Attachment) => {
    setFailure(null);
    const opened = await client.call('attachments.open', { id: one.id });
    const shown = opened.ok
      ? await client.call('shell.openPreview', { token: opened.value.token, title: one.name.slice(0, 200) })
      : opened;
    if (!shown.ok) setFailure(shown.error);
  };
  const rows = listed.status === 'ready' ? listed.value : [];
  return (
    <Section title={t('attachments.title')}>
      <div className="stack">
        <p className="soft">{t('attachments.intro', { limit: mostScanMegabytes })}</p>
        {listed.status === 'loading' && (
          <p role="status" aria-busy="true">
            {t('common.loading')}
          </p>
        )}
        {listed.status === 'failed' && <FailureNotice error={listed.error} />}
        {listed.status === 'ready' && rows.length === 0 && <p className="soft">{t('attachments.none')}</p>}
        {rows.length > 0 && <ScanTable rows={rows} onOpen={(one) => void open(one)} />}
        {failure !== null && <FailureNotice error={failure} />}
        {mayAdd &&
          (picked === null ? (
            <p>
              <Button onClick={() => void pick()}>{t('attachments.add')}</Button>
            </p>
          ) : (
            <AttachForm
              key={picked.ticket}
              of={of}
              id={id}
              picked={picked}
              inForce={rows.filter(({ supersededBy }) => supersededBy === null)}
              onDone={() => setPicked(null)}
            />
          ))}
      </div>
    </Section>
  );
}

function ScanTable({
  rows,
  onOpen,
}: {
  readonly rows: readonly Attachment[];
  readonly onOpen: (one: Attachment) => void;
}) {
  const { t } = useT();
  return (
    <table className="plain-table figures">
      <thead>
        <tr>
          {(['file', 'note', 'size', 'addedAt', 'by', 'state', 'fingerprint', 'open'] as const).map((head) => (
            <th key={head} scope="col">
              {t(`attachments.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((one) => (
          <tr key={one.id}>
            <td>{one.name}</td>
            <td>{one.note}</td>
            <td>{sizeOf(one.bytes, t)}</td>
            <td>{instant(one.addedAt)}</td>
            <td>{one.by}</td>
            <td>
              {one.supersededBy === null
                ? t('attachments.inForce')
                : t('attachments.superseded', { reason: one.supersededReason ?? '' })}
            </td>
            <td title={one.sha256}>{one.sha256.slice(0, 12)}</td>
            <td>
              <Button size="small" aria-label={t('attachments.openOf', { name: one.name })} onClick={() => onOpen(one)}>
                {t('attachments.open')}
              </Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
