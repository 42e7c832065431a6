import type { EngineClient } from '../../electron/engine-client';

/** A hold on all that one client has here, now and later, and on a volume of another that would be due. */
export async function layHold(engine: EngineClient): Promise<number> {
  const client = (await engine.get('clients.list', { text: '0137' })).rows[0];
  const { id, version } = await engine.get('holds.save', {
    id: null,
    version: 0,
    title: '供货合同纠纷',
    reason: '云岭区人民法院要求保全与本案有关的全部文件',
    authority: '云岭区人民法院（2026）民初 118 号',
    level: 'general',
    startsOn: '2026-11-02',
    reviewOn: '2027-05-02',
    contact: '法务 何敏 67120045',
    note: null,
  });
  const due = (await engine.get('disposal.due', { filter: { which: 'due', free: true }, limit: 1 })).rows[0];
  await engine.get('holds.add', {
    id,
    version,
    clientIds: client === undefined ? [] : [client.id],
    volumeIds: due === undefined ? [] : [due.volumeId],
  });
  return id;
}
