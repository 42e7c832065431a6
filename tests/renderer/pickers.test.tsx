// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { Control, type ControlKind } from '../../renderer/ui/controls';
import { FieldFrame } from '../../renderer/ui/FieldFrame';
import { ConfirmDialog, ReasonDialog } from '../../renderer/ui/Dialog';
import { ProgressBar } from '../../renderer/ui/ProgressBar';
import { ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderScreen } from './fake-client';

const person = (id: number, name: string, staffCode: string | null) => ({
  id,
  staffCode,
  name,
  departmentId: null,
  department: null,
  organisation: null,
  identityPaper: null,
  phone: null,
  leftOn: null,
  version: 0,
});
const staff = [person(7, '王芳', 'K003'), person(8, '王磊', 'K004')];
const answers: Answers = {
  'persons.list': ({ text }) => {
    const rows = staff.filter(({ name, staffCode }) => `${name}${staffCode ?? ''}`.includes(text ?? ''));
    return ok({ rows, next: null, total: rows.length });
  },
  'locations.find': ({ text }) =>
    ok({
      places: [{ id: 31, parentId: null, kind: 'shelf' as const, code: '1-03-2-4', volumes: 12 }].filter(({ code }) =>
        code.startsWith(text),
      ),
      more: text.length < 4,
    }),
};
function Held({ as, start = null }: { as: ControlKind; start?: unknown }) {
  const [value, setValue] = useState<unknown>(start);
  return (
    <>
      <FieldFrame label="立卷人">
        {(aria) => <Control as={as} value={value} onChange={setValue} aria={aria} />}
      </FieldFrame>
      <output aria-label="held">{JSON.stringify(value)}</output>
    </>
  );
}
const box = () => screen.getByRole('combobox', { name: '立卷人' });
const held = () => JSON.parse(screen.getByRole('status', { name: 'held' }).textContent) as unknown;

it('says what room a place newly chosen has, where something is to be put there', async () => {
  const room = (freeMm: number) => ({
    'locations.page': () =>
      ok({
        ...{ id: 31, parentId: null, kind: 'shelf' as const, code: '1-03-2-4', part: '4', volumes: 12, places: 0 },
        ...{ capacityMm: 900, ownCapacityMm: 900, usedMm: 900 - freeMm, freeMm, over: freeMm < 0 ? 1 : 0 },
        ...{
          purpose: null,
          closedOn: null,
          closed: false,
          version: 0,
          machineKey: '',
          above: [],
          belongs: 12,
          away: 0,
        },
      }),
  });
  const choose = async (freeMm: number) => {
    const shown = await renderScreen(<Held as={{ kind: 'place', shown: null, room: true }} />, {
      ...answers,
      ...room(freeMm),
    });
    await userEvent.type(box(), '1-03');
    await userEvent.click(await screen.findByTitle('1-03-2-4'));
    return shown;
  };
  const { unmount } = await choose(20);
  expect(await screen.findByText('空 2 厘米')).toBeVisible();
  unmount();
  await choose(-27);
  expect(await screen.findByText('超出 2.7 厘米')).toHaveClass('field-error');
});

it('finds a person by staff code and holds who it is', async () => {
  await renderScreen(<Held as={{ kind: 'person', shown: null }} />, answers);
  await userEvent.type(box(), 'K004');
  await userEvent.click(await screen.findByText('王磊 · K004'));
  expect(held()).toBe(8);
  await expectAccessible();
});

it('shows who is held before anybody was looked up', async () => {
  await renderScreen(<Held as={{ kind: 'person', shown: '赵敏' }} start={99} />, answers);
  expect(screen.getByText('赵敏')).toBeVisible();
});

it('takes a person of the list, or keeps a name as it was written', async () => {
  await renderScreen(<Held as={{ kind: 'namedPerson' }} />, answers);
  await userEvent.type(box(), '老周');
  expect(held()).toEqual({ personId: null, name: '老周' });
  expect(await screen.findByText('人员名单中没有此人，按所写姓名保留')).toBeVisible();
  await userEvent.clear(box());
  expect(held()).toBeNull();
  await userEvent.type(box(), '王芳');
  await userEvent.click(await screen.findByText('王芳 · K003'));
  expect(held()).toEqual({ personId: 7, name: '王芳' });
});

