import { Button } from 'antd';
import { useState } from 'react';
import type { Volume, VolumeInput } from '../../../../shared/contract/catalogue';
import type { OutputOf } from '../../../../shared/contract/index';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import { Dialog } from '../../../ui/Dialog';
import { HistoryList } from '../../../ui/HistoryList';
import { DestroyedNotice } from '../../../ui/DestroyedNotice';
import { DisposalTrace } from '../../../ui/DisposalTrace';
import { LoanTrace } from '../../../ui/LoanTrace';
import { Page, Section } from '../../../ui/Page';
import { IssuedList } from '../../../ui/print/IssuedList';
import { PrintPanel } from '../../../ui/print/PrintPanel';
import { useListExport } from '../../../ui/use-export';
import { StateTag } from '../../../ui/StateTag';
import { LastChange } from '../rearranging/LastChange';
import { useSplitting } from '../rearranging/use-splitting';
import { ItemGrid } from '../items/ItemGrid';
import { ItemTable } from '../items/ItemTable';
import { Checks } from './Checks';
import { KeptDrafts } from './KeptDrafts';
import { Movements, usePlaceSentence } from './Movements';
import { VolumeActions } from './VolumeActions';
import { type OpenDialog, VolumeDialogs } from './VolumeDialogs';
import { VolumeFacts } from './VolumeFacts';
import { VolumeForm } from './VolumeForm';
import type { Mode } from './VolumePage';
import { valuesOf } from './volume-values';

type Props = {
  readonly volume: Volume;
  readonly lists: OutputOf<'settings.lists'>;
  readonly begin: Mode;
  readonly item: number | null;
  readonly onSaved: (volume: Volume) => void;
};

/** Heading line, facts, items, checks, movements, history and prints, from top to bottom as the paper does. */
export function VolumeRecord({ volume, lists, begin, item, onSaved }: Props) {
  const { t } = useT();
  const place = usePlaceSentence();
  const mayWrite = useMay('catalogue.write');
  const editable = mayWrite && volume.state === 'assembling';
  const destroyed = volume.state === 'destroyed';
  const [mode, setMode] = useState<Mode>(editable ? begin : { kind: 'view' });
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const [leaving, setLeaving] = useState(false);
  const [printing, setPrinting] = useState(false);
  const split = useSplitting(volume, editable);
  const taking = useListExport(`${volume.referenceCode ?? volume.title} ${t('catalogue.volume.items')}`, {
    of: 'items',
    volumeId: volume.id,
  });
  const view = () => setMode({ kind: 'view' });
  const cancel = (dirty: boolean) => (dirty ? setLeaving(true) : view());
  const goTo = (target: keyof VolumeInput | 'items') =>
    setMode(target === 'items' ? { kind: 'items' } : { kind: 'facts', focus: target });
  const done = (saved: Volume) => {
    onSaved(saved);
    view();
  };
  const idle = mode.kind === 'view';
  // While items are entered the grid has the page to itself: whoever types looks at nothing else.
  const entering = mode.kind === 'items';
  useHotkey('edit', () => setMode({ kind: 'facts', focus: null }), editable && idle);
  useHotkey('items', () => setMode({ kind: 'items' }), editable && idle);
  useHotkey('print', () => setPrinting(true));
  useHotkey('follow', () => go(paths.newVolume({ from: volume.id })), mayWrite && idle);

  return (
    <Page
      title={volume.title}
      code={volume.referenceCode ?? t('catalogue.uncoded')}
      mark={<StateTag state={volume.state} list={volume.disposalNumber} />}
      line={place(volume)}
      actions={
        idle && (
          <VolumeActions
            volume={volume}
            mayWrite={mayWrite}
            onPrint={() => setPrinting(true)}
            onFollow={() => go(paths.newVolume({ from: volume.id }))}
            onDialog={setDialog}
            onEdit={() => setMode({ kind: 'facts', focus: null })}
          />
        )
      }
    >
      {printing && (
        <PrintPanel
          subject={{ of: 'volumes', ids: [volume.id] }}
          name={volume.referenceCode ?? volume.title}
          onClose={() => setPrinting(false)}
        />
      )}
      {idle && editable && <LastChange />}
      {destroyed && <DestroyedNotice volumeId={volume.id} />}
      {idle && editable && <KeptDrafts id={volume.id} goOn={setMode} />}
      {!entering && (
        <Section title={t('catalogue.volume.facts')}>
          {mode.kind === 'facts' ? (
            <VolumeForm
              volume={volume}
              values={valuesOf(volume)}
              lists={lists}
              focus={mode.focus}
              onSaved={done}
              onCancel={cancel}
            />
          ) : (
            <VolumeFacts volume={volume} />
          )}
        </Section>
      )}
      {!destroyed && (
        <Section
          title={t('catalogue.volume.items')}
          actions={
            idle && (
              <>
                {volume.items.length > 0 && taking.tool}
                {editable && (
                  <>
                    {split.button}
                    <Button size="small" title="I" onClick={() => setMode({ kind: 'items' })}>
                      {t('catalogue.volume.itemsKey')}
                    </Button>
                  </>
                )}
              </>
            )
          }
        >
          {entering ? (
            <ItemGrid volume={volume} lists={lists} onSaved={done} onCancel={cancel} />
          ) : (
            <>
              {taking.panel}
              {split.panel}
              <ItemTable volume={volume} item={item} chosen={split.chosen} onChoose={split.onChoose} />
            </>
          )}
        </Section>
      )}
      {!entering && (
        <div className="two-parts">
          {!destroyed && (
            <Section title={t('catalogue.volume.checks')}>
              <Checks volume={volume} goTo={editable && idle ? goTo : null} />
            </Section>
          )}
          <Section title={t('loans.trace.title')}>
            <LoanTrace volumeId={volume.id} />
          </Section>
          <Section title={t('disposal.trace.title')}>
            <DisposalTrace volume={volume} />
          </Section>
          <Section title={t('catalogue.volume.movements')}>
            <Movements movements={volume.movements} />
          </Section>
          <Section title={t('catalogue.volume.history')}>
            <HistoryList subject={`volume:${volume.id}`} />
          </Section>
          <Section title={t('catalogue.volume.printed')}>
            <IssuedList of="volume" id={volume.id} />
          </Section>
        </div>
      )}
      <VolumeDialogs open={dialog} volume={volume} goTo={goTo} onDone={done} onClose={() => setDialog('none')} />
      {leaving && (
        <Dialog
          title={t('common.draft.leaveTitle')}
          ok={t('common.draft.leave')}
          cancel={t('common.draft.stay')}
          onCancel={() => setLeaving(false)}
          onOk={() => {
            setLeaving(false);
            view();
          }}
        >
          <p>{t('common.draft.leaveBody')}</p>
        </Dialog>
      )}
    </Page>
  );
}
