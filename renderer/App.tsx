import { useEffect } from 'react';
import { LogPage } from './features/audit/LogPage';
import { DeskPage } from './features/desk/DeskPage';
import { ImportPage } from './features/exchange/ImportPage';
import { CatalogueList } from './features/catalogue/list/CatalogueList';
import { SearchBox } from './features/catalogue/search/SearchBox';
import { NewVolume } from './features/catalogue/volume/NewVolume';
import { VolumePage } from './features/catalogue/volume/VolumePage';
import { CertificateList } from './features/loans/certificates/CertificateList';
import { CertificatePage } from './features/loans/certificates/CertificatePage';
import { NewCertificate } from './features/loans/certificates/NewCertificate';
import { LoanDesk } from './features/loans/desk/LoanDesk';
import { LoanLists } from './features/loans/lists/LoanLists';
import { BorrowerPage } from './features/loans/people/BorrowerPage';
import { OutstandingPage } from './features/loans/people/OutstandingPage';
import { RemindersPage } from './features/loans/people/RemindersPage';
import { CopiesPage } from './features/loans/registers/CopiesPage';
import { RegisterPage } from './features/loans/registers/RegisterPage';
import { ReportsPage } from './features/loans/registers/ReportsPage';
import { IndexPage } from './features/locations/IndexPage';
import { MoveDesk } from './features/locations/move/MoveDesk';
import { PlacePage } from './features/locations/PlacePage';
import { PlacesPage } from './features/locations/PlacesPage';
import { RangePage } from './features/locations/RangePage';
import { SlipPage } from './features/loans/slip/SlipPage';
import { AppraisePage } from './features/disposal/appraise/AppraisePage';
import { DuePage } from './features/disposal/due/DuePage';
import { UndatedPage } from './features/disposal/due/UndatedPage';
import { ListPage } from './features/disposal/list/ListPage';
import { ListsPage } from './features/disposal/lists/ListsPage';
import { ExecutePage } from './features/disposal/work/ExecutePage';
import { RecheckPage } from './features/disposal/work/RecheckPage';
import { SetApartPage } from './features/disposal/work/SetApartPage';
import { HoldPage } from './features/holds/HoldPage';
import { HoldsPage } from './features/holds/HoldsPage';
import { NewHold } from './features/holds/NewHold';
import { ClientList } from './features/clients/ClientList';
import { ClientPage } from './features/clients/ClientPage';
import { NewClient } from './features/clients/NewClient';
import { BackupPage } from './features/backup/BackupPage';
import { Rescue } from './features/backup/Rescue';
import { About } from './features/settings/About';
import { Persons } from './features/settings/Persons';
import { SettingsPage } from './features/settings/SettingsPage';
import { Broken } from './features/operators/Broken';
import { FirstRun } from './features/operators/FirstRun';
import { MyAccess } from './features/operators/MyAccess';
import { OperatorsPage } from './features/operators/OperatorsPage';
import { Unlock } from './features/operators/Unlock';
import { Frame } from './frame/Frame';
import type { RouteRow } from './frame/routes';
import type { AppError } from '../shared/errors';
import { assertNever } from '../shared/result';
import { DeskProvider } from './lib/desk-context';
import { clearDesk } from './lib/desk-db';
import { useT } from './lib/i18n';
import { paths } from './lib/paths';
import type { Params } from './lib/route';
import { SessionProvider, useMay } from './lib/session';
import { useQuery } from './lib/use-query';
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
 *       DataTable               the ledger: columns as data, `load`, `question`, `topics`
 *       ScanField, ScanResult   the field of a scan screen and its last answer in large words; lib/use-scan-queue, lib/sounds
 *       ScanTray                every scan with its answer; lib/scan-tray, lib/use-kept keep it
 *       SignDialog              one signature of a step, in session or by CountersignDialog: the approver's own passphrase, or a signed paper
 *       Dialog                  Dialog, ConfirmDialog (typed word), ReasonDialog
 *       RecordForm, FormDialog  a contract form as a page or as a dialog, with its draft, its failure and its keys
 *       FailureNotice, DraftNotice, EmptyState, StateTag (Tag), ProgressBar, Answers (`useSay()('good', text)`)
 * frame/ rail, top bar, keys dialog, error boundary; the routes below are the only list of screens
 */
