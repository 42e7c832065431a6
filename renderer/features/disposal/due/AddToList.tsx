import { useState } from 'react';
import type { InputOf, OutputOf } from '../../../../shared/contract/index';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { useDeed } from '../../../lib/use-deed';
import { useQuery } from '../../../lib/use-query';
import { useSay } from '../../../ui/Answers';
import { Control } from '../../../ui/controls';
import { Dialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FieldFrame } from '../../../ui/FieldFrame';
import { TextField } from '../../../ui/TextField';

type From = InputOf<'disposal.addRows'>['add'];
/** What is to be put on a list: the marked volumes, or all free ones under the filter. */
export type Adding = From & { readonly count: number };
type Props = {
  readonly adding: Adding;
  readonly onDone: (added: OutputOf<'disposal.addRows'>) => void;
  readonly onClose: () => void;
};
const NEW = 0;

/** Onto which draft: one there is, or a new one with its name. */
export function AddToList({ adding, onDone, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { today } = useSession();
  const { busy, failure, run } = useDeed();
  const drafts = useQuery('disposal.lists', { states: ['draft'], limit: 100 }, ['disposal']);
  const [chosen, setChosen] = useState<number | null>(null);
  const [name, setName] = useState(`${today.slice(0, 4)} ${t('disposal.lists.title')}`);
  const lists = drafts.status === 'ready' ? drafts.value.rows : [];
  const target = chosen ?? lists[0]?.id ?? NEW;
  const add = async () => {
    const found = lists.find(({ id }) => id === target);
    const list =
      found === undefined
        ? await client.call('disposal.save', { id: null, version: 0, title: name.trim(), note: null })
        : ({ ok: true, value: found } as const);
    if (!list.ok) return list;
    const { count: _count, ...from } = adding;
    return client.call('disposal.addRows', { id: list.value.id, version: list.value.version, add: from });
  };
  return (
    <Dialog
      title={t('disposal.add.title')}
      ok={t('disposal.add.ok')}
      busy={busy}
      canGoOn={drafts.status === 'ready' && (target !== NEW || name.trim() !== '')}
      onCancel={onClose}
      onOk={() =>
        void run(add(), (done) => {
          say('good', t('disposal.add.done', { added: done.added, name: done.list.number ?? done.list.title }));
          onDone(done);
        })
      }
    >
      <div className="stack">
        <p>{t(adding.from === 'due' ? 'disposal.add.freeBody' : 'disposal.add.body', { count: adding.count })}</p>
        <FieldFrame label={t('disposal.add.to')}>
          {(aria) => (
            <Control
              as={{
                kind: 'select',
                options: [
                  ...lists.map(({ id, number, title }) => ({
                    value: id,
                    label: [number, title].filter((one) => one !== null).join(' '),
                  })),
                  { value: NEW, label: t('disposal.add.newList') },
                ],
              }}
              value={target}
              onChange={(value) => setChosen(typeof value === 'number' ? value : null)}
              aria={aria}
            />
          )}
        </FieldFrame>
        {target === NEW && (
          <TextField label={t('disposal.add.name')} required value={name} onChange={setName} most={80} />
        )}
        {failure !== null && <FailureNotice error={failure} />}
      </div>
    </Dialog>
  );
}
