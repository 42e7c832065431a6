import type { ParsedInputOf } from '../../../shared/contract/index';
import { type ItemTemplate, templateCells } from '../../../shared/contract/templates';
import { ruleBroken } from '../../../shared/errors';
import type { ReadableDb, WritableDb } from '../store/open';
import { notFound, type Session, stale } from '../store/work';
import { type Context, subjectOf } from './context';
import type { SessionHandlers } from './subject';

type Row = { id: number; operator_id: number | null; name: string; cells: string; version: number };
const SELECT = 'SELECT id, operator_id, name, cells, version FROM item_template';

/** What is kept parses or is left out cell by cell: a word that a later version dropped does not spoil the template. */
function cellsOf(text: string): ItemTemplate['cells'] {
  const given = JSON.parse(text) as Record<string, unknown>;
  const kept = Object.entries(given).filter(([name, value]) => templateCells.safeParse({ [name]: value }).success);
  return templateCells.parse(Object.fromEntries(kept));
}
const toTemplate = ({ id, operator_id: owner, name, cells, version }: Row): ItemTemplate => ({
  id,
  name,
  shared: owner === null,
  cells: cellsOf(cells),
  version,
});

/** A template this operator may see: a shared one, or their own. */
function find(db: ReadableDb, id: number, session: Session): ItemTemplate {
  const row = db.prepare(`${SELECT} WHERE id = ? AND coalesce(operator_id, ?) = ?`);
  const found = row.get<Row>([id, session.operatorId, session.operatorId]);
  if (found === undefined) throw notFound('template', id);
  return toTemplate(found);
}

function save(db: WritableDb, input: ParsedInputOf<'catalogue.saveTemplate'>, session: Session): ItemTemplate {
  const owner = input.shared ? null : session.operatorId;
  const twin = db
    .prepare('SELECT 1 FROM item_template WHERE operator_id IS ? AND name = ? AND id IS NOT ?')
    .get([owner, input.name, input.id]);
  if (twin !== undefined) throw ruleBroken('nameTaken', { name: input.name });
  const cells = JSON.stringify(input.cells);
  if (input.id === null) {
    const made = db
      .prepare('INSERT INTO item_template (operator_id, name, cells) VALUES (?, ?, ?)')
      .run([owner, input.name, cells]).lastInsertRowid;
    return find(db, made, session);
  }
  find(db, input.id, session);
  const { changes } = db
    .prepare(
      'UPDATE item_template SET operator_id = ?, name = ?, cells = ?, version = version + 1 WHERE id = ? AND version = ?',
    )
    .run([owner, input.name, cells, input.id, input.version]);
  if (changes !== 1) throw stale('template', input.id);
  return find(db, input.id, session);
}

const said = (template: ItemTemplate | null) =>
  template === null ? null : { name: template.name, shared: template.shared, ...template.cells };
const entry = (
  deed: 'template.saved' | 'template.dropped',
  id: number,
  before: ItemTemplate | null,
  after: ItemTemplate | null,
) => ({
  deed,
  changes: [{ subject: subjectOf('template', id), level: 0, before: said(before), after: said(after) }],
});

/** Templates of the item grid. What all share is logged like a setting; one's own is a view of one's own and is not. */
export function createItemTemplates({ work }: Context) {
  return {
    'catalogue.templates': (_input, session) =>
      work.read((db) =>
        db
          .prepare(`${SELECT} WHERE operator_id IS NULL OR operator_id = ? ORDER BY operator_id IS NULL, name`)
          .all<Row>([session.operatorId])
          .map(toTemplate),
      ),
    'catalogue.saveTemplate': (input, session) => {
      const before = input.id === null ? null : work.read((db) => find(db, input.id ?? 0, session));
      if (!input.shared && before?.shared !== true) return work.keep((db) => save(db, input, session));
      return work.write(session, (db) => {
        const after = save(db, input, session);
        return { value: after, deeds: [entry('template.saved', after.id, before, after)] };
      });
    },
    'catalogue.dropTemplate': ({ id, version }, session) => {
      const drop = (db: WritableDb) => {
        const { changes } = db.prepare('DELETE FROM item_template WHERE id = ? AND version = ?').run([id, version]);
        if (changes !== 1) throw stale('template', id);
        return {};
      };
      const before = work.read((db) => find(db, id, session));
      if (!before.shared) return work.keep(drop);
      return work.write(session, (db) => ({ value: drop(db), deeds: [entry('template.dropped', id, before, null)] }));
    },
  } satisfies Pick<SessionHandlers, `catalogue.${'templates' | 'saveTemplate' | 'dropTemplate'}`>;
}
