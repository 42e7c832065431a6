// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { AuditEntry } from '../../shared/contract/audit';
import { deeds } from '../../shared/domain/deeds';
import { err, ok } from '../../shared/result';
import { subjectsLine } from '../../renderer/features/audit/subject-words';
import { LogPage } from '../../renderer/features/audit/LogPage';
import { createI18n, type T } from '../../renderer/lib/i18n';
import { usePlace } from '../../renderer/lib/route';
import { expectAccessible } from './axe';
import { type Answers, renderScreen } from './fake-client';

const readable = { state: 'readable' } as const;
const hidden = { label: null, before: null, after: null } as const;
const entries: readonly AuditEntry[] = [
  {
    seq: 9,
    at: '2026-11-23T02:00:00.000Z',
    day: '2026-11-23',
    operator: '李文',
    deed: 'volume.saved',
    reason: null,
    signers: [
      { name: '李文', capacity: 'operator' },
      { name: '周经理', capacity: 'manager' },
    ],
    hash: 'ab'.repeat(32),
    subjects: 1,
    details: [
      {
        subject: 'volume:12',
        label: 'HX01-KH·2024-D30-0137-002',
        ...readable,
        before: {
          title: '2024年来函',
          state: 'assembling',
          ownLevel: 'general',
          retention: { kind: 'years', years: 10, asWritten: '短期' },
          pages: 38,
          compiledBy: null,
        },
        after: {
          title: '2024年往来函件',
          state: 'assembling',
          ownLevel: 'secret',
          retention: { kind: 'permanent', asWritten: null },
          pages: 38,
          compiledBy: '赵敏',
        },
      },
    ],
  },
  {
    seq: 8,
    at: '2026-11-22T02:00:00.000Z',
    day: '2026-11-22',
    operator: '周经理',
    deed: 'volume.reopened',
    reason: '页号有误',
    signers: [{ name: '周经理', capacity: 'operator' }],
    hash: 'ab'.repeat(32),
    subjects: 2,
    details: [
      { subject: 'volume:7', state: 'masked', ...hidden },
      { subject: 'volume:6', state: 'erased', ...hidden },
    ],
  },
  {
    seq: 7,
    at: '2026-11-21T02:00:00.000Z',
    day: '2026-11-21',
    operator: '李文',
    deed: 'settings.set',
    reason: null,
    signers: [{ name: '李文', capacity: 'operator' }],
    hash: 'ab'.repeat(32),
    subjects: 1,
    details: [{ subject: 'setting:idleMinutes', label: null, ...readable, before: { value: 5 }, after: { value: 10 } }],
  },
];
const engine: Answers = {
  'settings.get': () => ok([{ key: 'levelLabels', value: 'secret', clause: 'BM-5', isDefault: true }]),
  'audit.filters': () =>
    ok({
      operators: [
        { id: 1, name: '李文' },
        { id: 2, name: '周经理' },
      ],
      deeds: ['settings.set', 'volume.saved', 'volume.reopened'],
    }),
  'audit.things': ({ text }) =>
    ok(text === '0137' ? [{ subject: 'volume:12', label: 'HX01-KH·2024-D30-0137-002' }] : []),
  'audit.lastVerified': () =>
    ok({ verified: { entries: 7, at: '2026-11-20T02:00:00.000Z', operator: '周经理', unchanged: true } }),
  'audit.list': ({ deed = null, subject = null }) => {
    const rows = entries.filter(
      (entry) =>
        (deed === null || entry.deed === deed) &&
        (subject === null || entry.details.some((detail) => detail.subject === subject)),
    );
    return ok({ rows, next: null, total: rows.length });
  },
};
function At() {
  return <LogPage subject={usePlace().query['subject'] ?? null} />;
}
const row = (name: RegExp) => screen.findByRole('row', { name });
const panel = (name: string) => screen.findByRole('complementary', { name });

