// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactElement } from 'react';
import { expect, it, vi } from 'vitest';
import { CatalogueList } from '../../renderer/features/catalogue/list/CatalogueList';
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
  fireEvent.click(await screen.findByRole('row', { name: /案卷 1 / }), { ctrlKey: true });
  await userEvent.click(screen.getByRole('button', { name: '批量修改（1）' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: '密级' }));
  await userEvent.click(screen.getByRole('button', { name: '预览改动' }));
  await userEvent.click(await screen.findByRole('button', { name: '修改 240 卷' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('没有修改任何一卷');
  expect(screen.queryByRole('button', { name: '修改 240 卷' })).toBeNull();
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
  await userEvent.click(screen.getByRole('button', { name: '拆出 1 件为新卷' }));
  expect(screen.getByRole('textbox', { name: /新卷题名/ })).toHaveValue('宏远商贸 2016 年往来文件（二）');
  expect(screen.getByRole('button', { name: '拆卷' })).toBeDisabled();
  await userEvent.click(screen.getByRole('button', { name: '连同组内 1 件一起拆出' }));
  expect(screen.getByText(/原卷留 1 件/)).toBeVisible();
  await userEvent.keyboard('{Control>}s{/Control}');
  await vi.waitFor(() => expect(window.location.hash).toBe('#/volumes/77'), { timeout: 15_000 });
  expect(askedFor('catalogue.split')).toEqual([
    { id: 12, version: 3, items: [50, 51], title: '宏远商贸 2016 年往来文件（二）', renumber: true },
  ]);
});
