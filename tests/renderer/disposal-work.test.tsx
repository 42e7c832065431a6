// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { gapsOf, emptyFacts, timeOf } from '../../renderer/features/disposal/work/destruction';
import { ExecutePage } from '../../renderer/features/disposal/work/ExecutePage';
import { RecheckPage } from '../../renderer/features/disposal/work/RecheckPage';
import { SetApartPage } from '../../renderer/features/disposal/work/SetApartPage';
import type { ListScan } from '../../shared/contract/disposal-list';
import type { OperatorRow } from '../../shared/contract/operators';
import { makeMachineKey } from '../../shared/domain/machine-key';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { list, quietDisposal, row, stretch } from './disposal-facts';
import { type Answers, renderScreen } from './fake-client';

const place = { id: 31, parentId: null, kind: 'shelf' as const, code: '9-01-1-1', volumes: 0 };
const volumeKey = makeMachineKey('volume', '37', '000000012');
const shelfKey = makeMachineKey('shelf', '37', '000000099');
const operator = (id: number, fullName: string, login: string): OperatorRow => ({
  id,
  login,
  personId: id,
  fullName,
  staffCode: null,
  roles: ['supervisor'],
  clearance: 'topSecret',
  since: '2026-01-01',
  lastSignIn: null,
  removedAt: null,
  failedAttempts: 0,
  lastFailed: null,
  version: 0,
});
const at = (more: Answers = {}): Answers => ({
  ...quietDisposal,
  'disposal.rows': () => stretch(row(1), row(2)),
  'locations.find': () => ok({ places: [place], more: false }),
  'locations.get': () => ok(place),
  'persons.list': () =>
    ok({
      rows: [
        {
          id: 1,
          staffCode: 'G1001',
          name: '李文',
          departmentId: null,
          department: null,
          organisation: null,
          identityPaper: null,
          phone: null,
          leftOn: null,
          version: 0,
        },
      ],
      next: null,
      total: 1,
    }),
  'operators.list': () =>
    ok({
      operators: [operator(1, '李文', 'liwen'), operator(5, '孙悦', 'sunyue'), operator(6, '钱进', 'qianjin')],
      recovery: [],
    }),
  ...more,
});
const scan = async (text: string) => {
  await userEvent.click(screen.getByRole('textbox', { name: '扫描案卷' }));
  await userEvent.paste(text);
  await userEvent.keyboard('{Enter}');
};
const choose = async (box: HTMLElement, words: string) => {
  await userEvent.click(box);
  await userEvent.click((await screen.findAllByTitle(words)).at(-1) as HTMLElement);
};
const result = () => document.querySelector('.scan-result');

