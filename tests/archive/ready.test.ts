import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Volume, VolumeInput } from '../../shared/contract/catalogue';
import { createDesk } from '../../electron/engine/archive/desk';
import { createVolumes } from '../../electron/engine/archive/volumes';
import { AppFailure } from '../../shared/errors';
import { blankItem, blankVolume } from './samples';
import { openSubjects, type Subjects } from './subject-harness';

/** The number of volumes ready to file is the number the filing checks let pass, whatever was done to them before. */
let at: Subjects;
beforeAll(() => {
  at = openSubjects();
  at.writer.exec(`INSERT INTO person (name, machine_key) VALUES ('同名', '3'), ('同名', '4')`);
});
afterAll(() => at.close());

const person = fc.constantFrom(
  null,
  { personId: null, name: '甲' },
  { personId: null, name: '乙' },
  { personId: null, name: '甲 ' },
  { personId: null, name: '' },
  { personId: 3, name: '同名' },
  { personId: 4, name: '同名' },
);
const facts = fc.record({
  clientId: fc.constantFrom(null, 1, 1, 1),
  title: fc.constantFrom('', '客户档案', '客户档案'),
  year: fc.constantFrom(null, 2016, 2016, 2016),
  firstMonth: fc.constantFrom(null, '2016-03', '2016-03'),
  lastMonth: fc.constantFrom(null, '2016-02', '2016-03', '2016-11', '2016-11'),
  retention: fc.constantFrom(null, { kind: 'permanent' as const, asWritten: null }),
  formingDepartmentId: fc.constantFrom(null, 1, 1, 1),
  binding: fc.constantFrom('bound' as const, 'loose' as const),
  pages: fc.constantFrom(null, 9, 9),
  compiledBy: person,
  checkedBy: person,
});
const page = fc.constantFrom(null, 1, 2, 3, 5);
const items = fc.array(fc.record({ pageFrom: page, pageTo: page }), { maxLength: 4 });
const step = fc.oneof(
  fc.record({ do: fc.constant('facts' as const), facts }),
  fc.record({ do: fc.constant('items' as const), items }),
  fc.constant({ do: 'file' as const }),
  fc.constant({ do: 'reopen' as const }),
  fc.constant({ do: 'discard' as const }),
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const complete = {
  clientId: 1,
  title: '客户档案',
  year: 2016,
  firstMonth: '2016-03',
  lastMonth: '2016-11',
  retention: { kind: 'permanent' as const, asWritten: null },
  formingDepartmentId: 1,
  binding: 'loose' as const,
  pages: null,
  compiledBy: { personId: null, name: '甲' },
  checkedBy: { personId: null, name: '乙' },
};
const input = (given: Partial<VolumeInput>) => blankVolume(1, { ...complete, ...given });
const itemOf = (pages: { pageFrom: number | null; pageTo: number | null }) => blankItem('函', pages);

it('stays so through every order of saving, filing, reopening and taking back', async () => {
  const volumes = createVolumes(at.context);
  const begin = (): Volume => {
    const saved = volumes['catalogue.saveVolume'](input({}), at.high);
    return volumes['catalogue.saveItems'](
      { id: saved.id, version: saved.version, items: [itemOf({ pageFrom: null, pageTo: null })] },
      at.high,
    );
  };
  const run = (volume: Volume, one: Step): Volume | null => {
    const target = { id: volume.id, version: volume.version };
    switch (one.do) {
      case 'facts':
        return volumes['catalogue.saveVolume'](input({ ...one.facts, ...target }), at.high);
      case 'items':
        return volumes['catalogue.saveItems']({ ...target, items: one.items.map(itemOf) }, at.high);
      case 'file':
        return volumes['catalogue.file'](target, at.high);
      case 'reopen':
        return volumes['catalogue.reopen']({ ...target, reason: '试' }, at.high);
      case 'discard':
        volumes['catalogue.discard']({ ...target, reason: '试' }, at.high);
        return null;
    }
  };
  /** What the rules refuse changes nothing; null once the volume is gone. */
  const attempt = (volume: Volume, one: Step): Volume | null => {
    try {
      return run(volume, one);
    } catch (cause) {
      if (cause instanceof AppFailure) return volume;
      throw cause;
    }
  };
  const seen = { ready: 0, not: 0 };
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      let volume = begin();
      for (const one of steps) {
        const after = attempt(volume, one);
        if (after === null) break;
        volume = after;
        const { id } = volume;
        const kept = at.context.work.read((db) =>
          db.prepare('SELECT ready FROM volume WHERE id = ?').get<{ ready: number }>([id]),
        );
        const wanted = volume.state === 'assembling' && volume.missing.length === 0;
        seen[wanted ? 'ready' : 'not'] += 1;
        expect(kept?.ready, JSON.stringify(volume.missing)).toBe(wanted ? 1 : 0);
      }
    }),
    { numRuns: 150 },
  );
  expect(seen.ready).toBeGreaterThan(20);
  expect(seen.not).toBeGreaterThan(20);

  const all = at.context.work.read((db) => db.prepare('SELECT id FROM volume').all<{ id: number }>());
  const read = all.map(({ id }) => volumes['catalogue.volume']({ id }, at.high));
  const today = await createDesk(at.context)['desk.today']({}, at.high);
  expect(today.readyToFile).toBe(read.filter((v) => v.state === 'assembling' && v.missing.length === 0).length);
});

it('is counted from an index alone', () => {
  const plan = at.context.work.read((db) =>
    db
      .prepare(
        `EXPLAIN QUERY PLAN SELECT count(*) AS n FROM volume v WHERE v.level <= 3 AND v.state = 'assembling' AND v.ready = 1`,
      )
      .all<{ detail: string }>(),
  );
  expect(plan.map(({ detail }) => detail).join()).toContain('COVERING INDEX volume_ready');
});
