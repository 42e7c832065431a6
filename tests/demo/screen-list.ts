import type { DemoDisposal } from './disposal';
import type { DemoLoans } from './loans';
import { lineLists, slipLists } from '../../shared/domain/loan-lists';

/** A shelf to move volumes to, and what is moved there in the pictures of each language. */
export type DemoShelf = {
  readonly id: number;
  readonly code: string;
  readonly zhCN: readonly string[];
  readonly en: readonly string[];
};

export type Shown = {
  readonly volumeId: number;
  readonly assemblingId: number;
  readonly clientId: number;
  /** A client two of whose volumes may be merged. */
  readonly mergingId?: number;
  readonly loans: DemoLoans;
  readonly holdId: number;
  readonly shelf: DemoShelf;
  readonly disposal: DemoDisposal;
};

/** Every screen of the program by its address; the first run and the unlock screen come before them. */
export const screens = ({
  volumeId,
  assemblingId,
  clientId,
  loans,
  holdId,
  shelf,
  disposal,
}: Shown): readonly (readonly [name: string, address: string])[] => [
  ['desk', '/desk'],
  ['catalogue', '/catalogue'],
  // Under a condition: here a search can be kept under a name.
  ['catalogue-filtered', '/catalogue?state=filed'],
  ['working-list', '/catalogue?listed=true'],
  ['catalogue-export', '/catalogue?state=assembling'],
  ['volume', `/volumes/${String(volumeId)}`],
  ['volume-assembling', `/volumes/${String(assemblingId)}`],
  ['volume-new', `/volumes/new?clientId=${String(clientId)}`],
  ['items', `/volumes/${String(assemblingId)}?edit=items`],
  ['places', '/locations'],
  // The first place a ledger brings is its room.
  ['place', '/locations/1'],
  ['shelf', `/locations/${String(shelf.id)}`],
  ['places-new', '/locations/new?parentId=1'],
  ['place-index', '/locations/index'],
  ['place-index-by-place', '/locations/index?by=place'],
  ['move-desk', '/locations/move'],
  ['clients', '/clients'],
  ['client', `/clients/${String(clientId)}`],
  ['client-new', '/clients/new'],
  ['loan-desk', '/loans'],
  ...[...new Set([...slipLists, ...lineLists])].map((list) => [`loans-${list}`, `/loans/lists?list=${list}`] as const),
  ...loans.slips.map((id, at) => [`slip-${String(at + 1)}`, `/loans/slips/${String(id)}`] as const),
  ['borrower', `/loans/borrowers/${String(loans.borrowerId)}`],
  ['borrower-overdue', `/loans/borrowers/${String(loans.lateBorrowerId)}`],
  ['reminders', '/loans/reminders'],
  ['outstanding', '/loans/outstanding'],
  ['copies', '/loans/copies'],
  ['loan-register', '/loans/register'],
  ['return-reports', '/loans/reports'],
  ['certificates', '/loans/certificates'],
  ['certificate', `/loans/certificates/${String(loans.certificateId)}`],
  ['certificate-new', '/loans/certificates/new'],
  ['disposal-due', '/disposal'],
  ['disposal-undated', '/disposal/undated'],
  ['disposal-lists', '/disposal/lists'],
  ...(['draft', 'appraisal', 'appraised', 'approved', 'held', 'destroyed'] as const).map(
    (state) => [`disposal-list-${state}`, `/disposal/lists/${String(disposal[state])}`] as const,
  ),
  ['disposal-appraise', `/disposal/lists/${String(disposal.appraisal)}/appraise`],
  ['disposal-set-apart', `/disposal/lists/${String(disposal.approved)}/set-apart`],
  ['disposal-recheck', `/disposal/lists/${String(disposal.held)}/recheck`],
  ['disposal-execute', `/disposal/lists/${String(disposal.rechecked)}/execute`],
  // A step that the list is not at says so.
  ['disposal-not-this-step', `/disposal/lists/${String(disposal.draft)}/execute`],
  ['volume-destroyed', `/volumes/${String(disposal.stub)}`],
  ['catalogue-destroyed', '/catalogue?state=destroyed'],
  ['holds', '/holds'],
  ['hold-new', '/holds/new'],
  ['hold', `/holds/${String(holdId)}`],
  ['import', '/exchange'],
  ['log', '/audit'],
  ['operators', '/operators'],
  ['my-access', '/me'],
  ['backup', '/backup'],
  ['settings', '/settings'],
  ['persons', '/persons'],
  ['about', '/about'],
];
