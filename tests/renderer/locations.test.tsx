// @vitest-environment jsdom
import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { IndexPage } from '../../renderer/features/locations/IndexPage';
import { MoveDesk } from '../../renderer/features/locations/move/MoveDesk';
import { PlacePage } from '../../renderer/features/locations/PlacePage';
import { PlacesPage } from '../../renderer/features/locations/PlacesPage';
import { RangePage } from '../../renderer/features/locations/RangePage';
import { bar, cm } from '../../renderer/lib/space-words';
import type { AtPlace, MoveScan, PlacePage as Place, PlaceRow, Shelved } from '../../shared/contract/locations';
import { type AppError } from '../../shared/errors';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderScreen } from './fake-client';

const row = (given: Partial<PlaceRow>): PlaceRow => ({
  id: 1,
  parentId: null,
  kind: 'room',
  code: '1',
  part: '1',
  volumes: 0,
  purpose: null,
  ownCapacityMm: null,
  capacityMm: 900,
  usedMm: 360,
  freeMm: 540,
  over: 0,
  places: 0,
  closedOn: null,
  closed: false,
  version: 2,
  ...given,
});
const room = row({ volumes: 12, places: 2, purpose: '一号库房' });
const racks = [
  row({ id: 2, parentId: 1, kind: 'rack', code: '1-01', part: '01' }),
  row({ id: 3, parentId: 1, kind: 'rack', code: '1-02', part: '02', freeMm: -40, usedMm: 940, over: 1 }),
];
const shelf: AtPlace = {
  id: 5,
  parentId: 4,
  kind: 'shelf',
  code: '1-01-1-1',
  closed: false,
  capacityMm: 900,
  usedMm: 360,
  freeMm: 540,
  over: 0,
};
const volume = {
  id: 7,
  code: 'HX01-1',
  title: '云岭金石',
  state: 'filed' as const,
  home: '1-01-1-2',
  current: '1-01-1-2',
};
const shelved: Shelved = {
  ...volume,
  clientName: null,
  year: 2024,
  level: 'general',
  retention: null,
  shelfMm: 20,
  measured: false,
};
const page: Place = {
  ...row({ id: 5, kind: 'shelf', code: '1-01-1-1', part: '1', parentId: 4, volumes: 1 }),
  machineKey: '3370000000011',
  above: [{ id: 1, code: '1', kind: 'room', part: '1' }],
  belongs: 3,
  away: 2,
};
const one = (rows: readonly Shelved[]) => ok({ rows: [...rows], next: null, total: rows.length });
const quiet: Answers = {
  'locations.children': () => ok([{ id: 1, parentId: null, kind: 'room', code: '1', volumes: 12 }]),
  'locations.tree': ({ parentId }) => ok(parentId === null ? [room] : parentId === 1 ? racks : []),
  'locations.page': () => ok(page),
  'locations.volumes': () => one([shelved]),
  'locations.byArchive': () => one([shelved]),
  'locations.find': () => ok({ places: [], more: false }),
  'locations.get': ({ id }) => ok({ id, parentId: null, kind: 'room', code: '1', volumes: 0 }),
  'locations.ranges': () => ok([]),
  'settings.get': () => ok([]),
};

it('shows how full a place is in tenths and centimetres', () => {
  const space = (capacityMm: number | null, freeMm: number | null) => bar({ capacityMm, freeMm, usedMm: 0, over: 0 });
  expect([space(900, 900), space(900, 899), space(900, 450), space(900, 1), space(900, -5), space(null, null)]).toEqual(
    ['▯▯▯▯▯▯▯▯▯▯', '▮▯▯▯▯▯▯▯▯▯', '▮▮▮▮▮▯▯▯▯▯', '▮▮▮▮▮▮▮▮▮▯', '▮▮▮▮▮▮▮▮▮▮', ''],
  );
  expect([cm(880), cm(885), cm(0)]).toEqual(['88', '88.5', '0']);
});

