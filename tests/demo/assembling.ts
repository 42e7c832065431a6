import type { EngineClient } from '../../electron/engine-client';
import { blankItem, blankVolume } from '../archive/samples';

const item = (title: string, date: string, pageFrom: number, pageTo: number) =>
  blankItem(title, { responsible: '销售部', date, pageFrom, pageTo, writing: 'print' });

/** Volumes still being assembled, so that the demo shows entry and the filing checks, and two of one client to be merged. */
export async function beginVolumes(
  engine: EngineClient,
): Promise<{ readonly assembling: number; readonly mergingClient: number }> {
  const { departments, series } = await engine.get('settings.lists', {});
  const clientOf = async (code: string) => {
    const client = (await engine.get('clients.list', { text: code })).rows[0];
    if (client === undefined) throw new Error(`the demo has no client ${code}`);
    return client;
  };
  type Client = Awaited<ReturnType<typeof clientOf>>;
  const begin = async (client: Client, part: string, pages: number, items: readonly ReturnType<typeof item>[]) => {
    const { id, version } = await engine.get(
      'catalogue.saveVolume',
      blankVolume(series[0]?.id ?? 0, {
        clientId: client.id,
        title: `${client.name}2026年度客户档案${part}`,
        year: 2026,
        firstMonth: '2026-01',
        lastMonth: '2026-09',
        retention: { kind: 'years', years: 30, asWritten: null },
        formingDepartmentId: departments[0]?.id ?? null,
        pages,
        compiledBy: { personId: null, name: '李文' },
        compiledOn: '2026-11-20',
      }),
    );
    await engine.get('catalogue.saveItems', { id, version, items: [...items] });
    return id;
  };
  const merging = await clientOf('0140');
  await begin(merging, '（一）', 6, [item('客户基本资料表', '2026-02-03', 1, 2), item('往来函件', '2026-05-11', 3, 6)]);
  await begin(merging, '（二）', 9, [item('销售统计表', '2026-06-30', 1, 3), item('往来函件', '2026-07-14', 4, 9)]);
  const assembling = await begin(await clientOf('0137'), '', 24, [
    item('客户基本资料表', '2026-01-08', 1, 4),
    item('销售合同', '2026-03-15', 5, 16),
    item('[回访记录]', '2026-09-02', 19, 24),
  ]);
  return { assembling, mergingClient: merging.id };
}
