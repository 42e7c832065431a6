import type { ApprovalManner } from '../../../shared/domain/loan';
import type { ReadableDb } from '../store/open';

/** Who may sign a step, as a dialog offers them; `login` null: no operator, so on paper only. */
export type ShownSigner = {
  personId: number;
  name: string;
  login: string | null;
  standsIn: boolean;
  ways: ApprovalManner[];
};

/** `ways`: what the settings leave open for this step. */
export function shownSigners(
  db: ReadableDb,
  signers: readonly { readonly personId: number; readonly standsIn: boolean }[],
  ways: readonly ApprovalManner[],
): ShownSigner[] {
  const named = db.prepare(
    'SELECT p.name, o.login FROM person p LEFT JOIN operator o ON o.person_id = p.id AND o.removed_at IS NULL WHERE p.id = ?',
  );
  return signers.flatMap(({ personId, standsIn }) => {
    const row = named.get<{ name: string; login: string | null }>([personId]);
    if (row === undefined) return [];
    const { name, login } = row;
    return [{ personId, name, login, standsIn, ways: ways.filter((way) => way === 'paper' || login !== null) }];
  });
}
