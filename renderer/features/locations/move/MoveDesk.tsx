import { Button, Input, Radio } from 'antd';
import { useEffect, useRef } from 'react';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { replace } from '../../../lib/route';
import { HoldingsNav } from '../../../ui/HoldingsNav';
import { Page } from '../../../ui/Page';
import { ScanField } from '../../../ui/ScanField';
import { ScanResult } from '../../../ui/ScanResult';
import { ScanTray } from '../../../ui/ScanTray';
import { bar, useSpaceWords } from '../../../lib/space-words';
import { useSpoken } from './answer-words';
import type { Tray } from './tray';
import { useMoveDesk } from './use-move-desk';
import '../locations.css';

/**
 * The moving desk 移动案卷: one field that has the focus, the last answer in large words above it, the tray below. A shelf
 * or box is scanned, then volume after volume; `place`, from the page of a place, is opened as if it had been scanned.
 */
export function MoveDesk({ place }: { readonly place: string | null }) {
  const { t } = useT();
  const desk = useMoveDesk();
  const spoken = useSpoken();
  const { tray, scan } = desk;
  const begun = useRef(false);
  useEffect(() => {
    if (place === null || begun.current || tray === undefined) return;
    begun.current = true;
    scan(place);
    replace(paths.moveVolumes());
  }, [place, scan, tray]);
  useHotkey('undo', desk.undo);
  if (tray === undefined) return <Page title={t('locations.scan.title')}>{null}</Page>;
  const [latest] = tray.entries;
  const shown = latest === undefined ? null : spoken(latest);
  return (
    <Page fill title={t('locations.scan.title')} actions={<HoldingsNav />}>
      <div className="move-desk">
        <div className="move-main">
          {shown === null ? (
            <div className="scan-result">
              <p className="scan-what">{t('locations.scan.ready')}</p>
              <p>{t('locations.scan.readyMore')}</p>
            </div>
          ) : (
            <ScanResult
              tone={shown.tone}
              what={shown.what}
              about={shown.about}
              more={shown.more}
              count={t('locations.scan.count', { count: tray.count })}
            />
          )}
          <ScanField
            label={t('locations.scan.field')}
            placeholder={t('locations.scan.placeholder')}
            active
            onScan={scan}
          />
          <p className="soft">
            {desk.waiting > 1 ? t('locations.scan.waiting', { count: desk.waiting - 1 }) : t('locations.scan.keys')}
          </p>
          <ScanTray entries={tray.entries} count={tray.count} useSpoken={useSpoken} onClear={desk.clear} />
        </div>
        <MoveSide tray={tray} onPatch={desk.patch} onLeave={desk.leave} />
      </div>
    </Page>
  );
}

type SideProps = { readonly tray: Tray; readonly onPatch: (some: Partial<Tray>) => void; readonly onLeave: () => void };
function MoveSide({ tray, onPatch, onLeave }: SideProps) {
  const { t } = useT();
  const words = useSpaceWords();
  const { place } = tray;
  return (
    <aside className="move-side">
      <section aria-label={t('locations.scan.openPlace')} className="stack">
        <h2>{t('locations.scan.openPlace')}</h2>
        {place === null ? (
          <p className="soft">{t('locations.scan.noPlace')}</p>
        ) : (
          <>
            <p className="move-place">
              {t(`locations.kind.${place.kind}`)} <a href={`#${paths.place(place.id)}`}>{place.code}</a>
            </p>
            <p>
              <span className="place-bar" aria-hidden="true">
                {bar(place)}
              </span>{' '}
              {words.used(place)}
            </p>
            <p className={place.over > 0 ? 'place-over' : ''}>{words.free(place)}</p>
            <p>{t('locations.scan.movedMore', { count: tray.moved })}</p>
            <Button size="small" onClick={onLeave}>
              {t('locations.scan.closePlace')}
            </Button>
          </>
        )}
      </section>
      <section className="stack">
        <fieldset className="print-choice">
          <legend>{t('locations.scan.how')}</legend>
          <Radio.Group
            value={tray.home}
            onChange={(event) => onPatch({ home: event.target.value === true })}
            options={[
              { value: false, label: t('locations.scan.current') },
              { value: true, label: t('locations.scan.home') },
            ]}
          />
        </fieldset>
        <label className="stack">
          {t('locations.scan.document')}
          <Input
            maxLength={80}
            placeholder={t('locations.scan.documentDefault')}
            value={tray.document ?? ''}
            onChange={(event) => onPatch({ document: event.target.value })}
          />
        </label>
      </section>
    </aside>
  );
}
