// @vitest-environment jsdom
import { type BoundFunctions, type queries, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ListPage } from '../../renderer/features/disposal/list/ListPage';
import { DisposalLines } from '../../renderer/features/desk/DisposalLines';
import { ListsPage } from '../../renderer/features/disposal/lists/ListsPage';
import type { DisposalList } from '../../shared/contract/disposal-list';
import { paperCode } from '../../shared/domain/paper-code';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { list, page, quietDisposal, row, signer, stretch, summary } from './disposal-facts';
import { type Answers, renderScreen } from './fake-client';

const show = (one: DisposalList, more: Answers = {}) =>
  renderScreen(<ListPage id={5} />, {
    ...quietDisposal,
    'disposal.get': () => ok(one),
    'disposal.rows': () => stretch(row(1), row(2), row(3)),
    ...more,
  });
const button = (name: RegExp | string) => screen.getByRole('button', { name });
const fill = async (inside: BoundFunctions<typeof queries>, name: RegExp, text: string) => {
  await userEvent.click(inside.getByRole('textbox', { name }));
  await userEvent.paste(text);
};
const approved: NonNullable<DisposalList['approved']> = {
  personId: 4,
  name: '陈总监',
  manner: 'paper',
  paperNumber: '批 2026-7',
  paperDate: '2026-11-22',
  on: '2026-11-23',
  remark: null,
};

it('shows the lists under way, newest first, and opens a new one', async () => {
  const { askedFor } = await renderScreen(<ListsPage query={{}} />, {
    ...quietDisposal,
    'disposal.lists': () =>
      page(summary(), summary({ id: 6, number: null, title: '年底清册', state: 'draft', appraisalsOpen: 0 })),
    'disposal.counts': () =>
      ok({
        states: [
          { value: 'draft', count: 1 },
          { value: 'appraisal', count: 1 },
          { value: 'destroyed', count: 1200 },
        ],
        recheckDue: 0,
      }),
    'disposal.save': ({ title }) => ok(list({ id: 8, number: null, title, state: 'draft' })),
  });
  // Counted by the store, however many rows have been read.
  const chips = within(screen.getByRole('group', { name: '清册状态' }));
  expect(await chips.findByRole('button', { name: '在办 2' })).toBeVisible();
  expect(chips.getByRole('button', { name: '已销毁 1,200' })).toBeVisible();
  expect(await screen.findByRole('row', { name: /XH-2026-001.*鉴定中.*待鉴定 4 项/u })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard('{Control>}n{/Control}');
  await fill(within(screen.getByRole('dialog')), /清册名称/u, '2025 年到期');
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '新清册' }));
  await waitFor(() => expect(window.location.hash).toBe('#/disposal/lists/8'));
  expect(askedFor('disposal.lists')[0]).toMatchObject({ states: expect.not.arrayContaining(['destroyed']) as unknown });
});

/** Takes the list that is shown out as a CSV file. */
const takeOut = async () => {
  await userEvent.click(await screen.findByRole('button', { name: '导出' }));
  await userEvent.click(button('CSV'));
};
const exporting: Answers = {
  'shell.pickSave': ({ name }) => ok({ ticket: 'pick-1', name }),
  'exchange.export': () => ok({ rows: 1, items: 0 }),
};
it('takes the lists of a board out as a file, in the order they are shown in', async () => {
  const { askedFor } = await renderScreen(<ListsPage query={{ show: 'apart' }} />, {
    ...quietDisposal,
    ...exporting,
    'disposal.lists': () => page(summary({ state: 'held' })),
  });
  expect(askedFor('disposal.lists')[0]).toMatchObject({ sort: 'number', descending: true });
  await userEvent.click(await screen.findByRole('button', { name: '最早销毁日' }));
  await waitFor(() => expect(askedFor('disposal.lists').at(-1)).toMatchObject({ sort: 'earliestOn' }));
  await takeOut();
  await waitFor(() =>
    expect(askedFor('exchange.export')).toMatchObject([
      { format: 'csv', list: { of: 'disposalLists', states: ['approved', 'held'], text: '', sort: 'earliestOn' } },
    ]),
  );
});

it('takes the rows of a list out as they are narrowed', async () => {
  const { askedFor } = await show(list({ state: 'approved', blocked: 1, left: 2 }), exporting);
  await userEvent.click(await screen.findByRole('button', { name: '有阻碍 1' }));
  await takeOut();
  await waitFor(() =>
    expect(askedFor('exchange.export')).toMatchObject([
      { format: 'csv', list: { of: 'disposalRows', id: 5, blocked: true } },
    ]),
  );
  expect(askedFor('shell.pickSave')).toEqual([{ name: expect.stringContaining('XH-2026-001') as unknown }]);
});

