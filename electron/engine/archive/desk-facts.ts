import type { DeskFacts, PersonFacts } from '../forms/loan-facts';
import { notFound } from '../store/work';
import { type Ask, fondsOf, levelLabelsOf } from './form-sources';
import type { Asking } from './loan-read';

/** What every form of the loan desk says: whose archive it is, how levels are called, who somebody is. */

export const deskOf = ({ db, context }: Ask): DeskFacts => ({
  fondsName: fondsOf(db).name,
  levelLabels: levelLabelsOf(context),
});
export const askingOf = ({ session, moment, context }: Ask): Asking => ({
  clearance: session.clearanceRank,
  today: moment.day,
  settings: context.settings(),
});

export function personOf({ db }: Ask, id: number): PersonFacts {
  const row = db
    .prepare(
      `SELECT p.name, p.staff_code AS staffCode, d.name AS department, p.organisation, p.phone, p.identity_paper AS identityPaper
      FROM person p LEFT JOIN department d ON d.id = p.department_id WHERE p.id = ?`,
    )
    .get<PersonFacts>([id]);
  if (row === undefined) throw notFound('person', id);
  return row;
}