const routes: readonly RouteRow[] = [
  { path: '/desk', rail: { words: 'frame.desk', to: paths.desk() }, may: 'read', screen: () => <DeskPage /> },
  {
    path: '/catalogue',
    rail: { words: 'frame.catalogue', to: paths.catalogue(), holds: ['/volumes', '/locations'] },
    may: 'read',
    screen: (_params, query) => <CatalogueList query={query} />,
  },
  {
    path: '/volumes/new',
    may: 'catalogue.write',
    screen: (_params, query) => (
      <NewVolume
        key={query['from'] ?? 'new'}
        clientId={query['clientId'] === undefined ? null : Number(query['clientId'])}
        from={query['from'] === undefined ? null : Number(query['from'])}
      />
    ),
  },
  {
    path: '/volumes/:id',
    may: 'read',
    screen: ({ id }, query) => (
      <VolumePage
        key={query['edit'] ?? 'view'}
        id={Number(id)}
        begin={query['edit'] === 'items' ? { kind: 'items' } : { kind: 'view' }}
        item={query['item'] === undefined ? null : Number(query['item'])}
      />
    ),
  },
  { path: '/locations', may: 'read', screen: () => <PlacesPage /> },
  {
    path: '/locations/new',
    may: 'catalogue.write',
    screen: (_params, query) => (
      <RangePage parentId={query['parentId'] === undefined ? null : Number(query['parentId'])} />
    ),
  },
  {
    path: '/locations/move',
    may: 'catalogue.write',
    screen: (_params, query) => <MoveDesk place={query['place'] ?? null} />,
  },
  { path: '/locations/index', may: 'read', screen: (_params, query) => <IndexPage query={query} /> },
  { path: '/locations/:id', may: 'read', screen: ({ id }) => <PlacePage id={Number(id)} /> },
  {
    path: '/loans',
    rail: { words: 'frame.loans', to: paths.loanDesk() },
    may: 'read',
    screen: (_params, query) => <LoanHome query={query} />,
  },
  { path: '/loans/lists', may: 'read', screen: (_params, query) => <LoanLists query={query} /> },
  { path: '/loans/slips/:id', may: 'read', screen: ({ id }) => <SlipPage id={Number(id)} /> },
  { path: '/loans/borrowers/:id', may: 'read', screen: ({ id }) => <BorrowerPage id={Number(id)} /> },
  { path: '/loans/reminders', may: 'read', screen: () => <RemindersPage /> },
  { path: '/loans/outstanding', may: 'read', screen: () => <OutstandingPage /> },
  { path: '/loans/copies', may: 'read', screen: () => <CopiesPage /> },
  { path: '/loans/register', may: 'read', screen: () => <RegisterPage /> },
  { path: '/loans/reports', may: 'read', screen: () => <ReportsPage /> },
  { path: '/loans/certificates', may: 'read', screen: (_params, query) => <CertificateList query={query} /> },
  { path: '/loans/certificates/new', may: 'certificates.write', screen: () => <NewCertificate /> },
  { path: '/loans/certificates/:id', may: 'read', screen: ({ id }) => <CertificatePage id={Number(id)} /> },
  {
    path: '/disposal',
    rail: { words: 'frame.disposal', to: paths.disposalDue(), holds: ['/holds'] },
    may: 'disposal.read',
    screen: (_params, query) => <DuePage query={query} />,
  },
  { path: '/disposal/undated', may: 'disposal.read', screen: () => <UndatedPage /> },
  { path: '/disposal/lists', may: 'disposal.read', screen: (_params, query) => <ListsPage query={query} /> },
  { path: '/disposal/lists/:id', may: 'disposal.read', screen: ({ id }) => <ListPage id={Number(id)} /> },
  {
    path: '/disposal/lists/:id/appraise',
    may: 'disposal.approve',
    screen: ({ id }) => <AppraisePage id={Number(id)} />,
  },
  {
    path: '/disposal/lists/:id/set-apart',
    may: 'disposal.write',
    screen: ({ id }) => <SetApartPage id={Number(id)} />,
  },
  { path: '/disposal/lists/:id/recheck', may: 'disposal.approve', screen: ({ id }) => <RecheckPage id={Number(id)} /> },
  { path: '/disposal/lists/:id/execute', may: 'disposal.write', screen: ({ id }) => <ExecutePage id={Number(id)} /> },
  { path: '/holds', may: 'read', screen: (_params, query) => <HoldsPage query={query} /> },
  { path: '/holds/new', may: 'holds.write', screen: () => <NewHold /> },
  { path: '/holds/:id', may: 'read', screen: ({ id }) => <HoldPage id={Number(id)} /> },
  {
    path: '/clients',
    rail: { words: 'frame.clients', to: paths.clients() },
    may: 'read',
    screen: (_params, query) => <ClientList query={query} />,
  },
  { path: '/clients/new', may: 'catalogue.write', screen: () => <NewClient /> },
  { path: '/clients/:id', may: 'read', screen: ({ id }) => <ClientPage id={Number(id)} /> },
  {
    path: '/exchange',
    rail: { words: 'frame.exchange', to: paths.exchange() },
    may: 'exchange.write',
    screen: () => <ImportPage />,
  },
  {
    path: '/audit',
    rail: { words: 'frame.audit', to: paths.audit() },
    may: 'audit.read',
    screen: (_params, query) => <LogPage subject={query['subject'] ?? null} checking={query['paper'] === 'check'} />,
  },
  { path: '/persons', rail: { words: 'frame.persons', to: paths.persons() }, may: 'read', screen: () => <Persons /> },
  {
    path: '/settings',
    rail: { words: 'frame.settings', to: paths.settings() },
    may: 'read',
    screen: () => <SettingsPage />,
  },
  { path: '/operators', may: 'audit.read', screen: () => <OperatorsPage /> },
  { path: '/me', may: 'session', screen: () => <MyAccess /> },
  { path: '/backup', may: 'backup.write', screen: () => <BackupPage /> },
  { path: '/about', may: 'session', screen: () => <About /> },
];

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
            <Frame routes={routes} search={<MaySearch />} />
          </DeskProvider>
        </SessionProvider>
      );
    default:
      return assertNever(status.value);
  }
}

/** The desk for whoever lends; for all others who may read, the work lists. */
function LoanHome({ query }: { readonly query: Params }) {
  return useMay('loans.write') ? <LoanDesk take={query['take'] ?? null} /> : <LoanLists query={query} />;
}

/** What is missing or damaged on the disk can come back from a backup; an archive open elsewhere cannot. */
const mayRescue = ({ code }: AppError): boolean =>
  ['vaultMissing', 'vaultDamaged', 'vaultTampered', 'storeMissing'].includes(code);

/** Whoever may not read the catalogue has nothing to search. */
function MaySearch() {
  return useMay('read') ? <SearchBox /> : null;
}
