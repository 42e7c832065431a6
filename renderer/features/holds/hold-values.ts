import type { Hold, HoldInput } from '../../../shared/contract/holds';

/** A hold that begins today, without anything under it yet. */
export const newValues = (today: string): HoldInput => ({
  id: null,
  version: 0,
  title: '',
  reason: '',
  authority: '',
  level: 'general',
  startsOn: today,
  reviewOn: null,
  contact: null,
  note: null,
});

/** What the form begins with: the hold as it stands, in the shape of the command. */
export const valuesOf = (saved: Hold): HoldInput => ({
  id: saved.id,
  version: saved.version,
  title: saved.title,
  reason: saved.reason,
  authority: saved.authority,
  level: saved.level,
  startsOn: saved.startsOn,
  reviewOn: saved.reviewOn,
  contact: saved.contact,
  note: saved.note,
});
