// @vitest-environment jsdom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { AppraisePage } from '../../renderer/features/disposal/appraise/AppraisePage';
import { partsOf } from '../../renderer/features/disposal/appraise/parts';
import type { DisposalList } from '../../shared/contract/disposal-list';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { list, quietDisposal, row, signer, stretch } from './disposal-facts';
import { type Answers, renderScreen } from './fake-client';

const manager = signer(2, '周岚', 'zhoulan');
const head = signer(9, '何平', 'heping');
const appraisers: DisposalList['appraisers'] = [
  { capacity: 'manager', departmentId: 2, department: '销售部', rows: 4, open: 4, signers: [manager] },
  { capacity: 'departmentHead', departmentId: 2, department: '销售部', rows: 4, open: 4, signers: [head] },
];
const given = {
  personId: 9,
  name: '何平',
  manner: 'countersign' as const,
  paperNumber: null,
  paperDate: null,
  on: '2026-11-22',
  remark: null,
  capacity: 'departmentHead' as const,
  opinion: { kind: 'keepYears' as const, years: 3 },
  reason: '尚有往来',
};
const show = (more: Answers = {}, one: DisposalList = list({ rows: 4, appraisers, actions: ['appraise'] })) =>
  renderScreen(<AppraisePage id={5} />, {
    ...quietDisposal,
    'disposal.get': () => ok(one),
    'disposal.rows': ({ offset }) =>
      (offset ?? 0) > 0 ? stretch() : stretch(row(1, { departmentHead: given }), row(2), row(3), row(4)),
    ...more,
  });
const opinionOf = (id: number) =>
  screen
    .getByRole('row', { name: new RegExp(`0137-00${id} `, 'u') })
    .textContent.match(/(?:销毁|续存 \d+ 年|转永久)（未签）/u)?.[0];
const toGrid = async () => {
  await screen.findByRole('row', { name: /0137-001/u });
  screen.getByRole('grid').focus();
  await userEvent.keyboard('{Home}');
};

it('writes a thousand rows by keys alone: D and P go on, digits after K are its years, Shift marks, Delete takes back', async () => {
  await show();
  await toGrid();
  await userEvent.keyboard('dk10{ArrowDown}p');
  expect([1, 2, 3, 4].map(opinionOf)).toEqual(['销毁（未签）', '续存 10 年（未签）', '转永久（未签）', undefined]);
  // What the other appraiser gave stands beside it.
  expect(screen.getByRole('row', { name: /0137-001.*销毁（未签）.*续存 3 年/u })).toBeVisible();
  await userEvent.keyboard('{Home}{Shift>}{ArrowDown}{ArrowDown}{/Shift}d');
  expect([1, 2, 3, 4].map(opinionOf)).toEqual(['销毁（未签）', '销毁（未签）', '销毁（未签）', undefined]);
  await userEvent.keyboard('{Home}{Delete}');
  expect(opinionOf(1)).toBeUndefined();
  expect(screen.getByText('已写 2 卷，未签')).toBeVisible();
  await expectAccessible();
}, 90_000);

it('gives a reason of its own to what is written, by R and Enter, without losing the row', async () => {
  await show();
  await toGrid();
  await userEvent.keyboard('k');
  expect(screen.getByRole('row', { name: /0137-001.*仍有查考价值/u })).toBeVisible();
  await userEvent.keyboard('r');
  expect(screen.getByRole('textbox', { name: '理由（R）' })).toHaveFocus();
  await userEvent.paste('合同尚在履行');
  await userEvent.keyboard('{Enter}');
  expect(screen.getByRole('row', { name: /0137-001.*合同尚在履行/u })).toBeVisible();
  expect(screen.getByRole('grid')).toHaveFocus();
});

