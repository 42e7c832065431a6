// @vitest-environment jsdom
import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import { CatalogueList } from '../../renderer/features/catalogue/list/CatalogueList';
import { BulkOutcome } from '../../renderer/features/catalogue/rearranging/BulkOutcome';
import { NewVolume } from '../../renderer/features/catalogue/volume/NewVolume';
import { VolumePage } from '../../renderer/features/catalogue/volume/VolumePage';
import { usePlace } from '../../renderer/lib/route';
import type { BulkPreview } from '../../shared/contract/rearranging';
import { err, ok } from '../../shared/result';
import { item, lists, roomWith, row, volume } from './catalogue-facts';
import { type Answers, renderScreen } from './fake-client';

const TOTAL = 250;
const facets = {
  state: [],
  year: [],
  level: [],
  retention: [],
  series: [],
  clientKind: [],
  place: [],
  work: [],
  capped: false,
};
const preview = (given: Partial<BulkPreview> = {}): BulkPreview => ({
  basis: 'b1',
  found: TOTAL,
  gone: 0,
  home: null,
  fields: [
    { field: 'retention', change: 240, stay: 8, keepCode: 230, refused: [{ why: 'volumeDestroyed', count: 2 }] },
  ],
  needsReason: true,
  volumes: 240,
  clients: 0,
  rows: [
    {
      id: 3,
      referenceCode: 'HX01-3',
      title: '已销毁的',
      state: 'destroyed',
      now: { series: 'KH', level: 'general', until: null, retention: null, department: null, home: null, keeper: null },
      verdicts: { retention: 'volumeDestroyed' },
    },
    {
      id: 1,
      referenceCode: 'HX01-1',
      title: '要改的',
      state: 'filed',
      now: {
        series: 'KH',
        level: 'general',
        until: null,
        retention: { kind: 'years', years: 30, asWritten: '长期' },
        department: null,
        home: null,
        keeper: null,
      },
      verdicts: { retention: 'change' },
    },
  ],
  ...given,
});
const change = { id: 5, kind: 'bulk' as const, at: '2026-11-23T02:00:00.000Z', volumes: 240 };
const answers: Answers = {
  // Few are drawn, the rest is still to be read: what a person sees of a long list at once.
  'catalogue.list': ({ offset = 0 }) =>
    ok({
      rows: offset > 0 ? [] : [1, 2, 3].map((id) => row({ id, title: `案卷 ${id}` })),
      total: TOTAL,
      counted: true,
      capped: false,
    }),
  'catalogue.ids': ({ offset = 0, limit }) =>
    ok({ ids: Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, at) => offset + at + 1), total: TOTAL }),
  'catalogue.facets': () => ok(facets),
  'locations.children': () => ok([]),
  'settings.lists': () => ok(lists),
  'settings.get': () => ok([]),
};
/** The same catalogue with nothing but these three. */
const short: Answers = {
  ...answers,
  'catalogue.list': () =>
    ok({ rows: [1, 2, 3].map((id) => row({ id, title: `案卷 ${id}` })), total: 3, counted: true, capped: false }),
};
function AtAddress(): ReactElement {
  return <CatalogueList query={usePlace().query} />;
}
const said = () => screen.getByRole('status', { name: '最近的答复' });

it('selects all that fit, also those never shown, keeps them through another order, and counts them', async () => {
  const { askedFor } = await renderScreen(<AtAddress />, answers, { at: '/catalogue' });
  const grid = await screen.findByRole('grid');
  act(() => grid.focus());
  await userEvent.keyboard('{Control>}a{/Control}');
  expect(await screen.findByText(/已选 250 条/)).toBeVisible();
  expect(askedFor('catalogue.ids')).toMatchObject([{ offset: 0, limit: 250 }]);
  fireEvent.click(screen.getByRole('button', { name: '题名' }));
  await screen.findByRole('row', { name: /案卷 2 / });
  expect(screen.getByText(/已选 250 条/)).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: '取消选择' }));
  expect(screen.queryByText(/已选/)).toBeNull();
});

/** Opens the panel of many changes on the three, with this field ticked. By text: names by role take seconds on a page this full. */
async function openBulk(field: string): Promise<void> {
  fireEvent.click(await screen.findByText('全选'));
  fireEvent.click(await screen.findByText('批量修改（3）'));
  const fields = (await screen.findByText(/勾选要改的栏目/)).closest('fieldset');
  if (fields === null) throw new Error('no fields to change');
  fireEvent.click(within(fields).getByLabelText(field));
}