it('lists deeds newest first, in words, and opens each with what was before and after', async () => {
  await renderScreen(<At />, engine);
  const lines = within(await screen.findByRole('grid'))
    .getAllByRole('row')
    .slice(1)
    .map((line) => line.textContent);
  expect(lines.map((line) => line.replace(/2026-11-\d\d \d\d:\d\d/, ' '))).toEqual([
    '9 李文修改案卷案卷 HX01-KH·2024-D30-0137-002',
    '8 周经理退回重整案卷 #7 等 2 项',
    '7 李文更改设置设置 闲置锁定（分钟）',
  ]);
  expect(screen.getByText('用方向键或点击选一条，这里显示改前改后。')).toBeVisible();
  await userEvent.click(await row(/^9 /));
  const opened = within(await panel('第 9 条'));
  expect(
    opened
      .getAllByRole('row')
      .slice(1)
      .map((line) =>
        within(line)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      ),
  ).toEqual([
    ['2024年来函', '2024年往来函件'],
    ['短期（10年）', '永久'],
    ['一般', '秘密'],
    ['空', '赵敏'],
  ]);
  expect(opened.getAllByRole('rowheader').map((head) => head.textContent)).toEqual([
    '题名',
    '保管期限',
    '本卷密级',
    '立卷人',
  ]);
  expect(opened.getByText('签名：李文、周经理（客户服务部经理）')).toBeVisible();
  expect(opened.getByRole('link', { name: '案卷 HX01-KH·2024-D30-0137-002' })).toHaveAttribute('href', '#/volumes/12');
  await userEvent.click(opened.getByRole('button', { name: '显示未改动的 2 项' }));
  expect(opened.getByRole('row', { name: '状态 组卷中 组卷中' })).toBeVisible();
  await expectAccessible();
});

it('follows the arrow keys, and says in words what is masked and what was erased', async () => {
  await renderScreen(<At />, engine);
  act(() => screen.getByRole('grid').focus());
  await userEvent.keyboard('{ArrowDown}');
  const opened = within(await panel('第 8 条'));
  expect(opened.getByText('理由：页号有误')).toBeVisible();
  expect(within(opened.getByRole('region', { name: '案卷 #7' })).getByText('高于您的密级，内容不显示。')).toBeVisible();
  expect(
    within(opened.getByRole('region', { name: '案卷 #6' })).getByText('内容已依法销毁；这条记录仍可验证。'),
  ).toBeVisible();
  expect(opened.queryByRole('link')).toBeNull();
});

it('asks for one person, one deed and a range of days; a day that is none narrows nothing and is said', async () => {
  const { askedFor } = await renderScreen(<At />, engine);
  const last = () => askedFor('audit.list').at(-1);
  await userEvent.click(screen.getByRole('combobox', { name: '操作人' }));
  await userEvent.click(screen.getByText('周经理', { selector: '.ant-select-item-option-content' }));
  await userEvent.click(screen.getByRole('combobox', { name: '事项' }));
  await userEvent.click(screen.getByText('更改设置', { selector: '.ant-select-item-option-content' }));
  await userEvent.type(screen.getByRole('textbox', { name: '从' }), '20261101{Tab}');
  expect(last()).toMatchObject({ operatorId: 2, deed: 'settings.set', from: '2026-11-01', to: null });
  await userEvent.type(screen.getByRole('textbox', { name: '到' }), '2026-13-45{Tab}');
  expect(screen.getByRole('textbox', { name: '到' })).toBeInvalid();
  expect(last()).toMatchObject({ from: '2026-11-01', to: null });
  await userEvent.click(screen.getByRole('button', { name: '清除筛选' }));
  expect(last()).toMatchObject({ operatorId: null, deed: null, subject: null, from: null, to: null });
});

it('keeps to one subject, by the address and from an entry, and lets go of it', async () => {
  const { askedFor } = await renderScreen(<At />, engine, { at: '#/audit' });
  await userEvent.click(await row(/^7 /));
  await userEvent.click(within(await panel('第 7 条')).getByRole('button', { name: '只看此对象的记录' }));
  expect(window.location.hash).toBe('#/audit?subject=setting%3AidleMinutes');
  expect(await screen.findByText(/只看：设置 闲置锁定（分钟）/)).toBeVisible();
  expect(askedFor('audit.list').at(-1)).toMatchObject({ subject: 'setting:idleMinutes' });
  await userEvent.click(screen.getByRole('button', { name: '不再只看此对象' }));
  expect(await row(/^9 /)).toBeVisible();
});