describe('setting apart', () => {
  const approved = list({ state: 'approved', actions: ['setApart'], rows: 2 });
  const show = (answers: Answers = {}) =>
    renderScreen(<SetApartPage id={5} />, at({ 'disposal.get': () => ok(approved), ...answers }));

  it('wants a place first, takes the scan of its label as the place, and moves what is scanned next', async () => {
    const { askedFor } = await show({
      'catalogue.find': () =>
        ok({
          hits: [
            {
              kind: 'location',
              id: 31,
              volumeId: null,
              code: '9-01-1-1',
              title: '9-01-1-1',
              detail: '',
              state: null,
              disposalNumber: null,
              exact: true,
            },
          ],
          more: false,
        }),
      'disposal.setApart': () =>
        ok({
          answer: { kind: 'done', row: row(1, { setApartOn: '2026-11-23' }), left: 1 },
          list: list({ ...approved, setApart: 1 }),
        }),
    });
    await screen.findByText('请逐卷扫描');
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent('先选单独存放的位置'));
    await scan(shelfKey);
    await waitFor(() => expect(result()).toHaveTextContent('移到 9-01-1-1'));
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent(/已移出.*云岭商贸往来文书之1.*还差 1 卷/u));
    expect(askedFor('disposal.setApart')).toEqual([{ id: 5, code: volumeKey, placeId: 31 }]);
    expect(screen.getByRole('textbox', { name: '扫描案卷' })).toHaveFocus();
    await expectAccessible();
  });

  const answers: readonly (readonly [ListScan, readonly string[]])[] = [
    [{ kind: 'already', row: row(1) }, ['已在单独存放处']],
    [
      { kind: 'blocked', row: row(1, { blocks: [{ kind: 'hold', holdId: null, number: null, reason: null }] }) },
      ['不能移出', '有冻结，不得销毁'],
    ],
    [{ kind: 'notOnList', code: 'HX01-9', title: '别卷' }, ['不在这份清册上', '请放回原处，不要混入。']],
    [{ kind: 'otherArchive', tag: '55' }, ['这是别的档案库的条码', '标识 55，本库是 37。请交还来处。']],
    [{ kind: 'misread' }, ['条码没有读对']],
    [{ kind: 'unknown', typed: 'X' }, ['没有“X”']],
  ];
  it('answers every scan in words, in the order they came', async () => {
    let next = 0;
    await show({
      'desk.views': () => ok({ 'disposal.place': { id: 31, code: '9-01-1-1' } }),
      'disposal.setApart': () => ok({ answer: answers[next++]?.[0] ?? { kind: 'misread' }, list: approved }),
    });
    await screen.findByText('请逐卷扫描');
    for (const [, words] of answers) {
      await scan('X');
      for (const word of words) await waitFor(() => expect(result()).toHaveTextContent(word));
    }
    const tray = screen.getByRole('region', { name: '扫描记录' });
    expect(within(tray).getAllByRole('listitem')).toHaveLength(answers.length);
  });

  it('moves marked rows where there is no scanner, and says from when they may be destroyed', async () => {
    const { askedFor } = await show({
      'desk.views': () => ok({ 'disposal.place': { id: 31, code: '9-01-1-1' } }),
      'disposal.setApartRows': () => ok(list({ state: 'held', earliestOn: '2027-05-23' })),
    });
    await screen.findByRole('row', { name: /0137-001/u });
    screen.getByRole('grid').focus();
    await userEvent.keyboard('{Control>}a{/Control}');
    await userEvent.click(screen.getByRole('button', { name: '所选 2 卷记为已移出' }));
    expect(await screen.findByText('XH-2026-001 各卷已全部单独存放，最早 2027-05-23 可以销毁')).toBeVisible();
    expect(askedFor('disposal.setApartRows')).toEqual([{ id: 5, version: 7, rowIds: [101, 102], placeId: 31 }]);
  });
});

it.each([
  ['移出单放', SetApartPage],
  ['复核', RecheckPage],
  ['清点、销毁', ExecutePage],
])('%s says of a list in another state that it is not at this step, and offers nothing', async (step, Work) => {
  const waiting = list({ state: 'appraisal', actions: ['appraise', 'cancel'] });
  await renderScreen(<Work id={5} />, at({ 'disposal.get': () => ok(waiting) }));
  expect(await screen.findByText(`清册是“鉴定中”，还不到“${step}”这一步，或这一步已经过了。`)).toBeVisible();
  expect(screen.getByRole('link', { name: '回清册' })).toHaveAttribute('href', '#/disposal/lists/5');
  expect(screen.queryByRole('textbox', { name: '扫描案卷' })).toBeNull();
});