describe('the tree', () => {
  it('is walked and unfolded by keys alone, and says what is free and what is overfull', async () => {
    await renderScreen(<PlacesPage />, quiet);
    const first = await screen.findByRole('row', { name: /库房 1/ });
    // The only room stands open.
    expect(first).toHaveAttribute('aria-expanded', 'true');
    first.focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('row', { name: /架 1-02/ })).toBeNull();
    await userEvent.keyboard('{ArrowRight}');
    expect(await screen.findByRole('row', { name: /架 1-02/ })).toHaveTextContent('超出 4 厘米');
    expect(screen.getByRole('row', { name: /架 1-01/ })).toHaveTextContent('用 36 / 90 厘米');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}');
    expect(screen.getByRole('row', { name: /架 1-02/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(first).toHaveFocus();
    await expectAccessible();
    await userEvent.keyboard('{ArrowLeft}');
    expect(screen.queryByRole('row', { name: /架 1-02/ })).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(window.location.hash).toBe('#/locations/1');
  });
  it('is empty with what to do', async () => {
    await renderScreen(<PlacesPage />, { ...quiet, 'locations.children': () => ok([]) });
    expect(await screen.findByText('还没有位置')).toBeVisible();
  });
});

describe('a range', () => {
  it('is made only after its list was shown, and not past a collision', async () => {
    const plan = {
      kind: 'plan' as const,
      planned: 3,
      fresh: 2,
      kinds: [{ kind: 'rack' as const, count: 2 }],
      first: ['1-01', '1-02'],
      last: '1-02',
      there: 1,
      thereFirst: ['1-03'],
      shelfMm: 0,
    };
    const { askedFor } = await renderScreen(<RangePage parentId={1} />, {
      ...quiet,
      'locations.children': () => ok([]),
      'locations.previewRange': ({ levels }) =>
        ok(
          levels[0]?.to === 3
            ? { ...plan, alike: [{ code: '1-3', existing: '1-03' }] }
            : levels[0]?.to === 0
              ? { kind: 'problem' as const, problem: 'rangeBackwards' as const }
              : { ...plan, alike: [] },
        ),
      'locations.makeRange': () => ok({ batchId: 1, made: 2, first: '1-01', last: '1-02' }),
    });
    expect(await screen.findByText('新建 2 个位置：架 2')).toBeVisible();
    expect(screen.getByText('已有 1 个，保持不变：1-03')).toBeVisible();
    const to = await screen.findByRole('spinbutton', { name: '架：到' });
    fireEvent.change(to, { target: { value: '3' } });
    expect(await screen.findByText('编号冲突：1-3 与已有的 1-03 只差前面的零')).toBeVisible();
    expect(screen.getByRole('button', { name: '新建 2 个位置' })).toBeDisabled();
    fireEvent.change(to, { target: { value: '0' } });
    expect(await screen.findByText('“从”不能大于“到”')).toBeVisible();
    fireEvent.change(to, { target: { value: '2' } });
    const make = await screen.findByRole('button', { name: '新建 2 个位置' });
    expect(askedFor('locations.makeRange')).toEqual([]);
    await userEvent.click(make);
    await waitFor(() =>
      expect(askedFor('locations.makeRange')).toEqual([
        { parentId: 1, levels: [{ prefix: '', from: 1, to: 2, width: 1 }], shelfCapacityMm: 900, boxCapacityMm: null },
      ]),
    );
  });
});

describe('the page of a place', () => {
  it('says where it is, how full, what stands there, and moves what is marked', async () => {
    const { askedFor } = await renderScreen(<PlacePage id={5} />, quiet);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('1-01-1-1 层');
    expect(screen.getByText(/用 36 \/ 90 厘米/)).toHaveTextContent('条码号 3370000000011');
    expect(await screen.findByText('HX01-1')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: '归属这里、现在别处 2' }));
    await waitFor(() => expect(askedFor('locations.volumes').at(-1)).toMatchObject({ placeId: 5, which: 'away' }));
    await expectAccessible();
  });
  it('is in shelf order until a column is asked for, and goes back to it', async () => {
    const { askedFor } = await renderScreen(<PlacePage id={5} />, {
      ...quiet,
      'shell.pickSave': ({ name }) => ok({ ticket: 'pick-1', name }),
      'exchange.export': () => ok({ rows: 1, items: 0 }),
    });
    const last = () => askedFor('locations.volumes').at(-1);
    const shelves = await screen.findByRole('button', { name: /^排架顺序/ });
    expect([shelves.getAttribute('aria-pressed'), last()]).toEqual([
      'true',
      expect.objectContaining({ sort: 'shelf' }),
    ]);
    await userEvent.click(await screen.findByRole('button', { name: '题名' }));
    await waitFor(() => expect(last()).toMatchObject({ sort: 'title', descending: false }));
    await userEvent.click(screen.getByRole('button', { name: '导出' }));
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() =>
      expect(askedFor('exchange.export')).toMatchObject([
        { list: { of: 'shelved', placeId: 5, which: 'stands', sort: 'title', descending: false } },
      ]),
    );
    await userEvent.click(shelves);
    await waitFor(() => expect(last()).toMatchObject({ sort: 'shelf' }));
    expect(shelves).toHaveFocus();
  });
  it('says why a place cannot be closed or deleted', async () => {
    const broken: AppError = { code: 'ruleBroken', rule: 'placeHoldsVolumes', facts: { code: '1-01-1-1' } };
    await renderScreen(<PlacePage id={5} />, { ...quiet, 'locations.remove': () => err(broken) });
    await userEvent.click(await screen.findByRole('button', { name: '删除' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '删除' }));
    expect(await screen.findByText('1-01-1-1 有案卷存放或归属，不能删除。请先移走，或停用它。')).toBeVisible();
  });
});

