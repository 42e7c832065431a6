import type { Hit } from '../../../shared/contract/catalogue';
import type { VolumeState } from '../../../shared/domain/volume-facts';
import { CLIENT_NAME, DISPOSAL_NUMBER } from './volume-rows';

/** Rows of the store → hits of the one search box, whichever way they were found. */
export type VolumeHit = {
  readonly id: number;
  readonly code: string | null;
  readonly title: string;
  readonly detail: string;
  readonly state: VolumeState;
  readonly disposal_number: string | null;
};
export type ItemHit = VolumeHit & { readonly volume_id: number };
export type PlainHit = {
  readonly id: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
};

/** What is selected of a volume `v` with its client `c`, of an item `i` with its volume, of clients, of places. */
export const VOLUME_COLUMNS = `v.id, coalesce(v.reference_code, v.old_number) AS code, v.title, coalesce(${CLIENT_NAME}, c.code, '') || ' ' || coalesce(v.year, '') AS detail, v.state, ${DISPOSAL_NUMBER}`;
export const ITEM_COLUMNS = `i.id, i.volume_id, i.document_number AS code, i.title, coalesce(v.reference_code, v.old_number, '') || ' ' || v.title AS detail, v.state, ${DISPOSAL_NUMBER}`;
export const CLIENT = `SELECT id, code, name AS title, coalesce(kind, '') AS detail FROM client WHERE`;
export const PLACE = `SELECT id, code, code AS title, kind AS detail FROM location WHERE`;

/** What a volume and an item say alike. */
const told = ({ id, code, title, detail, state, disposal_number }: VolumeHit) => ({
  id,
  code,
  title,
  detail: detail.trim(),
  state,
  disposalNumber: disposal_number,
});
export const volumeHit =
  (exact: boolean) =>
  (row: VolumeHit): Hit => ({ kind: 'volume', volumeId: row.id, exact, ...told(row) });
export const plainHit =
  (kind: 'client' | 'location', exact: boolean) =>
  (row: PlainHit): Hit => ({ kind, volumeId: null, exact, state: null, disposalNumber: null, ...row });
export const itemHit = (row: ItemHit): Hit => ({
  kind: 'item',
  volumeId: row.volume_id,
  exact: false,
  ...told(row),
});