describe('recheck', () => {
  const held = list({ state: 'held', earliestOn: '2026-11-01', actions: ['recheck'], rows: 2, setApart: 2 });
  const found = () => ok({ kind: 'done' as const, row: row(1), left: 2 });
  const show = (answers: Answers = {}, one = held) =>
    renderScreen(<RecheckPage id={5} />, at({ 'disposal.get': () => ok(one), ...answers }));

  it('ticks what is scanned and has the ticks signed', async () => {
    const { askedFor } = await show({ 'disposal.findRow': found, 'disposal.recheck': () => ok(held) });
    await screen.findByText('请逐卷扫描');
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent(/在册，已勾选.*还差 1 卷/u));
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent('已经勾选'));
    expect(screen.getByRole('row', { name: /0137-001/u })).toHaveAttribute('aria-selected', 'true');
    await userEvent.click(screen.getByRole('button', { name: '签署复核（1 卷）' }));
    await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '由我签' }));
    expect(await screen.findByText('已复核 1 卷')).toBeVisible();
    expect(askedFor('disposal.recheck')).toEqual([
      { id: 5, version: 7, rowIds: [101], note: null, by: { way: 'session' } },
    ]);
    expect(askedFor('disposal.findRow')).toEqual([
      { id: 5, code: volumeKey },
      { id: 5, code: volumeKey },
    ]);
  });

  it('does not pass what is blocked or not on the list', async () => {
    const answers = [
      ok({ kind: 'notOnList' as const, code: row(9).code, title: row(9).title }),
      ok({ kind: 'blocked' as const, row: row(2, { blocks: [{ kind: 'missing' }] }) }),
    ];
    await show({ 'disposal.findRow': () => answers.shift() ?? ok({ kind: 'misread' as const }) });
    await screen.findByText('请逐卷扫描');
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent('不在这份清册上'));
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent(/有阻碍，不能通过复核.*缺失/u));
    expect(screen.getByRole('button', { name: '签署复核（0 卷）' })).toBeDisabled();
  });

  it('is not signed before the time apart is over', async () => {
    await show({ 'disposal.findRow': found }, list({ ...held, earliestOn: '2027-05-23' }));
    expect(await screen.findByText('存放期未满，最早 2027-05-23。')).toBeVisible();
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent('已勾选'));
    expect(screen.getByRole('button', { name: '签署复核（1 卷）' })).toBeDisabled();
  });
});

