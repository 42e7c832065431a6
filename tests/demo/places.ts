import type { EngineClient } from '../../electron/engine-client';
import type { DemoShelf } from './screen-list';

/** The room as somebody has measured it, one shelf of it nearly full; the last volumes of all move there in the pictures. */
export async function measureRoom(engine: EngineClient): Promise<DemoShelf> {
  const [room] = await engine.get('locations.tree', { parentId: null });
  if (room === undefined) throw new Error('the demo has no room');
  const measured = { id: room.id, purpose: '客户档案库房', capacityMm: 900, below: true };
  await engine.get('locations.save', { ...measured, version: room.version });
  let place = room;
  while (place.kind !== 'shelf') {
    const [first] = await engine.get('locations.tree', { parentId: place.id });
    if (first === undefined) throw new Error('the demo has no shelf');
    place = first;
  }
  await engine.get('locations.save', {
    id: place.id,
    version: place.version,
    purpose: '标准卷',
    capacityMm: Math.max(10, place.usedMm + 20),
  });
  const { rows } = await engine.get('catalogue.list', {
    filter: { state: 'filed', level: 'general', year: 2024 },
    sort: 'number',
    descending: true,
    limit: 6,
  });
  const codes = rows.map(({ referenceCode }) => referenceCode ?? '');
  return { id: place.id, code: place.code, zhCN: codes.slice(0, 3), en: codes.slice(3) };
}
