import { createItemTemplates } from '../../electron/engine/archive/item-templates';
import { createRearranging } from '../../electron/engine/archive/rearranging';
import { createVolumeList } from '../../electron/engine/archive/volume-list';
import { createVolumeSelection } from '../../electron/engine/archive/volume-selection';
import { createVolumes } from '../../electron/engine/archive/volumes';
import type { Item, Volume, VolumeInput } from '../../shared/contract/catalogue';
import { AppFailure } from '../../shared/errors';
import { blankItem, blankVolume } from './samples';
import { openSubjects } from './subject-harness';

export const item = (title: string, given: Partial<Item> = {}): Item =>
  blankItem(title, { date: '2016-03-14', ...given });
export const paged = (title: string, from: number, to: number, given: Partial<Item> = {}) =>
  item(title, { pageFrom: from, pageTo: to, ...given });
export const target = ({ id, version }: Volume) => ({ id, version });

/** What a handler refuses with. */
export async function refusal(run: () => unknown): Promise<unknown> {
  try {
    await run();
  } catch (failure) {
    if (failure instanceof AppFailure)
      return failure.appError.code === 'ruleBroken' ? failure.appError.rule : failure.appError.code;
    throw failure;
  }
  return null;
}

/** A real encrypted store in which volumes are split, merged and changed: two clients, series, places, departments, fonds. */
export function openRearranging() {
  const subjects = openSubjects();
  const { high, low, writer } = subjects;
  const volumes = createVolumes(subjects.context);
  const rearranging = createRearranging(subjects.context);
  writer.exec(`INSERT INTO client (code, name) VALUES ('0002', '宏远商贸');
    INSERT INTO series (fonds_id, code, name) VALUES (1, 'HT', '合同');
    INSERT INTO fonds (number, name) VALUES ('HX02', '分公司'); INSERT INTO series (fonds_id, code, name) VALUES (2, 'KH', '客户档案');
    INSERT INTO department (name) VALUES ('销售部');
    INSERT INTO location (parent_id, kind, code, sort_key, machine_key) VALUES (NULL, 'room', '1', '1', 'a'), (NULL, 'room', '2', '2', 'b');`);

  /** An assembling volume with these items. */
  function made(items: readonly Item[], given: Partial<VolumeInput> = {}): Volume {
    const fields = blankVolume(1, {
      clientId: 1,
      title: '往来文件',
      year: 2016,
      firstMonth: '2016-03',
      lastMonth: '2016-11',
      retention: { kind: 'years', years: 30, asWritten: null },
      formingDepartmentId: 1,
      compiledBy: { personId: 1, name: '李文' },
      checkedBy: { personId: 2, name: '何青' },
      pages: 9,
      homeId: 1,
      ...given,
    });
    const { id, version } = volumes['catalogue.saveVolume'](fields, high);
    return volumes['catalogue.saveItems']({ id, version, items: [...items] }, high);
  }
  const three = () =>
    made([
      paged('合同正文', 1, 4, { group: 1, role: 'text' }),
      paged('合同附件', 5, 6, { group: 1, role: 'attachment' }),
      paged('来函', 7, 9),
    ]);
  const filed = (given: Partial<VolumeInput> = {}) => {
    const { id, version } = made([paged('来函', 1, 9)], given);
    return volumes['catalogue.file']({ id, version }, high);
  };
  /** A volume as the store holds it, without what goes on by itself. */
  const stored = (id: number) => {
    const volume = writer
      .prepare('SELECT * FROM volume WHERE id = ?')
      .get<Record<string, string | number | null>>([id]);
    const { version: _version, changed_at: _at, ...row } = volume ?? {};
    const items = writer.prepare('SELECT * FROM item WHERE volume_id = ? ORDER BY id').all([id]);
    const movements = writer.prepare('SELECT * FROM movement WHERE volume_id = ? ORDER BY id').all([id]);
    return { row, items, movements };
  };
  let scans = 0;
  return {
    subjects,
    high,
    low,
    volumes,
    rearranging,
    templates: createItemTemplates(subjects.context),
    list: createVolumeList(subjects.context, createVolumeSelection(subjects.context)),
    made,
    three,
    filed,
    stored,
    read: (id: number) => volumes['catalogue.volume']({ id }, high),
    entries: () => writer.prepare('SELECT count(*) AS n FROM log_entry').get<{ n: number }>()?.n ?? 0,
    lastEntry: () =>
      writer
        .prepare('SELECT deed, subjects FROM log_entry ORDER BY seq DESC LIMIT 1')
        .get<{ deed: string; subjects: string }>(),
    found: (word: string) =>
      writer
        .prepare('SELECT rowid AS id FROM item_text WHERE item_text MATCH ?')
        .all<{ id: number }>([`"${word}"`])
        .map(({ id }) => id),
    /** Lays a hold on a volume; `release` ends all of them, `forget` takes them out as though they had never been. */
    hold: (id: number) =>
      writer.exec(`INSERT INTO hold (number, title, reason, authority, level, starts_on) VALUES ('H', '甲', '乙', '丙', 0, '2026-01-01');
        INSERT INTO hold_volume VALUES ((SELECT max(id) FROM hold), ${String(id)})`),
    release: () => writer.exec(`UPDATE hold SET released_on = '2026-02-01'`),
    forget: () => writer.exec('DELETE FROM hold_volume; DELETE FROM hold'),
    /** A scan beside a volume, as its row says; answers its id. */
    scan: (id: number): number =>
      writer
        .prepare(
          `INSERT INTO attachment (subject, name, bytes, sha256, stored_as, operator_id) VALUES (?, '签字页.pdf', 9, 'x', ?, 1)`,
        )
        .run([`volume:${String(id)}`, `f${String((scans += 1))}`]).lastInsertRowid,
    scansOf: (id: number): number[] =>
      writer
        .prepare('SELECT id FROM attachment WHERE subject = ? ORDER BY id', { pluck: true })
        .all<number>([`volume:${String(id)}`]),
  };
}
export type Room = ReturnType<typeof openRearranging>;