it('shows the index by archive and by place', async () => {
  const { askedFor } = await renderScreen(<IndexPage query={{ by: 'place' }} />, quiet);
  expect(await screen.findByText('HX01-1')).toBeVisible();
  expect(askedFor('locations.volumes')[0]).toMatchObject({ placeId: null, which: 'belongs' });
  // Its order is that of its form: no head sorts.
  expect(within(screen.getByRole('grid')).queryByRole('button')).toBeNull();
});

describe('the moving desk', () => {
  const result = () => screen.getAllByRole('status').find((status) => status.className.includes('scan-result'));
  const scan = (code: string) => userEvent.keyboard(`${code}{Enter}`);
  const SHELF = '3370000000011';
  const V = '1370000000022';
  const answers = (scans: Readonly<Record<string, MoveScan>>, more: Answers = {}): Answers => ({
    ...quiet,
    'locations.scan': ({ code }) => ok(scans[code] ?? { kind: 'unknown', typed: code }),
    'locations.put': () =>
      ok({ place: { ...shelf, freeMm: -20, usedMm: 920, over: 1 }, moved: 1, same: 0, refused: [] }),
    ...more,
  });
  it('opens a shelf, moves a volume, says the missing length, never loses the cursor, and takes it back', async () => {
    const { askedFor } = await renderScreen(
      <MoveDesk place={null} />,
      answers(
        {
          [SHELF]: { kind: 'open', place: shelf },
          [V]: { kind: 'volume', volume },
          '1-01-1-1': { kind: 'open', place: shelf },
        },
        { 'locations.undo': () => ok({ what: 'put', count: 1, to: '1-01-1-1', at: '2026-03-10T04:00:00Z' }) },
      ),
    );
    const field = await screen.findByRole('textbox', { name: '扫描：架、层、盒或案卷' });
    expect(field).toHaveFocus();
    await expectAccessible();
    await scan(SHELF);
    await waitFor(() => expect(result()).toHaveTextContent('层 1-01-1-1：可逐卷扫描'));
    expect(result()).toHaveTextContent('1-01-1-1 还空 54 厘米');
    await scan(V);
    await waitFor(() => expect(result()).toHaveTextContent('已移入 1-01-1-1'));
    expect(result()).toHaveTextContent('放不下了：超出 2 厘米');
    expect(result()?.className).toContain('scan-attention');
    expect(askedFor('locations.put')).toEqual([{ placeId: 5, volumeIds: [7], home: false, document: '整理上架' }]);
    expect(field).toHaveFocus();
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(result()).toHaveTextContent('已撤回：移到 1-01-1-1 的 1 卷'));
    expect(field).toHaveFocus();
  });
  it.each<[string, MoveScan, string, string]>([
    ['of another archive', { kind: 'otherArchive', tag: '99' }, '不是本档案库的条码', '99'],
    ['that was misread', { kind: 'misread' }, '条码没有读对', '再扫一次'],
    ['of a card', { kind: 'notHere', what: 'person' }, '这是借阅人卡', '借阅台'],
    ['of a closed place', { kind: 'closed', code: '1-09' }, '位置 1-09 已停用', '换一个位置'],
    ['of a volume out on loan', { kind: 'refused', volume, rule: 'putVolumeOut' }, '不能移动', '借出在外'],
    ['of a volume with no place open', { kind: 'whereabouts', volume }, '现在 1-01-1-2', '先扫描移入的位置'],
  ])(
    'says of a code %s what it is, and the next good scan leaves no error standing',
    async (_what, answer, what, more) => {
      await renderScreen(<MoveDesk place={null} />, answers({ [V]: answer, [SHELF]: { kind: 'open', place: shelf } }));
      await screen.findByText('请扫描位置');
      await scan(V);
      await waitFor(() => expect(result()).toHaveTextContent(what));
      expect(result()).toHaveTextContent(more);
      await scan(SHELF);
      await waitFor(() => expect(result()?.className).toContain('scan-good'));
      expect(result()).not.toHaveTextContent(what);
    },
  );
  it('carries a whole box to the open shelf and says its new number', async () => {
    const box: AtPlace = { ...shelf, id: 9, kind: 'box', code: '1-01-1-2-001', parentId: 6 };
    const { askedFor } = await renderScreen(
      <MoveDesk place="1-01-1-1" />,
      answers(
        { '1-01-1-1': { kind: 'open', place: shelf }, [V]: { kind: 'carry', box, version: 3 } },
        {
          'locations.move': () =>
            ok({
              place: { ...page, id: 9, kind: 'box', code: '1-01-1-1-002', part: '002' },
              from: '1-01-1-2-001',
              renumbered: 0,
            }),
        },
      ),
    );
    await waitFor(() => expect(result()).toHaveTextContent('可逐卷扫描'));
    await scan(V);
    await waitFor(() => expect(result()).toHaveTextContent('盒 1-01-1-2-001 已移到 1-01-1-1'));
    expect(result()).toHaveTextContent('编号改为 1-01-1-1-002，请重印盒标签');
    expect(askedFor('locations.move')).toEqual([{ id: 9, version: 3, parentId: 5, part: null, document: '整理上架' }]);
  });
});