describe('destruction', () => {
  const rechecked = list({
    state: 'rechecked',
    rows: 2,
    counted: 2,
    drawnByPersonId: 1,
    actions: ['count', 'execute'],
  });
  const show = (answers: Answers = {}, one = rechecked) =>
    renderScreen(<ExecutePage id={5} />, at({ 'disposal.get': () => ok(one), ...answers }));
  const type = async (name: RegExp, text: string) => {
    await userEvent.click(screen.getByRole('textbox', { name }));
    await userEvent.paste(text);
  };
  const sign = async (login: string | null) => {
    await userEvent.click(screen.getByRole('button', { name: '监销人签名' }));
    const dialog = within(screen.getByRole('dialog', { name: '监销人签名' }));
    if (login !== null) {
      await choose(dialog.getByRole('combobox', { name: /审批人/u }), login);
    }
    await userEvent.click(dialog.getByLabelText(/审批人的口令/u));
    await userEvent.paste('口令');
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  };

  it('counts by scan against the list, and says what is still wanting', async () => {
    let counted = 0;
    const { change } = await show({
      'disposal.get': () => ok(list({ ...rechecked, counted })),
      'disposal.count': () => {
        counted += 1;
        return ok({
          answer: { kind: 'done', row: row(counted), left: 2 - counted },
          list: list({ ...rechecked, counted }),
        });
      },
    });
    expect(await screen.findByText('已清点 0 / 2')).toBeVisible();
    expect(screen.getByText(/还差： 清点 2 卷、写明销毁地点、选择销毁方式/u)).toBeVisible();
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent(/相符.*还差 1 卷/u));
    await scan(volumeKey);
    await waitFor(() => expect(result()).toHaveTextContent('全部到齐'));
    await change('disposal');
    expect(await screen.findByText(/已清点 2 \/ 2 · 全部到齐/u)).toBeVisible();
    expect(screen.getByRole('button', { name: '登记销毁' })).toBeDisabled();
  });

  it('is booked once everything is written down, both supervisors signed and the number is typed', async () => {
    let times = 0;
    const { askedFor, asked } = await show({
      'disposal.execute': () =>
        ++times === 1 ? err({ code: 'wrongPassphrase' }) : ok(list({ state: 'destroyed', rows: 2 })),
    });
    await screen.findByText(/已清点 2 \/ 2/u);
    await type(/销毁地点/u, '造纸厂');
    await choose(screen.getByRole('combobox', { name: /销毁方式/u }), '化浆');
    await type(/开始时间/u, '2026-11-23 09:00');
    await type(/结束时间/u, '２０２６-１１-２３ ０８:００');
    expect(screen.getByText('结束时间早于开始时间')).toBeVisible();
    await userEvent.clear(screen.getByRole('textbox', { name: /结束时间/u }));
    await type(/结束时间/u, '2026-11-23 11:30');
    await choose(screen.getByRole('combobox', { name: /执行人/u }), '李文 · G1001');
    expect(screen.getByText('还差： 2 位监销人签名、输入清册编号')).toBeVisible();
    await sign('孙悦 (sunyue)');
    await sign(null);
    await type(/输入清册编号/u, 'XH-2026-002');
    expect(screen.getByRole('button', { name: '登记销毁' })).toBeDisabled();
    await userEvent.clear(screen.getByRole('textbox', { name: /输入清册编号/u }));
    await type(/输入清册编号/u, 'xh-2026-001');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '登记销毁' }));
    // One passphrase was wrong: nobody is told whose, all sign again.
    expect(await screen.findByText('有一位监销人的口令不对，请各位重新签名。')).toBeVisible();
    await sign('孙悦 (sunyue)');
    await sign(null);
    await userEvent.click(screen.getByRole('button', { name: '登记销毁' }));
    await waitFor(() => expect(window.location.hash).toBe('#/disposal/lists/5'));
    expect(await screen.findByText('XH-2026-001 已销毁 2 卷')).toBeVisible();
    expect(askedFor('disposal.execute').at(-1)).toEqual({
      id: 5,
      version: 7,
      number: 'XH-2026-001',
      place: '造纸厂',
      method: 'pulping',
      remark: null,
      startedAt: '2026-11-23T01:00:00.000Z',
      endedAt: '2026-11-23T03:30:00.000Z',
      executorId: 1,
      supervisors: [
        { way: 'countersign', login: 'sunyue', passphrase: '口令' },
        { way: 'countersign', login: 'qianjin', passphrase: '口令' },
      ],
    });
    // No passphrase ever goes to the desk.
    const drafts = asked.filter(({ name }) => name === 'desk.saveDraft').map(({ input }) => JSON.stringify(input));
    expect(drafts.some((body) => body.includes('造纸厂'))).toBe(true);
    expect(drafts.some((body) => body.includes('口令'))).toBe(false);
  }, 90_000);

  it('says why nothing was destroyed', async () => {
    await show({ 'disposal.get': () => err({ code: 'forbidden', permission: 'disposal.read' }) });
    expect(await screen.findByRole('alert')).toBeVisible();
  });

  const whole = {
    facts: {
      place: '造纸厂',
      method: 'burning' as const,
      remark: '',
      started: '2026-11-23 09:00',
      ended: '2026-11-23 09:00',
      executorId: 1,
    },
    timeZone: 'Asia/Shanghai',
    uncounted: 0,
    supervisorsLeft: 0,
    numberAgrees: true,
  };
  it.each([
    ['nothing', {}, []],
    [
      'all',
      { facts: emptyFacts, uncounted: 1, supervisorsLeft: 1, numberAgrees: false },
      ['count', 'place', 'method', 'times', 'executor', 'supervisors', 'number'],
    ],
    ['a time', { facts: { ...whole.facts, started: '2026-02-30 09:00' } }, ['times']],
    ['an end after the beginning', { facts: { ...whole.facts, ended: '2026-11-23 08:59' } }, ['times']],
    ['a place that is not blank', { facts: { ...whole.facts, place: ' ' } }, ['place']],
  ])('wants %s', (_, given, expected) => {
    expect(gapsOf({ ...whole, ...given })).toEqual(expected);
  });
  it('reads times in the archive’s zone', () => {
    expect(timeOf('2026/11/23  09:00', 'Asia/Shanghai')).toBe(Date.parse('2026-11-23T01:00:00Z'));
    expect(timeOf('9 点', 'Asia/Shanghai')).toBeNull();
  });
});
