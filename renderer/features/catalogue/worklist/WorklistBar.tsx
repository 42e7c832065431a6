import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { WorklistScanAnswer } from '../../../../shared/contract/worklist';
import { useClient } from '../../../lib/client-context';
import { type T, useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useMay } from '../../../lib/session';
import type { Tone } from '../../../lib/sounds';
import { useDeed } from '../../../lib/use-deed';
import { useSay } from '../../../ui/Answers';
import { ConfirmDialog } from '../../../ui/Dialog';
import { FailureNotice } from '../../../ui/FailureNotice';
import { ScanField } from '../../../ui/ScanField';
import { ScanResult } from '../../../ui/ScanResult';

/** The loan desk takes so many at once: what one person carries. */
const MOST_LENT = 30;

type Said = { readonly tone: Tone; readonly what: string; readonly about?: string };
function words(answer: WorklistScanAnswer, t: T): Said {
  switch (answer.kind) {
    case 'added':
    case 'already':
      return {
        tone: answer.kind === 'added' ? 'good' : 'attention',
        what: t(`catalogue.worklist.scan.${answer.kind}`),
        about: `${answer.code} ${answer.title}`,
      };
    case 'place':
      return { tone: 'good', what: t('catalogue.worklist.scan.place', { code: answer.code, added: answer.added }) };
    case 'several':
      return { tone: 'bad', what: t('catalogue.worklist.scan.several', { total: answer.count }) };
    case 'unknown':
      return { tone: 'bad', what: t('catalogue.worklist.scan.unknown', { typed: answer.typed }) };
    case 'otherArchive':
    case 'misread':
      return { tone: 'bad', what: t(`catalogue.worklist.scan.${answer.kind}`) };
  }
}

type Props = {
  /** Marks these, so that what the catalogue does with marked volumes (print, change of place, export) is done with all. */
  readonly onAll: (ids: readonly number[]) => void;
};

/** Above the working list 工作清单: collecting by scan, and what is done with all of it at once. */
export function WorklistBar({ onAll }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const mayLend = useMay('loans.write');
  const mayDispose = useMay('disposal.write');
  const { busy, failure, run } = useDeed();
  const [scanning, setScanning] = useState(false);
  const [clearing, setClearing] = useState(false);
  const begin = useRef<HTMLButtonElement>(null);
  const [heard, setHeard] = useState<{ readonly n: number; readonly said: Said } | null>(null);
  const scan = (text: string) =>
    void run(client.call('worklist.scan', { text }), (answer) =>
      setHeard((before) => ({ n: (before?.n ?? 0) + 1, said: words(answer, t) })),
    );
  const lend = () =>
    void run(client.call('worklist.ids', {}), ({ ids }) => {
      if (ids.length > MOST_LENT) say('bad', t('catalogue.worklist.lendTooMany', { most: MOST_LENT }));
      else if (ids.length > 0) go(paths.loanDesk({ take: ids.join('.') }));
    });
  const all = () =>
    void run(client.call('worklist.ids', {}), ({ ids }) => {
      onAll(ids);
      say('good', t('catalogue.worklist.marked', { count: ids.length }));
    });
  return (
    <section className="stack worklist-bar" aria-label={t('catalogue.worklist.title')}>
      <div className="row">
        <Button ref={begin} size="small" aria-pressed={scanning} onClick={() => setScanning(!scanning)}>
          {t(scanning ? 'catalogue.worklist.scanEnd' : 'catalogue.worklist.scanBegin')}
        </Button>
        <Button size="small" loading={busy} onClick={all}>
          {t('catalogue.worklist.markAll')}
        </Button>
        {mayDispose && (
          <Button size="small" onClick={() => go(paths.disposalDue({ take: 'worklist' }))}>
            {t('catalogue.worklist.toDisposal')}
          </Button>
        )}
        {mayLend && (
          <Button size="small" loading={busy} onClick={lend}>
            {t('catalogue.worklist.lend')}
          </Button>
        )}
        <Button size="small" onClick={() => setClearing(true)}>
          {t('catalogue.worklist.clear')}
        </Button>
        <a href={`#${paths.catalogue()}`}>{t('catalogue.worklist.back')}</a>
        <span className="soft">{t('catalogue.worklist.hint')}</span>
      </div>
      {failure !== null && <FailureNotice error={failure} />}
      {scanning && (
        <>
          {heard !== null && (
            <ScanResult
              tone={heard.said.tone}
              what={heard.said.what}
              about={heard.said.about}
              count={String(heard.n)}
            />
          )}
          <ScanField
            label={t('catalogue.worklist.scanField')}
            placeholder={t('catalogue.worklist.scanPlaceholder')}
            active={!clearing}
            onScan={scan}
            onEscape={() => {
              setScanning(false);
              begin.current?.focus();
            }}
          />
        </>
      )}
      {clearing && (
        <ConfirmDialog
          title={t('catalogue.worklist.clearTitle')}
          body={t('catalogue.worklist.clearBody')}
          ok={t('catalogue.worklist.clear')}
          busy={busy}
          onCancel={() => setClearing(false)}
          onOk={() =>
            void run(client.call('worklist.clear', {}), ({ removed }) => {
              setClearing(false);
              say('good', t('catalogue.worklist.removed', { count: removed }));
            })
          }
        />
      )}
    </section>
  );
}
