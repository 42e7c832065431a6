import { LogPage } from './features/audit/LogPage';
import { DeskPage } from './features/desk/DeskPage';
import { ImportPage } from './features/exchange/ImportPage';
import { CatalogueList } from './features/catalogue/list/CatalogueList';
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
import { About } from './features/settings/About';
import { Persons } from './features/settings/Persons';
import { SettingsPage } from './features/settings/SettingsPage';
import { MyAccess } from './features/operators/MyAccess';
import { OperatorsPage } from './features/operators/OperatorsPage';
import type { RouteRow } from './frame/routes';
import { paths } from './lib/paths';
import type { Params } from './lib/route';
import { useMay } from './lib/session';

/** The only list of screens: where each stands, who may see it, and which row of the left rail leads to it. */
export const screens: readonly RouteRow[] = [
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

/** The desk for whoever lends; for all others who may read, the work lists. */
function LoanHome({ query }: { readonly query: Params }) {
  return useMay('loans.write') ? <LoanDesk take={query['take'] ?? null} /> : <LoanLists query={query} />;
}
