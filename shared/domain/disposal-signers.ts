import type { AppraiserCapacity } from './disposal';
import type { Execution, ListFacts, ListRule, ListWorld, RowFacts, Signing, SigningStep } from './disposal-terms';
import type { StepHolders } from './loan-approvals';

/** Who may sign which step of a list, and who may not be the same person (DA-15). The path itself is disposal-rules.ts. */
export type ListSigner = { readonly personId: number; readonly standsIn: boolean };

export function signatureRefused(step: SigningStep, signing: Signing, world: ListWorld): ListRule | null {
  if (!world.waysOf(step).includes(signing.manner)) return 'wayNotAllowed';
  return signing.manner === 'paper' && signing.recordedBy === signing.personId ? 'ownPaper' : null;
}

/** Holders who are not excluded; where none is left, those who stand in for them. */
function signersAmong({ holders, standIns }: StepHolders, excluded: (personId: number) => boolean): ListSigner[] {
  const own = holders.filter((id) => !excluded(id));
  if (own.length > 0) return own.map((personId) => ({ personId, standsIn: false }));
  return standIns.filter((id) => !excluded(id)).map((personId) => ({ personId, standsIn: true }));
}

const otherCapacity = (capacity: AppraiserCapacity): AppraiserCapacity =>
  capacity === 'manager' ? 'departmentHead' : 'manager';

/** Who may give this opinion on this row: never who drew up the list, and not one person both of them (DA-15.1). */
export function appraisersOf(
  list: Pick<ListFacts, 'drawnBy'>,
  row: Pick<RowFacts, 'departmentId' | 'opinions'>,
  capacity: AppraiserCapacity,
  world: Pick<ListWorld, 'appraisersOf'>,
): ListSigner[] {
  const other = row.opinions[otherCapacity(capacity)]?.personId;
  return signersAmong(world.appraisersOf(capacity, row.departmentId), (id) => id === list.drawnBy || id === other);
}

/** Why this person may not give this opinion on a row, asked of row after row; null when they may. */
export function appraiserRefused(
  list: ListFacts,
  capacity: AppraiserCapacity,
  personId: number,
  world: ListWorld,
): (row: RowFacts) => ListRule | null {
  // Rows of one department that nobody has looked at, or the same person has, share one answer.
  const known = new Map<string, boolean>();
  return (row) => {
    const other = row.opinions[otherCapacity(capacity)]?.personId;
    if (other === personId) return 'sameAppraiser';
    const key = `${String(row.departmentId)}/${String(other)}`;
    const may = known.get(key) ?? appraisersOf(list, row, capacity, world).some((one) => one.personId === personId);
    known.set(key, may);
    return may ? null : 'notYourOpinion';
  };
}

/** Approver ≠ appraisers ≠ archivist who drew it up (domain.md "Disposal"). */
export function directorsOf(
  list: Pick<ListFacts, 'drawnBy' | 'rows'>,
  world: Pick<ListWorld, 'directors'>,
): ListSigner[] {
  const appraisers = appraisersIn(list);
  return signersAmong(world.directors, (id) => id === list.drawnBy || appraisers.has(id));
}
const appraisersIn = ({ rows }: Pick<ListFacts, 'rows'>): ReadonlySet<number> =>
  new Set(rows.flatMap(({ opinions }) => Object.values(opinions).map(({ personId }) => personId)));

export function directorRefused(list: ListFacts, signing: Signing, world: ListWorld): ListRule | null {
  if (signing.personId === list.drawnBy) return 'drawerSigns';
  if (appraisersIn(list).has(signing.personId)) return 'appraiserApproves';
  if (!directorsOf(list, world).some(({ personId }) => personId === signing.personId)) return 'notDirector';
  return signatureRefused('director', signing, world);
}

/** Nobody has decided anything yet: who drew the list up takes it back, or whoever keeps the archive. */
export const sendersOf = (
  { drawnBy }: Pick<ListFacts, 'drawnBy'>,
  world: Pick<ListWorld, 'recheckers'>,
): ListSigner[] => [...new Set([drawnBy, ...world.recheckers])].map((personId) => ({ personId, standsIn: false }));
export function senderRefused(list: ListFacts, signing: Signing, world: ListWorld): ListRule | null {
  if (!sendersOf(list, world).some(({ personId }) => personId === signing.personId)) return 'notSender';
  return signatureRefused('recheck', signing, world);
}

export function recheckerRefused(signing: Signing, world: ListWorld): ListRule | null {
  if (!world.recheckers.includes(signing.personId)) return 'notRechecker';
  return signatureRefused('recheck', signing, world);
}

/** Supervisors 监销人 differ from each other, from the drawer and from the executor (domain.md "Disposal"). */
export function supervisorsRefused(list: ListFacts, act: Execution, world: ListWorld): ListRule | null {
  const { supervisors, executorId } = act;
  if (supervisors.length < world.supervisorsNeeded) return 'supervisorsFewer';
  if (new Set(supervisors.map(({ personId }) => personId)).size < supervisors.length) return 'supervisorTwice';
  if (world.hasLeft(executorId)) return 'personHasLeft';
  for (const signing of supervisors) {
    if (signing.personId === list.drawnBy) return 'supervisorDrew';
    if (signing.personId === executorId) return 'supervisorExecutes';
    if (world.hasLeft(signing.personId)) return 'personHasLeft';
    const refused = signatureRefused('supervision', signing, world);
    if (refused !== null) return refused;
  }
  return null;
}
