import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDisposal } from '../../electron/engine/archive/disposal';
import { createDue } from '../../electron/engine/archive/disposal-due';
import { createHolds } from '../../electron/engine/archive/holds';
import type { Session } from '../../electron/engine/store/work';
import { AppFailure } from '../../shared/errors';
import { openSubjects, type Subjects } from './subject-harness';

/** What is above an operator's clearance blocks all the same, and says nothing of itself. */
let at: Subjects;
let holds: ReturnType<typeof createHolds>;
let disposal: ReturnType<typeof createDisposal>;
const CLIENT = 1;
const PLAIN = 1;
const SECRET = 2;
const OTHER = 3;
const page = { after: null, limit: 100 };

beforeAll(() => {
  at = openSubjects();
  const volume = at.writer.prepare(
    `INSERT INTO volume (machine_key, fonds_id, series_id, client_id, state, reference_code, title, retention_kind, retention_years, retention_basis, last_month, due_from,
      own_level, level, binding, changed_at) VALUES (?, 1, 1, 1, 'filed', ?, '客户档案', 'years', 10, 'lastDocument', '2010-06', '2021-01-01', ?, ?, 'bound', 0)`,
  );
  for (const [id, level] of [
    [PLAIN, 0],
    [SECRET, 1],
    [OTHER, 0],
  ] as const)
    volume.run([`key${String(id)}`, `HX01-KH·2010-D10-0001-00${String(id)}`, level, level]);
  holds = createHolds(at.context);
  disposal = createDisposal(at.context, {
    due: createDue(at.context),
    keys: { folder: at.folder, unlocked: undefined as never },
    sign: () => Promise.reject(new Error('nobody signs here')),
    backUp: () => Promise.resolve(),
    compact: () => Promise.resolve(0),
  });
});
afterAll(() => {
  at.close();
});
const gone = (run: () => unknown): string => {
  try {
    run();
  } catch (cause) {
    return cause instanceof AppFailure ? cause.appError.code : String(cause);
  }
  return 'found';
};
const lists = (session: Session) =>
  disposal['disposal.lists']({ states: [], text: '', sort: 'number', descending: true, ...page }, session);

describe('a hold above the clearance', () => {
  const investigation = {
    id: null,
    version: 0,
    title: '举报调查',
    reason: '纪检立案',
    authority: '纪委',
    level: 'secret' as const,
    startsOn: '2026-03-01',
    reviewOn: '2026-03-02',
    contact: null,
    note: null,
  };
  it('on a whole client is told there as on its volumes', () => {
    const { id, version } = holds['holds.save'](investigation, at.high);
    holds['holds.add']({ id, version, volumeIds: [], clientIds: [CLIENT] }, at.high);
    expect(holds['holds.ofClient']({ clientId: CLIENT }, at.low)).toEqual({ holds: [], hidden: true });
    expect(holds['holds.ofClient']({ clientId: CLIENT }, at.high).holds.map((hold) => hold.id)).toEqual([id]);
    expect(gone(() => holds['holds.ofClient']({ clientId: 99 }, at.high))).toBe('notFound');
    holds['holds.release']({ id, version: version + 1, reason: '查清' }, at.high);
    expect(holds['holds.ofClient']({ clientId: CLIENT }, at.low)).toEqual({ holds: [], hidden: false });
  });

  it('blocks, and that is all that is said', () => {
    const laid = holds['holds.save'](investigation, at.high);
    holds['holds.add']({ id: laid.id, version: laid.version, volumeIds: [PLAIN], clientIds: [] }, at.high);
    const { blocks } = disposal['disposal.ofVolume']({ volumeId: PLAIN }, at.low);
    expect(blocks).toEqual([{ kind: 'hold', holdId: null, number: null, reason: null }]);
    expect(disposal['disposal.ofVolume']({ volumeId: PLAIN }, at.high).blocks).toMatchObject([{ number: laid.number }]);
    expect(holds['holds.ofVolume']({ volumeId: PLAIN }, at.low)).toEqual({ holds: [], hidden: true });
    expect(gone(() => holds['holds.get']({ id: laid.id }, at.low))).toBe('notFound');
    expect(gone(() => holds['holds.volumes']({ id: laid.id, sort: 'code', descending: false, ...page }, at.low))).toBe(
      'notFound',
    );
    expect(
      gone(() => holds['holds.release']({ id: laid.id, version: laid.version + 1, reason: '不知情' }, at.low)),
    ).toBe('notFound');
    const asked = { state: null, reviewDue: false, text: '', sort: 'number', descending: true, ...page } as const;
    expect(holds['holds.list'](asked, at.low)).toEqual({ rows: [], next: null, total: 0 });
    expect(holds['holds.list']({ ...asked, reviewDue: true }, at.high).total).toBe(1);
  });

  it('is laid by nobody above whose clearance it would be', () => {
    const input = {
      id: null,
      version: 0,
      title: '越权',
      reason: '试',
      authority: '试',
      level: 'secret' as const,
      startsOn: '2026-03-01',
      reviewOn: null,
      contact: null,
      note: null,
    };
    expect(gone(() => holds['holds.save'](input, at.low))).toBe('invalidInput');
  });
});

describe('a list with something above the clearance on it', () => {
  it('does not exist for this reader, and keeps its volumes off another list without its number', async () => {
    const draft = disposal['disposal.save']({ id: null, version: 0, title: '含密案卷', note: null }, at.high);
    const { list, added } = await disposal['disposal.addRows'](
      { id: draft.id, version: draft.version, add: { from: 'volumes', volumeIds: [SECRET, OTHER] } },
      at.high,
    );
    expect([added, list.level]).toEqual([2, 'secret']);
    const { number } = disposal['disposal.submit']({ id: list.id, version: list.version }, at.high);
    expect(number).toBe('XH-2026-001');
    expect(gone(() => disposal['disposal.get']({ id: list.id }, at.low))).toBe('notFound');
    expect(
      gone(() => disposal['disposal.cancel']({ id: list.id, version: list.version + 1, reason: '试' }, at.low)),
    ).toBe('notFound');
    expect(lists(at.low).total).toBe(0);
    expect(lists(at.high).total).toBe(1);
    const { blocks, lists: of } = disposal['disposal.ofVolume']({ volumeId: OTHER }, at.low);
    expect([blocks, of]).toEqual([[{ kind: 'onList', listId: null, number: null }], []]);
    const own = disposal['disposal.save']({ id: null, version: 0, title: '一般案卷', note: null }, at.low);
    const answer = await disposal['disposal.addRows'](
      { id: own.id, version: own.version, add: { from: 'volumes', volumeIds: [OTHER] } },
      at.low,
    );
    expect([answer.added, answer.skipped]).toEqual([0, [{ kind: 'onList', count: 1 }]]);
    await expect(
      disposal['disposal.addRows'](
        { id: own.id, version: answer.list.version, add: { from: 'volumes', volumeIds: [SECRET] } },
        at.low,
      ),
    ).rejects.toMatchObject({ appError: { code: 'notFound' } });
  });
});