it('tells on the desk how many lists wait for which step', async () => {
  await renderScreen(<DisposalLines />, {
    ...quietDisposal,
    'disposal.counts': () =>
      ok({
        states: [
          { value: 'appraised', count: 501 },
          { value: 'held', count: 7 },
        ],
        recheckDue: 3,
      }),
  });
  expect(await screen.findByRole('link', { name: /501\s*等待批准的清册/u })).toBeVisible();
  expect(screen.getByRole('link', { name: /3\s*存放期满、等待复核的清册/u })).toBeVisible();
  expect(screen.queryByRole('link', { name: /等待鉴定/u })).toBeNull();
});

it('prints the register of the year of the newest list', async () => {
  const { askedFor } = await renderScreen(<ListsPage query={{}} />, {
    ...quietDisposal,
    'disposal.lists': () => page(summary()),
    'forms.preview': () => err({ code: 'ruleBroken', rule: 'nothingToPrint', facts: {} }),
  });
  await userEvent.click(await screen.findByRole('button', { name: '打印登记簿' }));
  expect(await screen.findByLabelText('年度')).toHaveValue('2026');
  await userEvent.click(button('预览'));
  expect(askedFor('forms.preview')).toMatchObject([{ of: 'disposalYear', year: 2026, form: 'disposalLists' }]);
});

it('says where a list stands, who did what, and what stands in the way', async () => {
  await show(
    list({
      state: 'held',
      appraisedOn: '2026-11-22',
      approved,
      setApartOn: '2026-11-23',
      earliestOn: '2027-05-23',
      setApart: 3,
      blocked: 1,
      left: 2,
      actions: ['recheck', 'pullBack', 'cancel'],
    }),
  );
  expect(await screen.findByRole('heading', { level: 1, name: /XH-2026-001/u })).toBeVisible();
  const steps = within(screen.getByRole('region', { name: '步骤' })).getAllByRole('listitem');
  expect(steps.map((step) => step.textContent)).toEqual([
    '拟稿李文，2026-11-20 拟稿2026-11-21 提交',
    '鉴定2026-11-22 鉴定完毕',
    '批准陈总监，2026-11-23 批准（据纸质审批 批 2026-7 2026-11-22）',
    '移出单放2026-11-23 起单独存放',
    '存放、复核最早 2027-05-23 可以销毁已复核 0 / 3',
    '监销',
    '已销毁',
  ]);
  expect(steps[4]).toHaveAttribute('aria-current', 'step');
  expect(screen.getByText('有阻碍 1 卷，须先撤出或排除')).toBeVisible();
  await expectAccessible();
});

const offers: readonly (readonly [DisposalList['state'], DisposalList['actions'], readonly string[]])[] = [
  ['draft', ['save', 'addRows', 'removeRows', 'submit', 'cancel'], ['提交鉴定', '改名称、说明', '取消清册']],
  ['appraisal', ['appraise', 'conclude', 'sendBack', 'pullBack', 'cancel'], ['鉴定', '鉴定完毕', '退回', '取消清册']],
  ['appraised', ['approve', 'sendBack', 'pullBack', 'cancel'], ['批准', '退回', '取消清册']],
  ['approved', ['setApart', 'pullBack', 'cancel'], ['移出单放', '取消清册']],
  ['held', ['recheck', 'pullBack', 'cancel'], ['复核', '取消清册']],
  ['rechecked', ['count', 'pullBack', 'cancel'], ['清点、销毁', '取消清册']],
  ['destroyed', [], []],
];
const verbs = [
  '提交鉴定',
  '鉴定',
  '鉴定完毕',
  '批准',
  '移出单放',
  '复核',
  '清点、销毁',
  '改名称、说明',
  '退回',
  '取消清册',
];
it.each(offers)('offers in the state %s only what it allows', async (state, actions, expected) => {
  await show(list({ state, actions }));
  await screen.findByRole('heading', { level: 1, name: /XH-2026-001/u });
  const offered = screen
    .queryAllByRole('button')
    .map((one) => one.textContent.replace(/\s/gu, ''))
    .filter((words) => verbs.includes(words));
  expect(offered).toEqual(expected);
});

