// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { err, ok } from '../../shared/result';
import type { LoadPage } from '../../renderer/lib/use-rows';
import { type Column, DataTable, type Sort } from '../../renderer/ui/DataTable';
import { EmptyState } from '../../renderer/ui/EmptyState';
import { expectAccessible } from './axe';
import { renderScreen, settle } from './fake-client';

type Line = { id: number; code: string; title: string };
const TOTAL = 450;
const all: Line[] = Array.from({ length: TOTAL }, (_, index) => ({
  id: index + 1,
  code: `A-${String(index + 1).padStart(4, '0')}`,
  title: `案卷 ${index + 1}`,
}));
const columns: Column<Line>[] = [
  { key: 'code', head: '档号', width: '9rem', cell: (row) => row.code, sort: 'number', fixed: true },
  { key: 'title', head: '题名', width: '1fr', cell: (row) => row.title, whole: (row) => row.title, sort: 'title' },
  { key: 'extra', head: '附注', width: '5rem', cell: () => '', optional: true },
];
/** Pages by key, as the engine answers. */
const pages: LoadPage<Line> = ({ after, limit }) => {
  const start = after === null ? 0 : Number(after);
  const rows = all.slice(start, start + limit);
  return Promise.resolve(ok({ rows, next: start + limit < TOTAL ? String(start + limit) : null, total: TOTAL }));
};

function Ledger({ load = pages, onOpen }: { load?: LoadPage<Line>; onOpen?: (row: Line) => void }) {
  const [sort, setSort] = useState<Sort>({ key: 'number', descending: false });
  const [selected, setSelected] = useState<ReadonlySet<string | number>>(new Set());
  return (
    <DataTable
      name="test"
      label="案卷"
      columns={columns}
      rowKey={(row) => row.id}
      load={load}
      question={JSON.stringify(sort)}
      topics={['catalogue']}
      sort={sort}
      onSort={setSort}
      selected={selected}
      onSelect={setSelected}
      empty={<EmptyState title="没有案卷" />}
      {...(onOpen === undefined ? {} : { onOpen })}
    />
  );
}
const line = (code: string) => screen.findByRole('row', { name: new RegExp(code) });

it('draws only what is seen of a long list, says how many there are, and has no grave finding', async () => {
  await renderScreen(<Ledger />, {});
  expect(await screen.findByText('共 450 条')).toBeVisible();
  expect(screen.getByRole('grid', { name: '案卷，450 条' })).toHaveAttribute('aria-rowcount', '451');
  expect(screen.getAllByRole('row').length).toBeLessThan(80);
  await expectAccessible();
});

it('reads on to the end when End is pressed', async () => {
  await renderScreen(<Ledger />, {});
  act(() => screen.getByRole('grid').focus());
  await userEvent.keyboard('{End}');
  const last = await line('A-0450');
  expect(last).toHaveAttribute('aria-rowindex', '451');
  expect(screen.getByRole('grid')).toHaveAttribute('aria-activedescendant', last.id);
});

it('moves, marks and opens by keys alone', async () => {
  const onOpen = vi.fn();
  await renderScreen(<Ledger onOpen={onOpen} />, {});
  act(() => screen.getByRole('grid').focus());
  await userEvent.keyboard('{ArrowDown} {Shift>}{ArrowDown}{ArrowDown}{/Shift}');
  expect(screen.getByText(/已选 3 条/)).toBeVisible();
  expect(await line('A-0002')).toHaveAttribute('aria-selected', 'true');
  expect(await line('A-0005')).toHaveAttribute('aria-selected', 'false');
  await userEvent.keyboard('{Home}{Enter}');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(all[0]);
});

it('asks anew in the order of the head that was clicked, and turns it round at the second click', async () => {
  const asked = vi.fn(pages);
  await renderScreen(<Ledger load={asked} />, {});
  await userEvent.click(screen.getByRole('button', { name: '题名' }));
  expect(screen.getByRole('columnheader', { name: '题名' })).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.click(screen.getByRole('button', { name: /题名/ }));
  expect(screen.getByRole('columnheader', { name: '题名' })).toHaveAttribute('aria-sort', 'descending');
  expect(asked).toHaveBeenCalledTimes(3);
});

