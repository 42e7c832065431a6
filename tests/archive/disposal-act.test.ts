import { expect, it } from 'vitest';
import { actAgain, actIn } from '../../electron/engine/archive/disposal-act';
import { openSubjects } from './subject-harness';

/** The act of a destruction that a restore does again, by the row numbers and machine keys of its people. */
it('is given to the restored list, unless a number means somebody else by now', () => {
  const { writer } = openSubjects();
  writer.exec(`INSERT INTO person (id, name, machine_key) VALUES (71, '张三', 'K71'), (72, '吴敏', 'K72');
    INSERT INTO disposal_list (id, number, title, state, drawn_by) SELECT 5, 'XH-2026-001', '短期', 'destroyed', min(id) FROM operator;`);
  const act = {
    place: '云岭市碎纸厂',
    method: 'pulping',
    startedAt: 1000,
    endedAt: 2000,
    executor: { id: 71, machineKey: 'K71' },
    supervisors: [{ id: 72, machineKey: 'K72', manner: 'paper', paperNumber: 'P-1', paperDate: '2026-03-10' }],
  };
  const other = { id: 71, machineKey: 'K-of-another' };
  expect(actAgain(writer, 'XH-2026-001', { ...act, executor: other })).toEqual([]);
  expect(
    actAgain(writer, 'XH-2026-001', { ...act, supervisors: act.supervisors.map((one) => ({ ...one, ...other })) }),
  ).toEqual([]);
  expect(actAgain(writer, 'XH-2026-009', act)).toEqual([]);
  expect(actIn(writer, 5)).toBeNull();

  expect(actAgain(writer, 'XH-2026-001', act)).toMatchObject([
    {
      deed: 'volume.erasedAgain',
      changes: [{ subject: 'disposal:5', after: { number: 'XH-2026-001', place: '云岭市碎纸厂', executor: '张三' } }],
    },
  ]);
  expect(actIn(writer, 5)).toEqual(act);
  expect(actAgain(writer, 'XH-2026-001', act), 'a list that says it already').toEqual([]);
});