describe('the deeds', () => {
  it('submits after a question, and a blocked row is said in words', async () => {
    let times = 0;
    const { askedFor } = await show(list({ state: 'draft', number: null, actions: ['submit'] }), {
      'disposal.submit': () =>
        ++times === 1
          ? err({ code: 'ruleBroken', rule: 'onHold', facts: {} })
          : ok(list({ number: 'XH-2026-002', version: 8 })),
    });
    await userEvent.click(await screen.findByRole('button', { name: '提交鉴定' }));
    const dialog = within(screen.getByRole('dialog', { name: '提交鉴定' }));
    await userEvent.click(dialog.getByRole('button', { name: '提交鉴定' }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('案卷在冻结中。');
    await userEvent.click(await dialog.findByRole('button', { name: '提交鉴定' }));
    expect(await screen.findByText('已提交：XH-2026-002')).toBeVisible();
    expect(askedFor('disposal.submit')).toEqual([
      { id: 5, version: 7 },
      { id: 5, version: 7 },
    ]);
  });

  it('is approved with the director’s own passphrase', async () => {
    const { askedFor } = await show(
      list({ state: 'appraised', actions: ['approve', 'sendBack'], approvers: [signer(4, '陈总监', 'chenzj')] }),
      { 'disposal.approve': () => ok(list({ state: 'approved' })) },
    );
    await userEvent.click(await screen.findByRole('button', { name: /批\s*准/u }));
    const dialog = within(screen.getByRole('dialog', { name: '批准销毁' }));
    await userEvent.click(dialog.getByLabelText(/审批人的口令/u));
    await userEvent.paste('对');
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText('XH-2026-001 已批准')).toBeVisible();
    expect(askedFor('disposal.approve')).toEqual([
      { id: 5, version: 7, by: { way: 'countersign', login: 'chenzj', passphrase: '对' }, remark: null },
    ]);
  });

  it('is sent back only with a reason; one in appraisal by the archivist in session', async () => {
    const drawer = { ...signer(1, '李文', 'liwen'), ways: ['session' as const] };
    const { askedFor } = await show(list({ state: 'appraisal', actions: ['sendBack'], approvers: [drawer] }), {
      'disposal.sendBack': () => ok(list({ state: 'draft' })),
    });
    await userEvent.click(await screen.findByRole('button', { name: /退\s*回/u }));
    const dialog = within(screen.getByRole('dialog', { name: /退\s*回/u }));
    expect(dialog.getByText(/编号不变，可增减案卷/u)).toBeVisible();
    expect(dialog.getByRole('button', { name: '由我签' })).toBeDisabled();
    await fill(dialog, /理由/u, '年度列错');
    await userEvent.click(dialog.getByRole('button', { name: '由我签' }));
    await waitFor(() => expect(askedFor('disposal.sendBack')).toHaveLength(1));
    expect(askedFor('disposal.sendBack')[0]).toEqual({ id: 5, version: 7, by: { way: 'session' }, reason: '年度列错' });
    await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: 'reason:disposal:5:sendBack' }]));
  });

  it.each([
    ['removeRows', 'draft', /移出清册（2 卷）/u, /移\s*除/u, 'disposal.removeRows'],
    ['pullBack', 'held', /撤出（2 卷）/u, /撤出（2 卷）/u, 'disposal.pullBack'],
  ] as const)('takes marked rows off: %s', async (action, state, tool, ok_, command) => {
    const { askedFor } = await show(list({ state, actions: [action] }), {
      'disposal.removeRows': () => ok(list()),
      'disposal.pullBack': () => ok(list()),
    });
    await screen.findByRole('row', { name: /0137-001/u });
    screen.getByRole('grid').focus();
    await userEvent.keyboard('{Home} {ArrowDown} ');
    await userEvent.click(button(tool));
    const dialog = within(screen.getByRole('dialog'));
    if (action === 'pullBack') await fill(dialog, /理由/u, '另有争议');
    await userEvent.click(dialog.getByRole('button', { name: ok_ }));
    await waitFor(() => expect(askedFor(command)).toHaveLength(1));
    expect(askedFor(command)[0]).toEqual({
      id: 5,
      version: 7,
      rowIds: [101, 102],
      ...(action === 'pullBack' ? { reason: '另有争议' } : {}),
    });
    const left = action === 'pullBack' ? [{ key: 'reason:disposal:5:pullBack' }] : [];
    await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual(left));
  });

  it('is cancelled with a reason, and the number stays', async () => {
    const { askedFor } = await show(list({ actions: ['cancel'] }), {
      'disposal.cancel': () => ok(list({ state: 'cancelled' })),
    });
    await userEvent.click(await screen.findByRole('button', { name: '取消清册' }));
    const dialog = within(screen.getByRole('dialog', { name: '取消清册' }));
    await fill(dialog, /理由/u, '重新拟定');
    await userEvent.click(dialog.getByRole('button', { name: '取消清册' }));
    expect(await screen.findByText('XH-2026-001 已取消')).toBeVisible();
    expect(askedFor('disposal.cancel')).toEqual([{ id: 5, version: 7, reason: '重新拟定' }]);
    expect(askedFor('desk.dropDraft')).toEqual([{ key: 'reason:disposal:5:cancel' }]);
  });
});

