import { Button } from 'antd';
import { useState } from 'react';
import { type PlacePage as Place, type Shelved, shelvedLists, shelvedSorts } from '../../../shared/contract/locations';
import { assertNever } from '../../../shared/result';
import { useClient } from '../../lib/client-context';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { paths } from '../../lib/paths';
import { go } from '../../lib/route';
import { useMay } from '../../lib/session';
import { useSort } from '../../lib/use-sort';
import { useQuery } from '../../lib/use-query';
import { DataTable } from '../../ui/DataTable';
import { EmptyState } from '../../ui/EmptyState';
import { FailureNotice } from '../../ui/FailureNotice';
import { HoldingsNav } from '../../ui/HoldingsNav';
import { ListChips } from '../../ui/ListChips';
import { Page, Section } from '../../ui/Page';
import { useListExport } from '../../ui/use-export';
import { usePrintPanel } from '../../ui/print/use-print-panel';
import { EditPlace } from './EditPlace';
import { HangPlace } from './HangPlace';
import { MeasureSelected, MoveSelected } from './MoveSelected';
import { PlaceActions } from './PlaceActions';
import { PlaceTree } from './PlaceTree';
import { shelvedColumns } from './shelved-columns';
import { bar, useSpaceWords } from '../../lib/space-words';
import './locations.css';

/** What is open over the page: one thing at a time. */
export type PlaceMode = 'view' | 'edit' | 'hang' | 'move' | 'measure';

/** A place: how full it is, what stands in it in shelf order, what belongs here and is elsewhere, what is below. */
export function PlacePage({ id }: { readonly id: number }) {
  const { t } = useT();
  const place = useQuery('locations.page', { id }, ['locations', 'catalogue', 'loans', 'exchange']);
  switch (place.status) {
    case 'loading':
      return (
        <Page title={t('locations.title')}>
          <p role="status" aria-busy="true">
            {t('common.loading')}
          </p>
        </Page>
      );
    case 'failed':
      return (
        <Page title={t('locations.title')} actions={<HoldingsNav />}>
          <FailureNotice error={place.error} />
        </Page>
      );
    case 'ready':
      return <Ready key={id} place={place.value} />;
    default:
      return assertNever(place);
  }
}

function Ready({ place }: { readonly place: Place }) {
  const { t } = useT();
  const client = useClient();
  const levelWord = useLevelWords();
  const words = useSpaceWords();
  const mayWrite = useMay('catalogue.write');
  const [which, setWhich] = useState<(typeof shelvedLists)[number]>('stands');
  const [mode, setMode] = useState<PlaceMode>('view');
  const [marked, setMarked] = useState<{ which: string; keys: ReadonlySet<string | number>; rows: readonly Shelved[] }>(
    {
      which,
      keys: new Set(),
      rows: [],
    },
  );
  // What was marked in another list is not marked in this one.
  const chosen = marked.which === which ? marked : { which, keys: new Set<number>(), rows: [] };
  const printing = usePrintPanel({ of: 'place', id: place.id }, place.code);
  const order = useSort(shelvedSorts, { by: 'shelf' });
  const asked = { placeId: place.id, which, sort: order.by, descending: order.descending };
  const taking = useListExport(`${place.code} ${t(`locations.page.${which}`)}`, { of: 'shelved', ...asked });
  useHotkey('edit', () => setMode('edit'), mayWrite);
  const close = () => setMode('view');
  const counts = { stands: place.volumes, belongs: place.belongs, away: place.away };
  const none = { stands: 'noneStand', belongs: 'noneBelong', away: 'noneAway' } as const;
  const moved = () => {
    close();
    setMarked({ which, keys: new Set(), rows: [] });
  };

  return (
    <Page
      title={t(`locations.kind.${place.kind}`)}
      code={place.code}
      mark={place.closed ? <span className="tag">{t('locations.closed')}</span> : undefined}
      line={
        <>
          {[...place.above].map((above) => (
            <span key={above.id}>
              <a href={`#${paths.place(above.id)}`}>
                {t(`locations.kind.${above.kind}`)} {above.part}
              </a>
              {' › '}
            </span>
          ))}
          {t(`locations.kind.${place.kind}`)} {place.part}
          {place.purpose !== null && ` · ${place.purpose}`} ·{' '}
          <span className="place-bar" aria-hidden="true">
            {bar(place)}
          </span>{' '}
          {words.used(place)}
          {words.free(place) !== '' && (
            <span className={place.over > 0 ? 'place-over' : ''}> · {words.free(place)}</span>
          )}
          {' · '}
          <span className="figures">
            {t('locations.page.key')} {place.machineKey}
          </span>
        </>
      }
      actions={
        <>
          <HoldingsNav />
          {printing.button}
        </>
      }
    >
      {mayWrite && <PlaceActions place={place} onMode={setMode} />}
      {printing.panel}
      {mode === 'edit' && <EditPlace place={place} onDone={close} />}
      {mode === 'hang' && <HangPlace place={place} onDone={close} />}
      {mode === 'move' && <MoveSelected volumes={chosen.rows} onDone={moved} onCancel={close} />}
      {mode === 'measure' && <MeasureSelected volumes={chosen.rows} onDone={moved} onCancel={close} />}
      <ListChips
        label={t('locations.page.list')}
        chosen={which}
        chips={shelvedLists.map((name) => ({ name, words: t(`locations.page.${name}`), count: counts[name] }))}
        onChoose={setWhich}
      />
      {taking.panel}
      <div className="place-volumes">
        <DataTable<Shelved>
          name="placeVolumes"
          label={t('locations.page.list')}
          columns={shelvedColumns(t, levelWord, false)}
          rowKey={(row) => row.id}
          question={JSON.stringify([place.id, which, order.ledger.sort])}
          {...order.ledger}
          topics={['locations', 'catalogue', 'loans', 'exchange']}
          load={(page) => client.call('locations.volumes', { ...asked, ...page })}
          {...(mayWrite
            ? {
                selected: chosen.keys,
                onSelect: (keys: ReadonlySet<string | number>, rows: readonly Shelved[]) =>
                  setMarked({ which, keys, rows }),
              }
            : {})}
          onOpen={(row) => go(paths.volume(row.id))}
          tools={
            <>
              {taking.tool}
              <button
                type="button"
                className="link-button"
                aria-pressed={order.by === 'shelf'}
                onClick={() => order.ledger.onSort({ key: 'shelf', descending: false })}
              >
                {t('locations.page.shelfOrder')}
                {order.by === 'shelf' && <span aria-hidden="true"> ✓</span>}
              </button>
              {mayWrite && chosen.rows.length > 0 && (
                <>
                  <Button size="small" onClick={() => setMode('move')}>
                    {t('locations.selected.move')}
                  </Button>
                  <Button size="small" onClick={() => setMode('measure')}>
                    {t('locations.selected.measure')}
                  </Button>
                </>
              )}
            </>
          }
          empty={<EmptyState title={t(`locations.page.${none[which]}`)} />}
        />
      </div>
      {place.places > 0 && (
        <Section title={t('locations.page.below')}>
          <PlaceTree parentId={place.id} label={t('locations.page.below')} />
        </Section>
      )}
    </Page>
  );
}
