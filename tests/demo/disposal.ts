import type { EngineClient } from '../../electron/engine-client';

/** A disposal list of what is due in the sample ledger, submitted for appraisal: what its forms are printed of. */
export async function makeDisposalList(engine: EngineClient): Promise<number> {
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