it('says of a list that a restore destroyed again where its act is written down', async () => {
  await show(list({ state: 'destroyed', execution: null }));
  expect(await screen.findByText(/恢复备份之后据销毁记录再次清除/u)).toBeVisible();
});

it('tells who appraises what, and that nobody can', async () => {
  await show(
    list({
      appraisers: [
        {
          capacity: 'manager',
          departmentId: null,
          department: null,
          rows: 3,
          open: 0,
          signers: [signer(2, '周岚', 'zhoulan')],
        },
        { capacity: 'departmentHead', departmentId: 2, department: '销售部', rows: 3, open: 3, signers: [] },
      ],
    }),
  );
  const part = within(await screen.findByRole('region', { name: '谁来鉴定' }));
  expect(part.getByText('客户服务部经理：还差 0 / 3 卷')).toBeVisible();
  expect(part.getByText('没有人可以签：请在设置里指定负责人或其副职。')).toBeVisible();
});

it('says after the destruction how it was done, what older backups still hold, and makes a new one', async () => {
  const hash = 'ab'.repeat(32);
  const { askedFor } = await show(
    list({
      state: 'destroyed',
      execution: {
        place: '造纸厂',
        method: 'pulping',
        remark: null,
        startedAt: '2027-06-01T01:00:00Z',
        endedAt: '2027-06-01T03:30:00Z',
        executor: '李文',
        executorId: 1,
        supervisors: [{ ...approved, name: '孙悦', manner: 'countersign', paperNumber: null, paperDate: null }],
        seq: 412,
        hash,
        compactedOn: null,
      },
    }),
    {
      'disposal.compact': () => ok({ lists: 1 }),
      'backup.make': () => err({ code: 'diskFull', needed: 32 }),
      'attachments.list': () =>
        ok([
          {
            id: 1,
            name: '清册签字页.pdf',
            media: 'application/pdf',
            bytes: 900,
            sha256: hash,
            note: null,
            addedAt: '2027-06-01T04:00:00Z',
            by: '李文',
            supersededBy: null,
            supersededReason: null,
          },
        ]),
    },
  );
  expect(await screen.findByText('2027-06-01 09:00 至 2027-06-01 11:30，造纸厂，化浆')).toBeVisible();
  expect(screen.getByText('执行人 李文 · 监销人 孙悦（会签）')).toBeVisible();
  expect(screen.getByText(`日志 412 号，校验码 ${paperCode(hash)}`)).toBeVisible();
  expect(screen.getByText('较早的备份里还有这些案卷的文字，直到它们过期。')).toBeVisible();
  const scans = within(await screen.findByRole('region', { name: '签字件扫描' }));
  expect(await scans.findByText(/清册签字页\.pdf/u)).toBeVisible();
  expect(askedFor('attachments.list')).toEqual([{ of: 'disposal', id: 5 }]);
  expect(screen.getByRole('link', { name: '核对纸上的校验码' })).toHaveAttribute('href', '#/audit?paper=check');
  await userEvent.click(button('现在整理'));
  expect(await screen.findByText('已整理')).toBeVisible();
  await userEvent.click(button('现在备份'));
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(askedFor('backup.make')).toHaveLength(1);
  await expectAccessible();
});

it('says that a list is not there', async () => {
  await show(list(), { 'disposal.get': () => err({ code: 'notFound', entity: 'disposalList', id: '5' }) });
  expect(await screen.findByRole('alert')).toBeVisible();
});

it.each([
  ['draft', null, []],
  ['approved', 'XH-2026-001', ['待销毁案卷提取单', '待销毁盒标签', '档案销毁清册', '档案鉴定意见书']],
  ['destroyed', 'XH-2026-001', ['档案销毁清册', '档案销毁登记表', '档案鉴定意见书']],
] as const)('offers to print of a list that is %s what it has come to', async (state, number, names) => {
  await show(list({ state, number, actions: [] }));
  await screen.findByRole('region', { name: '步骤' });
  await userEvent.keyboard('{Control>}p{/Control}');
  if (number === null) expect(screen.queryByRole('region', { name: '打印' })).toBeNull();
  else
    expect(
      screen
        .getAllByRole('radio')
        .map((radio) => radio.closest('label')?.textContent)
        .slice(0, names.length),
    ).toEqual(names);
});
