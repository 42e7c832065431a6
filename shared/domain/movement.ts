/**
 * What causes a volume to change place (domain.md "movement"). The closed list of what the engine may write; each has its
 * words in i18n `catalogue.volume.cause.<cause>`. Append only: movements are kept for as long as their volume.
 */
export const movementCauses = [
  /** The place it was given when it was begun. */
  'created',
  /** Its home was entered anew while it was assembled. */
  'edited',
  /** The place a ledger gave it. */
  'imported',
  /** Handed over on a slip: it is in nobody's place until it is back. */
  'lent',
  'givenBack',
  /** The opposite entry of the last action at the desk. */
  'undone',
  /** Taken to the place set apart for destruction; a disposal list's number stands beside it. */
  'setApart',
  /** Taken off a disposal list, and home again. */
  'pulledBack',
  /** Destroyed: in no place any more. */
  'destroyed',
  /** Put somewhere else by the archivist, on a document that says why. */
  'moved',
  /** The box or shelf it stands in was carried elsewhere. */
  'carried',
] as const;
export type MovementCause = (typeof movementCauses)[number];
