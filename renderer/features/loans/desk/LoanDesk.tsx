import type { TextAreaRef } from 'antd/es/input/TextArea';
import { useRef, useState } from 'react';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { Page } from '../../../ui/Page';
import { ScanField } from '../../../ui/ScanField';
import { ScanResult } from '../../../ui/ScanResult';
import { ScanTray, type Spoken } from '../../../ui/ScanTray';
import { LoanNav } from '../LoanNav';
import { useSpoken } from './answer-words';
import { BorrowerPanel } from './BorrowerPanel';
import { Choices } from './Choices';
import { ReturnChecks } from './ReturnChecks';
import { SlipPanel } from './SlipPanel';
import { UndoDialog } from './UndoDialog';
import { useBrought } from './use-brought';
import { useLoanDesk } from './use-loan-desk';
import { useSubmit } from './use-submit';
import './desk.css';

const manners = ['takeOut', 'read', 'copy'] as const;

/**
 * Loan desk 借阅台: one field that has the focus, the last answer in large words above it, the tray below. All of it works
 * with a scanner and a keyboard alone; what a scan began (a return check, a choice) gives the focus back to the field.
 */
export function LoanDesk({
  take = null,
}: {
  /** Volumes of the working list, for the next borrower. */ readonly take?: string | null;
}) {
  const { t } = useT();
  const desk = useLoanDesk();
  const spoken = useSpoken();
  const purpose = useRef<TextAreaRef>(null);
  const [undoing, setUndoing] = useState(false);
  /** What was said last that is no scan: a submit, an undo; the next scan takes its place, and so does an emptied tray. */
  const [said, setSaid] = useState<(Spoken & { readonly over: string }) | null>(null);
  const { tray } = desk;
  const count = tray?.count ?? 0;
  const [latest] = tray?.entries ?? [];
  // By its moment too: a cleared tray counts from one again.
  const over = latest === undefined ? '' : `${latest.n} ${latest.at}`;
  const say = (words: Spoken) => {
    setSaid({ ...words, over });
    desk.sound(words.tone);
  };
  const brought = useBrought(take, tray?.borrower?.id ?? null, desk.scan);
  const submit = useSubmit(desk, say);
  const undo = () => {
    const volume =
      latest?.done.kind === 'listed' && latest.answer !== null && 'volume' in latest.answer
        ? latest.answer.volume
        : null;
    if (volume !== null && tray?.lines.some((line) => line.volume.id === volume.id) === true) {
      desk.removeLine(volume.id);
      say({ tone: 'attention', what: t('loans.desk.removed', { code: volume.code }), more: [] });
    } else setUndoing(true);
  };

  useHotkey('save', () => void submit.run());
  useHotkey('undo', undo);
  useHotkey('purpose', () => purpose.current?.focus());
  useHotkey('manner', () => {
    if (tray === undefined) return;
    const at = manners.indexOf(tray.manner);
    desk.patch({ manner: manners[(at + 1) % manners.length] ?? 'takeOut' });
  });
  const next = () => {
    const name = tray?.borrower?.name;
    desk.nextBorrower();
    if (name !== undefined) say({ tone: 'attention', what: t('loans.desk.borrowerGone', { name }), more: [] });
  };
  useHotkey('nextBorrower', next);

  if (tray === undefined) return <Page title={t('loans.nav.desk')}>{null}</Page>;
  const shown = said !== null && said.over === over ? said : latest === undefined ? null : spoken(latest);
  return (
    <Page fill title={t('loans.nav.desk')} actions={<LoanNav />}>
      <div className="loan-desk">
        <div className="loan-desk-main">
          {brought > 0 && (
            <p className="notice" role="status">
              {t('loans.desk.brought', { count: brought })}
            </p>
          )}
          {shown === null ? (
            <div className="scan-result">
              <p className="scan-what">{t('loans.desk.ready')}</p>
              <p>{t('loans.desk.readyMore')}</p>
            </div>
          ) : (
            <ScanResult
              tone={shown.tone}
              what={shown.what}
              about={shown.about}
              more={shown.more}
              count={count === 0 ? undefined : t('loans.desk.answers', { count })}
            >
              {said === shown && submit.link}
            </ScanResult>
          )}
          <ScanField
            label={t('loans.desk.field')}
            placeholder={t('loans.desk.placeholder')}
            active={!undoing && desk.choice === null && tray.returns.length === 0}
            onScan={desk.scan}
          />
          <p className="loan-desk-keys">
            {desk.waiting > 1 ? t('loans.desk.waiting', { count: desk.waiting - 1 }) : t('loans.desk.keys')}
          </p>
          {desk.choice !== null && <Choices choice={desk.choice} onChoose={desk.choose} onNone={desk.chooseNone} />}
          {tray.returns.length > 0 && (
            <ReturnChecks returns={tray.returns} onDone={desk.returned} onLater={desk.putOff} say={say} />
          )}
          <ScanTray entries={tray.entries} count={count} useSpoken={useSpoken} onClear={desk.clear} />
        </div>
        <aside className="loan-desk-side">
          <BorrowerPanel borrower={tray.borrower} onNext={next} />
          <SlipPanel
            tray={tray}
            purposeRef={purpose}
            busy={submit.busy}
            onPatch={desk.patch}
            onRemove={desk.removeLine}
            onSubmit={() => void submit.run()}
          />
        </aside>
      </div>
      {undoing && <UndoDialog say={say} onClose={() => setUndoing(false)} />}
    </Page>
  );
}
