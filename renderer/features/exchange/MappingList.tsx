import { Button } from 'antd';
import { useState } from 'react';
import type { SavedMapping } from '../../../shared/contract/exchange';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useDeed } from '../../lib/use-deed';
import { useQuery } from '../../lib/use-query';
import { useSay } from '../../ui/Answers';
import { ConfirmDialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/FailureNotice';
import { Section } from '../../ui/Page';
import { TextField } from '../../ui/TextField';

/** Mappings kept for this archive: known by their columns, renamed and removed here. */
export function MappingList() {
  const { t } = useT();
  const asked = useQuery('exchange.mappings', {}, ['exchange']);
  if (asked.status === 'failed') return <FailureNotice error={asked.error} />;
  if (asked.status === 'loading' || asked.value.length === 0) return null;
  return (
    <Section title={t('exchange.mappings')}>
      <ul className="plain-list">
        {asked.value.map((saved) => (
          <MappingLine key={saved.id} saved={saved} />
        ))}
      </ul>
    </Section>
  );
}

function MappingLine({ saved }: { readonly saved: SavedMapping }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { busy, failure, run } = useDeed();
  const [name, setName] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const { id, version } = saved;
  const rename = () =>
    name !== null &&
    void run(client.call('exchange.renameMapping', { id, version, name }), (kept) => {
      setName(null);
      say('good', t('exchange.mappingKept', { name: kept.name }));
    });
  return (
    <li className="row">
      {name === null ? (
        <>
          <strong>{saved.name}</strong>
          <span className="soft">
            {t(`exchange.kinds.${saved.kind}`)} ·{' '}
            {saved.header.filter((text) => text !== '').join(t('common.listSeparator'))}
          </span>
          <button type="button" className="link-button" onClick={() => setName(saved.name)}>
            {t('catalogue.searches.rename')}
          </button>
          <button type="button" className="link-button" onClick={() => setRemoving(true)}>
            {t('catalogue.searches.remove')}
          </button>
        </>
      ) : (
        <>
          <TextField
            label={t('exchange.mappingName')}
            as={{ kind: 'text', focus: true }}
            value={name}
            onChange={setName}
          />
          <Button size="small" loading={busy} disabled={name.trim() === ''} onClick={rename}>
            {t('common.save')}
          </Button>
          <Button size="small" onClick={() => setName(null)}>
            {t('common.cancel')}
          </Button>
        </>
      )}
      {failure !== null && <FailureNotice error={failure} />}
      {removing && (
        <ConfirmDialog
          title={t('exchange.mappingRemove', { name: saved.name })}
          body={t('exchange.mappingRemoveBody')}
          ok={t('catalogue.searches.remove')}
          busy={busy}
          onCancel={() => setRemoving(false)}
          onOk={() =>
            void run(client.call('exchange.removeMapping', { id, version }), () => {
              setRemoving(false);
              say('good', t('catalogue.searches.removed', { name: saved.name }));
            })
          }
        />
      )}
    </li>
  );
}
