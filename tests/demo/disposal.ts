import type { EngineClient } from '../../electron/engine-client';

const MADE_DUE = 40;

/** Nothing in the sample ledger is over yet: the oldest ten-year volumes are shortened by hand, with a reason that is kept. */
async function shorten(engine: EngineClient): Promise<void> {
  const { rows } = await engine.get('catalogue.list', {
    filter: { state: 'filed', retention: 'D10', work: 'dueWithinYear' },
    sort: 'due',
    limit: MADE_DUE,
  });
  for (const { id } of rows) {
    const volume = await engine.get('catalogue.volume', { id });
    await engine.get('disposal.setRetention', {
      volumeId: id,
      version: volume.version,
      retention: { kind: 'years', years: 8, asWritten: null },
      basis: volume.retentionBasis,
      basisDate: volume.basisDate,
      reason: '按 2026 年修订的保管期限表改为 8 年',
    });
  }
}

/** A disposal list of what is due, submitted for appraisal: what its forms are printed of. */
export async function makeDisposalList(engine: EngineClient): Promise<number> {
  await shorten(engine);
  const { rows } = await engine.get('disposal.due', { filter: { which: 'due', free: true }, limit: 40 });
  const drawn = await engine.get('disposal.save', {
    id: null,
    version: 0,
    title: '保管期满案卷（第一批）',
    note: null,
  });
  const { list } = await engine.get('disposal.addRows', {
    id: drawn.id,
    version: drawn.version,
    add: { from: 'volumes', volumeIds: rows.map(({ volumeId }) => volumeId) },
  });
  return (await engine.get('disposal.submit', { id: list.id, version: list.version })).id;
}
