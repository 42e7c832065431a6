import type { LineList, SlipList } from '../../shared/domain/loan-lists';
import type { WorkList } from '../../shared/domain/work-lists';

/** Addresses of the screens, made here and nowhere else; App.tsx holds the table that draws them. */
const query = (of: Readonly<Record<string, string | number | undefined>>): string => {
  const pairs = Object.entries(of).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)] as [string, string]],
  );
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs).toString()}`;
};

export const paths = {
  desk: () => '/desk',
  catalogue: (
    filter: {
      text?: string;
      state?: string;
      year?: number;
      level?: string;
      retention?: string;
      clientId?: number;
      locationId?: number;
      work?: WorkList;
    } = {},
  ) => `/catalogue${query(filter)}`,
  worklist: () => '/catalogue?listed=true',
  /** `item`: the row of the in-volume list to stand on. */
  volume: (id: number, of: { edit?: 'items'; item?: number } = {}) => `/volumes/${id}${query(of)}`,
  /** `from`: the volume it goes on from. */
  newVolume: (of: { clientId?: number; from?: number } = {}) => `/volumes/new${query(of)}`,
  places: () => '/locations',
  place: (id: number) => `/locations/${id}`,
  newPlaces: (of: { parentId?: number } = {}) => `/locations/new${query(of)}`,
  moveVolumes: (of: { place?: string } = {}) => `/locations/move${query(of)}`,
  placeIndex: (of: { by?: 'archive' | 'place' } = {}) => `/locations/index${query(of)}`,
  clients: (filter: { text?: string; kind?: string; wants?: string } = {}) => `/clients${query(filter)}`,
  client: (id: number) => `/clients/${id}`,
  newClient: () => '/clients/new',
  /** `take`: row numbers of volumes to put before the next borrower, with dots between. */
  loanDesk: (of: { take?: string } = {}) => `/loans${query(of)}`,
  loanList: (list: SlipList | LineList = 'toApprove') => `/loans/lists${query({ list })}`,
  loan: (id: number) => `/loans/slips/${id}`,
  borrower: (id: number) => `/loans/borrowers/${id}`,
  reminders: () => '/loans/reminders',
  outstanding: () => '/loans/outstanding',
  copies: () => '/loans/copies',
  loanRegister: () => '/loans/register',
  returnReports: () => '/loans/reports',
  certificates: (filter: { state?: string; text?: string } = {}) => `/loans/certificates${query(filter)}`,
  certificate: (id: number) => `/loans/certificates/${id}`,
  newCertificate: () => '/loans/certificates/new',
  disposalDue: (
    filter: {
      which?: string;
      year?: number;
      seriesId?: number;
      departmentId?: number;
      clientId?: number;
      free?: string;
      take?: 'worklist';
    } = {},
  ) => `/disposal${query(filter)}`,
  disposalUndated: () => '/disposal/undated',
  disposalLists: (show?: string) => `/disposal/lists${query({ show })}`,
  disposalList: (id: number) => `/disposal/lists/${id}`,
  /** A screen of work on one list. */
  disposalWork: (id: number, work: 'appraise' | 'set-apart' | 'recheck' | 'execute') => `/disposal/lists/${id}/${work}`,
  holds: (show?: string) => `/holds${query({ show })}`,
  hold: (id: number) => `/holds/${id}`,
  newHold: () => '/holds/new',
  exchange: () => '/exchange',
  /** The log, with what checks the code of a paper opened. */
  checkPaper: () => `/audit${query({ paper: 'check' })}`,
  audit: (filter: { subject?: string } = {}) => `/audit${query(filter)}`,
  operators: () => '/operators',
  me: () => '/me',
  backup: () => '/backup',
  settings: () => '/settings',
  persons: () => '/persons',
  about: () => '/about',
} as const;
