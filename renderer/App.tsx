import { useEffect } from 'react';
import { SearchBox } from './features/catalogue/search/SearchBox';
import { Rescue } from './features/backup/Rescue';
import { Broken } from './features/operators/Broken';
import { FirstRun } from './features/operators/FirstRun';
import { Unlock } from './features/operators/Unlock';
import { Frame } from './frame/Frame';
import type { AppError } from '../shared/errors';
import { assertNever } from '../shared/result';
import { DeskProvider } from './lib/desk-context';
import { clearDesk } from './lib/desk-db';
import { useT } from './lib/i18n';
import { SessionProvider, useMay } from './lib/session';
import { useQuery } from './lib/use-query';
import { screens } from './screens';
import { FailureNotice } from './ui/FailureNotice';

/**
 * The page of the program. The map of the kit that screens are made of:
 *
 * lib/  client, client-context  `useClient().call(name, input)` → Result; typed by the contract
 *       use-query               `useQuery(name, input, topics)` → loading | failed | ready
 *       use-rows                pages of a list by key (DataTable uses it): `LoadPage<Row>`
 *       use-deed                one deed at a time with its failure, for a dialog over a page
 *       use-progress            `useProgress(running)` → the last progress of a long job
 *       use-contract-form       `useContractForm({ schema, values, draft, save, onSaved })` → control, submit, failure, dirty, draft
 *       desk-context, desk-db   the desk: drafts and view settings in Dexie; use-draft, `useView(name, schema, initial)`
 *       session                 `useSession()`, `useMay(permission)`
 *       paths, route            `go(paths.volume(12))`; href is `#${paths.volume(12)}`; `usePlace()`
 *       i18n                    `const { t, code, language } = useT()`; code('rule' | 'check' …, code, facts)
 *       format, level-words     instant, retentionText, months, readDate; `useLevelWords()` says a level as this archive calls it
 *       hotkeys                 `useHotkey('save', handler)`
 *       use-leave-guard         `useLeaveGuard(dirty)`: leaving a page with unsaved changes asks
 * ui/   Page, Section           heading line, actions, body; `fill` for lists
 *       Field                   `<Field control name label as={{ kind: 'select', options }} />`; kinds in controls.tsx
 *       FieldFrame, controls    the same label and controls outside a form (filters, grids)
 *       TextField               a labelled text that a dialog or panel keeps by itself
 *       DataTable               the ledger: columns as data, `load`, `question`, `topics`
 *       ScanField, ScanResult   the field of a scan screen and its last answer in large words; lib/use-scan-queue, lib/sounds
 *       ScanTray                every scan with its answer; lib/scan-tray, lib/use-kept keep it
 *       SignDialog              one signature of a step, in session or by CountersignDialog: the approver's own passphrase, or a signed paper
 *       Dialog                  Dialog, ConfirmDialog (typed word), ReasonDialog
 *       RecordForm, FormDialog  a contract form as a page or as a dialog, with its draft, its failure and its keys
 *       FailureNotice, DraftNotice, EmptyState, StateTag (Tag), ProgressBar, Answers (`useSay()('good', text)`)
 * frame/ rail, top bar, keys dialog, error boundary
 * screens.tsx                     the only list of screens
 */
export function App() {
  const { t } = useT();
  const status = useQuery('operators.status', {}, ['session']);
  const unlocked = status.status === 'ready' && status.value.state === 'unlocked';
  const settled = status.status === 'ready';
  useEffect(() => {
    if (settled && !unlocked) void clearDesk();
  }, [settled, unlocked]);

  const waiting = (
    <p className="waiting" role="status">
      {t('common.loading')}
    </p>
  );
  if (status.status === 'loading') return waiting;
  if (status.status === 'failed') return <FailureNotice error={status.error} />;
  switch (status.value.state) {
    case 'none':
      return <FirstRun restore={<Rescue storeDamaged={false} into />} />;
    case 'locked':
      return (
        <Unlock logins={status.value.logins} vaultName={status.value.vaultName} rescue={<Rescue storeDamaged />} />
      );
    case 'broken':
      return (
        <Broken
          error={status.value.error}
          rescue={mayRescue(status.value.error) ? <Rescue storeDamaged={false} /> : null}
        />
      );
    case 'unlocked':
      return (
        <SessionProvider value={status.value.session}>
          <DeskProvider waiting={waiting}>
            <Frame routes={screens} search={<MaySearch />} />
          </DeskProvider>
        </SessionProvider>
      );
    default:
      return assertNever(status.value);
  }
}

/** What is missing or damaged on the disk can come back from a backup; an archive open elsewhere cannot. */
const mayRescue = ({ code }: AppError): boolean =>
  ['vaultMissing', 'vaultDamaged', 'vaultTampered', 'storeMissing'].includes(code);

/** Whoever may not read the catalogue has nothing to search. */
function MaySearch() {
  return useMay('read') ? <SearchBox /> : null;
}