it('finds a place by its code', async () => {
  await renderScreen(<Held as={{ kind: 'place', shown: null }} />, answers);
  await userEvent.type(box(), '1-0');
  expect(await screen.findByText('还有更多，请多输几位')).toBeVisible();
  await userEvent.type(box(), '3');
  await userEvent.click(await screen.findByText('1-03-2-4'));
  expect(held()).toBe(31);
});

it('holds a retention, and drops the words of an old ledger once a person decides anew', async () => {
  await renderScreen(
    <Held as={{ kind: 'retention' }} start={{ kind: 'years', years: 30, asWritten: '长期' }} />,
    answers,
  );
  expect(screen.getByText('原写“长期”')).toBeVisible();
  await userEvent.clear(screen.getByRole('spinbutton', { name: '年数' }));
  await userEvent.type(screen.getByRole('spinbutton', { name: '年数' }), '15');
  expect(held()).toEqual({ kind: 'years', years: 15, asWritten: null });
});

it('reads a typed date when the field is left, and keeps what is none for the form to refuse', async () => {
  await renderScreen(<Held as={{ kind: 'date' }} />, answers);
  const field = screen.getByRole('textbox', { name: '立卷人' });
  await userEvent.type(field, '2026.3.2');
  await userEvent.tab();
  expect(held()).toBe('2026-03-02');
  await userEvent.clear(field);
  expect(held()).toBeNull();
  await userEvent.type(field, '三月');
  await userEvent.tab();
  expect(held()).toBe('三月');
});

it('lets nothing go on that cannot be undone before its word was typed', async () => {
  let done = 0;
  await renderScreen(
    <ConfirmDialog
      title="撤销导入"
      ok="撤销"
      danger
      body="将移除 3 卷。"
      word="撤销"
      onOk={() => (done += 1)}
      onCancel={() => undefined}
    />,
    {},
  );
  expect(screen.getByRole('button', { name: '撤销' })).toBeDisabled();
  await userEvent.type(screen.getByRole('textbox', { name: '输入“撤销”以确认' }), '撤销');
  await userEvent.click(screen.getByRole('button', { name: '撤销' }));
  expect(done).toBe(1);
  await expectAccessible();
});

it('wants a reason, and hands it on without the spaces around it', async () => {
  const given: string[] = [];
  await renderScreen(
    <ReasonDialog
      draft="reason:9:reopen"
      title="Reopen"
      ok="Reopen it"
      onOk={(reason) => given.push(reason)}
      onCancel={() => undefined}
    />,
    {},
    { language: 'en' },
  );
  const reason = screen.getByRole('textbox', { name: /^Reason/ });
  await userEvent.type(reason, '   ');
  expect(screen.getByRole('button', { name: 'Reopen it' })).toBeDisabled();
  await userEvent.type(reason, 'page 3 missing ');
  await userEvent.click(screen.getByRole('button', { name: 'Reopen it' }));
  expect(given).toEqual(['page 3 missing']);
});

it('has the reason that a lock left, keeps it while the deed fails, and lets it go when it is done or cancelled', async () => {
  const left = { key: 'reason:9:reopen', body: JSON.stringify({ words: 'page 3 missing' }) };
  let succeeds = false;
  const { askedFor } = await renderScreen(
    <ReasonDialog
      draft={left.key}
      title="Reopen"
      ok="Reopen it"
      onOk={(_, done) => (succeeds ? done() : undefined)}
      onCancel={() => undefined}
    />,
    { 'desk.drafts': () => ok([{ ...left, savedAt: '2026-11-23T01:00:00.000Z' }]) },
    { language: 'en' },
  );
  await waitFor(() => expect(screen.getByRole('textbox', { name: /^Reason/ })).toHaveValue('page 3 missing'));
  await userEvent.click(screen.getByRole('button', { name: 'Reopen it' }));
  expect(askedFor('desk.dropDraft')).toEqual([]);
  succeeds = true;
  await userEvent.click(screen.getByRole('button', { name: 'Reopen it' }));
  await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: left.key }]));
  await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: left.key }, { key: left.key }]));
});

it('says how far a job is, and stops it on request', async () => {
  const { askedFor } = await renderScreen(
    <ProgressBar progress={{ job: 'commit-1', step: 'write', done: 400, of: 1605 }} stepWords={() => '写入'} />,
    { 'shell.cancel': () => ok({}) },
  );
  expect(screen.getByRole('progressbar', { name: '写入：400 / 1605' })).toHaveAttribute('value', '400');
  await userEvent.click(screen.getByRole('button', { name: '中止' }));
  expect(askedFor('shell.cancel')).toEqual([{ job: 'commit-1' }]);
});
