import { type VolumeState, volumeStates } from '../../../shared/domain/volume-facts';
import type { SessionHandlers } from './subject';
import type { ReadableDb } from '../store/open';
import { firstContactsOpen } from './client-contacts';
import { type Context, isoMoment } from './context';
import { loansToday } from './loan-today';
import { givenOrNone } from './paging';
import { countFacets, fitting } from './holdings/select';
import { countWork, workMarks } from './holdings/work-marks';

const MAX_DRAFTS = 500;
const count = (db: ReadableDb, sql: string, params: Record<string, string | number>): number =>
  db.prepare(`SELECT count(*) AS n FROM ${sql}`).get<{ n: number }>(givenOrNone(params))?.n ?? 0;

/** The desk: drafts and views of one operator, kept encrypted and never logged; and what wants doing today. */
export function createDesk({ work, settings, holdings }: Context) {
  return {
    'desk.drafts': (_input, session) =>
      work.read((db) =>
        db
          .prepare('SELECT key, body, saved_at FROM draft WHERE operator_id = ? ORDER BY saved_at DESC LIMIT ?')
          .all<{ key: string; body: string; saved_at: number }>([session.operatorId, MAX_DRAFTS])
          .map((row) => ({ key: row.key, body: row.body, savedAt: isoMoment(row.saved_at) })),
      ),
    'desk.saveDraft': ({ key, body }, session) =>
      work.keep((db, moment) => {
        db.prepare(
          'INSERT INTO draft (operator_id, key, body, saved_at) VALUES (?, ?, ?, ?) ON CONFLICT (operator_id, key) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at',
        ).run([session.operatorId, key, body, moment.at]);
        return {};
      }),
    'desk.dropDraft': ({ key }, session) =>
      work.keep((db) => {
        db.prepare('DELETE FROM draft WHERE operator_id = ? AND key = ?').run([session.operatorId, key]);
        return {};
      }),
    'desk.views': (_input, session) =>
      work.read((db) =>
        Object.fromEntries(
          db
            .prepare('SELECT name, value FROM operator_view WHERE operator_id = ?')
            .all<{ name: string; value: string }>([session.operatorId])
            .map((row) => [row.name, JSON.parse(row.value) as unknown]),
        ),
      ),
    'desk.saveView': ({ name, value }, session) =>
      work.keep((db) => {
        db.prepare(
          'INSERT INTO operator_view (operator_id, name, value) VALUES (?, ?, ?) ON CONFLICT (operator_id, name) DO UPDATE SET value = excluded.value',
        ).run([session.operatorId, name, JSON.stringify(value ?? null)]);
        return {};
      }),
    'desk.today': async (_input, session) => {
      const now = await holdings.whole();
      const { columns } = now;
      const seen = fitting(columns, [], []);
      const listed = new Map(
        countWork(workMarks(now, work.now().day, []), seen).map(({ value, count }) => [value, count]),
      );
      const states = countFacets(columns, [], { state: { keys: () => columns.state, wanted: null } }).state;
      const inState = (wanted: VolumeState) => states.get(volumeStates.indexOf(wanted)) ?? 0;
      return work.read((db) => {
        const last = db.prepare('SELECT at FROM import_batch ORDER BY id DESC LIMIT 1').get<{ at: number }>();
        return {
          volumes: seen.total,
          filed: inState('filed'),
          assembling: inState('assembling'),
          readyToFile: listed.get('readyToFile') ?? 0,
          undated: listed.get('undated') ?? 0,
          due: listed.get('due') ?? 0,
          dueWithinYear: listed.get('dueWithinYear') ?? 0,
          clients: count(db, 'client', {}),
          firstContacts: firstContactsOpen(db, work.now().day),
          drafts: count(db, 'draft WHERE operator_id = :operator', { operator: session.operatorId }),
          ...loansToday(db, session, { clearance: session.clearanceRank, today: work.now().day, settings: settings() }),
          lastImport: last === undefined ? null : isoMoment(last.at),
        };
      });
    },
  } satisfies Pick<SessionHandlers, `desk.${'drafts' | 'saveDraft' | 'dropDraft' | 'views' | 'saveView' | 'today'}`>;
}
