import { Button } from 'antd';
import { useState } from 'react';
import type { PlacePage } from '../../../shared/contract/locations';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { go } from '../../lib/route';
import { useDeed } from '../../lib/use-deed';
import { useSay } from '../../ui/Answers';
import { ConfirmDialog } from '../../ui/Dialog';
import { FailureNotice } from '../../ui/FailureNotice';
import type { PlaceMode } from './PlacePage';

type Props = { readonly place: PlacePage; readonly onMode: (mode: PlaceMode) => void };

/** What can be done with a place itself; what cannot is said by the engine, with what to do instead. */
export function PlaceActions({ place, onMode }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const [removing, setRemoving] = useState(false);
  const { busy, failure, clear, run } = useDeed();
  const { id, version, code } = place;
  const closed = place.closedOn !== null;
  const close = () =>
    void run(client.call('locations.close', { id, version, closed: !closed }), () =>
      say('good', t(closed ? 'locations.page.openSaid' : 'locations.page.closedSaid', { code })),
    );
  const remove = () =>
    void run(client.call('locations.remove', { id, version }), () => {
      say('good', t('locations.page.removed', { code }));
      go(place.parentId === null ? paths.places() : paths.place(place.parentId));
    }).finally(() => setRemoving(false));
  return (
    <>
      <p className="row place-actions">
        {!place.closed && (
          <Button type="primary" onClick={() => go(paths.moveVolumes({ place: place.code }))}>
            {t('locations.page.moveHere')}
          </Button>
        )}
        {place.kind !== 'box' && !place.closed && (
          <Button onClick={() => go(paths.newPlaces({ parentId: id }))}>{t('locations.page.makeBelow')}</Button>
        )}
        <Button title="E" onClick={() => onMode('edit')}>
          {t('locations.page.edit')}
        </Button>
        <Button onClick={() => onMode('hang')}>{t('locations.page.hang')}</Button>
        <Button loading={busy} onClick={close}>
          {t(closed ? 'locations.page.open' : 'locations.page.close')}
        </Button>
        <Button
          danger
          onClick={() => {
            clear();
            setRemoving(true);
          }}
        >
          {t('locations.page.remove')}
        </Button>
      </p>
      {failure !== null && <FailureNotice error={failure} />}
      {removing && (
        <ConfirmDialog
          title={`${t('locations.page.remove')} ${code}`}
          ok={t('locations.page.remove')}
          danger
          busy={busy}
          onOk={remove}
          onCancel={() => setRemoving(false)}
          body={<p>{t('locations.page.removeBody')}</p>}
        />
      )}
    </>
  );
}