it('changes many: wants a value, and says field by field and volume by volume what would happen', async () => {
  const { askedFor } = await renderScreen(
    <AtAddress />,
    { ...short, 'catalogue.bulkPreview': () => ok(preview()) },
    { at: '/catalogue' },
  );
  await openBulk('保管期限');
  fireEvent.click(screen.getByText('预览改动'));
  expect(said()).toHaveTextContent('请给出“保管期限”的新值');
  expect(askedFor('catalogue.bulkPreview')).toEqual([]);
  fireEvent.mouseDown(screen.getByLabelText('改为：保管期限'));
  fireEvent.click(await screen.findByText('永久'));
  await userEvent.keyboard('{Control>}s{/Control}');
  expect(await screen.findByText('改 240，已是如此 8，不能改 2')).toBeVisible();
  expect(screen.getByText('其中 230 卷已有档号，档号不变')).toBeVisible();
  expect(screen.getByText('已销毁，记录不再更改（2 卷）')).toBeVisible();
  expect(screen.getByText(/要改的$/).closest('[role="row"], tr')).toHaveTextContent('长期（30年） → 永久');
  expect(screen.getByText(/已销毁的$/).closest('[role="row"], tr')).toHaveTextContent('已销毁，记录不再更改');
});

it('changes many only with the reason that is due, and once', async () => {
  const { askedFor } = await renderScreen(
    <AtAddress />,
    {
      ...short,
      'catalogue.bulkPreview': () => ok(preview()),
      'catalogue.bulkChange': () => ok({ volumes: 240, clients: 0, change }),
    },
    { at: '/catalogue' },
  );
  await openBulk('密级');
  fireEvent.click(screen.getByText('预览改动'));
  fireEvent.click(await screen.findByText('修改 240 卷'));
  expect(said()).toHaveTextContent('须写明理由');
  act(() => screen.getByLabelText(/理由/).focus());
  await userEvent.paste('期限表更新');
  fireEvent.click(screen.getByText('修改 240 卷'));
  await vi.waitFor(() => expect(said()).toHaveTextContent('已修改 240 卷'), { timeout: 15_000 });
  expect(askedFor('catalogue.bulkChange')).toEqual([
    { ids: [1, 2, 3], wish: { level: { level: 'general', until: null } }, basis: 'b1', reason: '期限表更新' },
  ]);
});

it('takes the last change back with a reason', async () => {
  const { askedFor } = await renderScreen(
    <AtAddress />,
    {
      ...short,
      'catalogue.undoable': () => ok(change),
      'catalogue.undo': () => ok({ kind: 'bulk' as const, volumes: 240 }),
    },
    { at: '/catalogue' },
  );
  expect(await screen.findByText(/批量修改了 240 卷/)).toBeVisible();
  await userEvent.keyboard('{Control>}z{/Control}');
  const dialog = await screen.findByRole('dialog');
  act(() => within(dialog).getByRole('textbox').focus());
  await userEvent.paste('改错了');
  fireEvent.click(within(dialog).getByRole('button', { name: /撤\s*销/ }));
  await vi.waitFor(() => expect(askedFor('catalogue.undo')).toEqual([{ id: 5, reason: '改错了' }]), {
    timeout: 15_000,
  });
  await vi.waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: 'reason:change:5' }]));
});

it('says that a volume changed after the preview, and looks again', async () => {
  await renderScreen(
    <AtAddress />,
    {
      ...short,
      'catalogue.bulkPreview': () => ok(preview({ needsReason: false })),
      'catalogue.bulkChange': () => err({ code: 'stale', entity: 'selection', id: '' }),
    },
    { at: '/catalogue' },
  );
  await openBulk('密级');
  fireEvent.click(screen.getByText('预览改动'));
  fireEvent.click(await screen.findByText('修改 240 卷'));
  expect(await screen.findByRole('alert')).toHaveTextContent('没有修改任何一卷');
  expect(screen.queryByText('修改 240 卷')).toBeNull();
});

it('merges what is selected into the one that is chosen, or says in words why not', async () => {
  const line = (id: number, given = {}) => ({
    id,
    version: id,
    referenceCode: null,
    oldNumber: null,
    title: `案卷 ${id}`,
    items: 3,
    pages: 10,
    refusal: null,
    ...given,
  });
  const merged = { items: 6, pages: 20, firstMonth: '2016-01', lastMonth: '2016-11', level: 'general' as const };
  const { askedFor } = await renderScreen(
    <AtAddress />,
    {
      ...short,
      'catalogue.mergePreview': ({ into }) =>
        into === 1
          ? ok({
              refusal: 'mergeCoded',
              volumes: [line(1), line(2, { referenceCode: 'HX01', refusal: 'mergeCoded' })],
              merged: null,
            })
          : ok({ refusal: null, volumes: [line(2, { referenceCode: 'HX01' }), line(1)], merged }),
      'catalogue.merge': () => ok({ volume: volume({ id: 2 }), change: { ...change, kind: 'merge' } }),
    },
    { at: '/catalogue' },
  );
  fireEvent.click(await screen.findByText('案卷 1'), { ctrlKey: true });
  fireEvent.click(screen.getByText('案卷 2'), { ctrlKey: true });
  fireEvent.click(screen.getByText('合并（2）'));
  expect(await screen.findByRole('alert')).toHaveTextContent('已有档号的案卷不能并入别卷');
  expect(screen.getByRole('button', { name: '合并为一卷' })).toBeDisabled();
  fireEvent.click(screen.getByRole('radio', { name: /HX01 案卷 2/ }));
  expect(await screen.findByText('合并后 6 件，20 页，2016-01 – 2016-11')).toBeVisible();
  fireEvent.click(screen.getByRole('button', { name: '合并为一卷' }));
  await vi.waitFor(() => expect(window.location.hash).toBe('#/volumes/2'), { timeout: 15_000 });
  expect(askedFor('catalogue.merge')).toEqual([
    { into: { id: 2, version: 2 }, from: [{ id: 1, version: 1 }], renumber: true },
  ]);
});