it('keeps what is written over a lock, and signs it all with one passphrase', async () => {
  const { asked } = await show();
  await toGrid();
  await userEvent.keyboard('d');
  await userEvent.click(screen.getByRole('button', { name: '其余全部写“销毁”' }));
  expect(await screen.findByText('3 卷：销毁')).toBeVisible();
  await waitFor(() => expect(asked.some(({ name }) => name === 'desk.saveDraft')).toBe(true));
  const body = () => {
    const saved = asked.filter(({ name }) => name === 'desk.saveDraft').at(-1)?.input as { key: string; body: string };
    return saved;
  };
  await waitFor(() => expect(Object.keys((JSON.parse(body().body) as { rows: object }).rows)).toHaveLength(4));
  expect(body().key).toBe('appraisal:5');
  const kept = body().body;
  cleanup();

  let times = 0;
  const { askedFor } = await show({
    'desk.drafts': () => ok([{ key: 'appraisal:5', body: kept, savedAt: '2030-01-01T00:00:00Z' }]),
    'disposal.appraise': () => (++times === 1 ? err({ code: 'wrongPassphrase' }) : ok(list())),
  });
  expect(await screen.findByText('已写 4 卷，未签')).toBeVisible();
  await userEvent.keyboard('{Control>}s{/Control}');
  const dialog = within(await screen.findByRole('dialog', { name: '签署鉴定意见' }));
  expect(dialog.getByText('以客户服务部经理身份签署 4 卷的意见：销毁 4、续存 0、转永久 0。')).toBeVisible();
  const sign = async (passphrase: string) => {
    await userEvent.click(dialog.getByLabelText(/审批人的口令/u));
    await userEvent.paste(passphrase);
    await userEvent.keyboard('{Enter}');
  };
  await sign('错');
  expect(await dialog.findByText('口令不正确。')).toBeVisible();
  await sign('对');
  expect(await screen.findByText('已签署 4 卷的意见')).toBeVisible();
  expect(screen.getByText('还没有写意见')).toBeVisible();
  expect(askedFor('disposal.appraise').at(-1)).toMatchObject({
    id: 5,
    version: 7,
    capacity: 'manager',
    by: { way: 'countersign', login: 'zhoulan', passphrase: '对' },
    opinions: [101, 102, 103, 104].map((rowId) => ({
      rowId,
      opinion: { kind: 'destroy' },
      reason: '保管期满，无继续保存价值',
    })),
  });
});

it('changes the capacity only while nothing unsigned would be lost', async () => {
  const { askedFor } = await show();
  await toGrid();
  await userEvent.click(screen.getByRole('radio', { name: /形成部门负责人/u }));
  await waitFor(() => expect(askedFor('disposal.rows').at(-1)).toMatchObject({ open: 'departmentHead' }));
  await toGrid();
  await userEvent.keyboard('d');
  expect(screen.getByRole('radio', { name: /客户服务部经理/u })).toBeDisabled();
});

it('says when there is nothing to appraise', async () => {
  await show({}, list({ appraisers: [], actions: ['appraise'] }));
  expect(await screen.findByText('现在没有可以鉴定的')).toBeVisible();
});

describe('who writes and signs together', () => {
  const other = signer(10, '吴敏', 'wumin');
  const part = (departmentId: number, signers: DisposalList['appraisers'][number]['signers'], open = 1) => ({
    capacity: 'departmentHead' as const,
    departmentId,
    department: `部门 ${departmentId}`,
    rows: 2,
    open,
    signers,
  });
  it('is one part where the same people sign for every department', () => {
    expect(partsOf({ appraisers: [part(1, [head]), part(2, [head])] })).toEqual([
      expect.objectContaining({ key: 'departmentHead:0', departmentId: null, department: null, rows: 4, open: 2 }),
    ]);
  });
  it('is a part for each department where others sign', () => {
    expect(
      partsOf({ appraisers: [part(1, [head]), part(2, [other])] }).map(({ key, departmentId }) => [key, departmentId]),
    ).toEqual([
      ['departmentHead:1', 1],
      ['departmentHead:2', 2],
    ]);
  });
});