it('is sorted by keys alone: one stop behind the rows, the arrows from head to head, and back to the rows', async () => {
  const asked = vi.fn(pages);
  const onOpen = vi.fn();
  await renderScreen(<Ledger load={asked} onOpen={onOpen} />, {});
  act(() => screen.getByRole('grid').focus());
  await userEvent.tab();
  expect(screen.getByRole('button', { name: /档号/ })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  const title = screen.getByRole('button', { name: /题名/ });
  expect(title).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('columnheader', { name: /题名/ })).toHaveAttribute('aria-sort', 'ascending');
  await userEvent.keyboard(' ');
  expect(screen.getByRole('columnheader', { name: /题名/ })).toHaveAttribute('aria-sort', 'descending');
  expect(asked).toHaveBeenCalledTimes(3);
  // Neither key was taken for one of the rows, and the keyboard stays where it was.
  expect(onOpen).not.toHaveBeenCalled();
  expect(screen.queryByText(/已选/)).toBeNull();
  expect(title).toHaveFocus();
  await userEvent.keyboard('{Home}');
  expect(screen.getByRole('button', { name: /档号/ })).toHaveFocus();
  await userEvent.keyboard('{End}{ArrowDown}');
  expect(screen.getByRole('grid')).toHaveFocus();
  // The head in whose order the list stands is the one stop.
  await userEvent.tab();
  expect(title).toHaveFocus();
  await expectAccessible();
});

it('asks again when its topic changes and only then', async () => {
  const asked = vi.fn(pages);
  const { change } = await renderScreen(<Ledger load={asked} />, {});
  await change('settings');
  expect(asked).toHaveBeenCalledTimes(1);
  await change('catalogue');
  expect(asked).toHaveBeenCalledTimes(2);
});

it('drops a late answer to an old question', async () => {
  const answers: ((rows: Line[]) => void)[] = [];
  const slow: LoadPage<Line> = () =>
    new Promise((resolve) => answers.push((rows) => resolve(ok({ rows, next: null, total: rows.length }))));
  const { change } = await renderScreen(<Ledger load={slow} />, {});
  await change('catalogue');
  await settle(() => answers[1]?.([{ id: 1, code: 'NEW-1', title: '新' }]));
  await settle(() => answers[0]?.([{ id: 1, code: 'OLD-1', title: '旧' }]));
  expect(await line('NEW-1')).toBeVisible();
  expect(screen.queryByRole('row', { name: /OLD-1/ })).toBeNull();
});

it('keeps the columns an operator chose, in the archive', async () => {
  const { askedFor } = await renderScreen(<Ledger />, {});
  expect(screen.queryByRole('columnheader', { name: '附注' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: '显示列' }));
  await userEvent.click(await screen.findByRole('checkbox', { name: '附注' }));
  expect(await screen.findByRole('columnheader', { name: '附注' })).toBeVisible();
  expect(screen.getByRole('checkbox', { name: '档号' })).toBeDisabled();
  expect(askedFor('desk.saveView')).toEqual([{ name: 'test.columns', value: { extra: true } }]);
});

it('says that there is nothing, and what failed', async () => {
  const none: LoadPage<Line> = () => Promise.resolve(ok({ rows: [], next: null, total: 0 }));
  const { unmount } = await renderScreen(<Ledger load={none} />, {});
  expect(await screen.findByText('没有案卷')).toBeVisible();
  unmount();
  await renderScreen(<Ledger load={() => Promise.resolve(err({ code: 'diskError' }))} />, {}, { language: 'en' });
  expect(
    within(await screen.findByRole('alert')).getByText('The disk reports errors; the last change was not saved.'),
  ).toBeVisible();
});