const saved = (id: number, title: string, given = {}) => ({
  ...item({ id, title, ...given }),
  id,
  sequence: 1,
  sourceDepartment: null,
  typeName: null,
});
it('splits marked items off, refuses to tear a group, and takes the group along by one button', async () => {
  const room = roomWith(
    volume({
      items: [
        saved(50, '正文', { group: 1, role: 'text', pageFrom: 1, pageTo: 2 }),
        saved(51, '附件', { group: 1, role: 'attachment', pageFrom: 3, pageTo: 4 }),
        saved(52, '来函', { pageFrom: 5, pageTo: 9 }),
      ],
    }),
  );
  const made = volume({ id: 77, title: '宏远商贸 2016 年往来文件（二）' });
  const { askedFor } = await renderScreen(<VolumePage id={12} begin={{ kind: 'view' }} />, {
    ...room.answers,
    'catalogue.split': () => ok({ left: room.held(), made, change: { ...change, kind: 'split' } }),
  });
  fireEvent.click(await screen.findByRole('row', { name: /正文/ }), { ctrlKey: true });
  fireEvent.click(screen.getByRole('button', { name: '拆出 1 件为新卷' }));
  expect(screen.getByRole('textbox', { name: /新卷题名/ })).toHaveValue('宏远商贸 2016 年往来文件（二）');
  expect(screen.getByRole('button', { name: '拆卷' })).toBeDisabled();
  fireEvent.click(screen.getByRole('button', { name: '连同组内 1 件一起拆出' }));
  expect(screen.getByText(/原卷留 1 件/)).toBeVisible();
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(window.location.hash).toBe('#/volumes/77'), { timeout: 15_000 });
  expect(askedFor('catalogue.split')).toEqual([
    { id: 12, version: 3, items: [50, 51], title: '宏远商贸 2016 年往来文件（二）', renumber: true },
  ]);
});

it('warns where the new home cannot hold what is to come', async () => {
  const fields = [{ field: 'home' as const, change: 240, stay: 0, keepCode: 0, refused: [] }];
  const seen = preview({ fields, rows: [], home: { code: '1-03-2-4', freeMm: -27 } });
  await renderScreen(<BulkOutcome preview={seen} wish={{ home: { id: 4, moved: false } }} lists={lists} />, {});
  expect(screen.getByText('1-03-2-4 放不下：都放去要超出 2.7 厘米')).toBeVisible();
});

it('goes on from another volume: its next part, or its next year', async () => {
  const room = roomWith(volume({ title: '宏远商贸 2016 年往来文件', oldNumber: '2016-04' }));
  const { askedFor } = await renderScreen(<NewVolume clientId={null} from={12} />, {
    ...room.answers,
    'catalogue.saveVolume': () => ok({ ...room.held(), id: 90 }),
  });
  expect(await screen.findByLabelText(/题名/)).toHaveValue('宏远商贸 2016 年往来文件（二）');
  fireEvent.click(screen.getByLabelText('下一年度'));
  expect(screen.getByLabelText(/题名/)).toHaveValue('宏远商贸 2017 年往来文件');
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(window.location.hash).toBe('#/volumes/90?edit=items'), { timeout: 15_000 });
  expect(askedFor('catalogue.saveVolume')).toMatchObject([
    {
      id: null,
      clientId: 7,
      year: 2017,
      retention: { kind: 'years', years: 30, asWritten: null },
      formingDepartmentId: 1,
      homeId: 4,
      checkedBy: null,
      oldNumber: null,
      pages: null,
      firstMonth: null,
      compiledBy: { name: '李文' },
    },
  ]);
  await vi.waitFor(() => expect(askedFor('desk.saveView')).toEqual([{ name: 'catalogue.lastBegun', value: 90 }]), {
    timeout: 15_000,
  });
});