it('finds the one thing by its number and keeps to it', async () => {
  const { askedFor } = await renderScreen(<At />, engine, { at: '#/audit' });
  await userEvent.click(screen.getByRole('combobox', { name: '对象' }));
  await userEvent.paste('0137');
  await userEvent.click(await screen.findByText(/案卷 HX01-KH·2024-D30-0137-002/, { selector: '.ant-select-item *' }));
  expect(window.location.hash).toBe('#/audit?subject=volume%3A12');
  expect(await screen.findByText('只看：案卷 HX01-KH·2024-D30-0137-002')).toBeVisible();
  expect(askedFor('audit.list').at(-1)).toMatchObject({ subject: 'volume:12' });
});

it('says that nothing fits, that nothing is there yet, and what failed', async () => {
  const none: Answers = { ...engine, 'audit.list': () => ok({ rows: [], next: null, total: 0 }) };
  const first = await renderScreen(<At />, none, { at: '#/audit?subject=volume:99' });
  expect(await screen.findByText('没有符合筛选条件的日志')).toBeVisible();
  first.unmount();
  const second = await renderScreen(<At />, none, { at: '#/audit' });
  expect(await screen.findByText('还没有日志')).toBeVisible();
  second.unmount();
  await renderScreen(
    <At />,
    { ...engine, 'audit.list': () => err({ code: 'storeDamaged', page: 41 }) },
    { language: 'en' },
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('41');
});

it('verifies the chain when asked and says what came of it', async () => {
  let firstBroken: number | null = null;
  await renderScreen(<At />, {
    ...engine,
    'audit.verify': () =>
      ok({ entries: 12345, signatures: 12400, firstBroken, head: 'ab'.repeat(32), recorded: firstBroken === null }),
  });
  await userEvent.click(screen.getByRole('button', { name: '核验日志' }));
  expect(await screen.findByText('12,345 条日志、12,400 个签名全部相符。')).toBeVisible();
  expect(screen.getByText('日志核验相符')).toBeVisible();
  firstBroken = 77;
  await userEvent.click(screen.getByRole('button', { name: '核验日志' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('日志从第 77 条起对不上。');
  await expectAccessible();
});

it('reads in English, item lists too', async () => {
  const saved: AuditEntry = {
    seq: 3,
    at: '2026-11-23T02:00:00.000Z',
    day: '2026-11-23',
    operator: 'Li Wen',
    deed: 'volume.itemsSaved',
    reason: null,
    signers: [{ name: 'Li Wen', capacity: 'operator' }],
    hash: 'ab'.repeat(32),
    subjects: 1,
    details: [
      {
        subject: 'volume:12',
        label: 'V-12',
        ...readable,
        before: { items: [] },
        after: {
          items: [
            { id: 1, title: 'Contract', date: '2024-03-02', carrier: 'paper', note: null },
            { id: 2, title: 'Annex', date: '2024', carrier: 'film', note: null },
          ],
        },
      },
    ],
  };
  await renderScreen(
    <At />,
    { ...engine, 'audit.list': () => ok({ rows: [saved], next: null, total: 1 }) },
    { language: 'en' },
  );
  await userEvent.click(await row(/Item list saved/));
  const cells = within(await panel('Entry 3')).getAllByRole('cell');
  expect(cells.map((cell) => cell.textContent)).toEqual([
    'empty',
    '1. Title Contract · Date 2024-03-02 · Carrier paper\n2. Title Annex · Date 2024 · Carrier film',
  ]);
});

it('says how many subjects of an import are not listed, and lists them page by page', async () => {
  const at = (n: number) => ({
    subject: `volume:${n}`,
    label: `KH-${n}`,
    ...readable,
    before: null,
    after: { year: 2016 },
  });
  const saved: AuditEntry = {
    seq: 5,
    at: '2026-11-23T02:00:00.000Z',
    day: '2026-11-23',
    operator: '李文',
    deed: 'import.committed',
    reason: null,
    signers: [{ name: '李文', capacity: 'operator' }],
    hash: 'ab'.repeat(32),
    subjects: 250,
    details: [at(1), at(2)],
  };
  const numbers = Array.from({ length: 250 }, (_, index) => index + 1);
  const { askedFor } = await renderScreen(<At />, {
    ...engine,
    'audit.list': () => ok({ rows: [saved], next: null, total: 1 }),
    'audit.details': ({ after, limit }) => {
      const from = Number(after ?? 0);
      const rows = numbers.slice(from, from + (limit ?? 0)).map(at);
      return ok({ rows, next: from + rows.length < 250 ? String(from + rows.length) : null, total: 250 });
    },
  });
  await userEvent.click(await row(/KH-1 等 250 项/));
  const open = await panel('第 5 条');
  expect(within(open).getByText('这里列出 2 个对象，还有 248 个。', { exact: false })).toBeVisible();
  await userEvent.click(within(open).getByRole('button', { name: '再列一些' }));
  // By text: to look for a role among hundreds of regions takes seconds.
  expect(await within(open).findByText('案卷 KH-100')).toBeVisible();
  expect(within(open).getAllByText('案卷 KH-1')).toHaveLength(1);
  expect(within(open).getByText('还有 150 个', { exact: false })).toBeVisible();
  await userEvent.click(await within(open).findByText('再列一些'));
  expect(await within(open).findByText('案卷 KH-200')).toBeVisible();
  await userEvent.click(await within(open).findByText('再列一些'));
  expect(await within(open).findByText('案卷 KH-250')).toBeVisible();
  expect(within(open).queryByText('再列一些')).toBeNull();
  expect(askedFor('audit.details')).toMatchObject([{ after: null }, { after: '100' }, { after: '200' }]);
});

it('has words in both languages for every deed', async () => {
  for (const language of ['zh-CN', 'en'] as const) {
    const words = await createI18n(language);
    expect(
      deeds.filter((deed) => typeof words.t(`deed.${deed}` as never) !== 'string' || !words.exists(`deed.${deed}`)),
    ).toEqual([]);
  }
});

it.each([
  ['zh-CN', ['未题名案卷', '档案库', '编号 JY-2026', '类目 #3']],
  ['en', ['Untitled volume', 'Archive', 'Numbers JY-2026', 'Series #3']],
] as const)('names what has no name of its own in words, a volume never by its row (%s)', async (language, words) => {
  const translate = await createI18n(language);
  const t: T = (key, values) => translate.t(key, { ...values });
  const detail = { subject: 'volume:1549', label: null, ...readable, before: null, after: { state: 'assembling' } };
  const named = (subject: string) => subjectsLine({ details: [{ ...detail, subject, label: null }], subjects: 1 }, t);
  expect(['volume:1549', 'archive:1', 'series:JY-2026', 'series:3'].map(named)).toEqual(words);
  expect(subjectsLine({ details: [{ ...detail, state: 'masked' }], subjects: 1 }, t)).toContain('#1549');
});

it('stands open for who comes with a paper, and says that details of its entry are gone', async () => {
  await renderScreen(<LogPage subject={null} checking />, {
    ...engine,
    'audit.checkPaper': ({ seq }) =>
      ok({ state: 'matches', seq, at: '2026-11-23T02:00:00.000Z', deed: 'volume.saved', erased: true }),
  });
  const form = within(screen.getByRole('form', { name: '核对纸上的校验码' }));
  await userEvent.click(form.getByRole('textbox', { name: /日志序号/ }));
  await userEvent.paste('9');
  await userEvent.click(form.getByRole('textbox', { name: /^校验码/ }));
  await userEvent.paste('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-AAAAA');
  await userEvent.click(form.getByRole('button', { name: '核对' }));
  expect(await screen.findByText(/部分明细已随案卷依法销毁而清除/)).toBeVisible();
});
