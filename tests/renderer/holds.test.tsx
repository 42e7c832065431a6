// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { HoldPage } from '../../renderer/features/holds/HoldPage';
import { HoldsPage } from '../../renderer/features/holds/HoldsPage';
import { NewHold } from '../../renderer/features/holds/NewHold';
import { makeMachineKey } from '../../shared/domain/machine-key';
import type { Hit } from '../../shared/contract/catalogue';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { hold, page, quietDisposal } from './disposal-facts';
import { type Answers, renderScreen } from './fake-client';

const held = {
  volumeId: 1,
  code: 'HX01-KH·2014-D10-0137-001',
  title: '云岭商贸往来文书',
  clientName: '云岭商贸',
  year: 2014,
  level: 'general' as const,
  state: 'filed' as const,
  through: 'client' as const,
  dueFrom: '2025-01-01',
};
const hit = (given: Partial<Hit>): Hit => ({
  kind: 'volume',
  id: 2,
  volumeId: 2,
  code: 'HX01-KH·2015-D10-0137-002',
  title: '2015 年往来',
  detail: '',
  state: 'filed',
  disposalNumber: null,
  exact: true,
  ...given,
});
const key = makeMachineKey('volume', '37', '000000012');
/** The same digits with another check digit. */
const misread = `${key.slice(0, 12)}${String((Number(key.slice(12)) + 1) % 10)}`;
const at = (more: Answers = {}): Answers => ({
  ...quietDisposal,
  'holds.get': () => ok(hold()),
  'holds.volumes': () => page(held),
  ...more,
});
const show = (more: Answers = {}) => renderScreen(<HoldPage id={9} />, at(more));
const field = () => screen.getByRole('textbox', { name: /扫描，或输入档号/u });
const scan = async (text: string) => {
  await userEvent.click(field());
  await userEvent.paste(text);
  await userEvent.keyboard('{Enter}');
};
/** Takes the list that is shown out as a CSV file. */
const takeOut = async () => {
  await userEvent.click(await screen.findByRole('button', { name: '导出' }));
  await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
};
const exporting: Answers = {
  'shell.pickSave': ({ name }) => ok({ ticket: 'pick-1', name }),
  'exchange.export': () => ok({ rows: 1, items: 0 }),
};
const result = () => screen.getByText((_, element) => element?.classList.contains('scan-what') === true);

describe('the list', () => {
  it('shows what stands, what is to be reviewed and what was released', async () => {
    const { askedFor } = await renderScreen(<HoldsPage query={{ show: 'reviewDue' }} />, {
      ...quietDisposal,
      'holds.list': () => page(hold()),
    });
    expect(await screen.findByRole('row', { name: /DJ-2026-001.*诉讼举证.*冻结中.*到了复审日期/u })).toBeVisible();
    expect(askedFor('holds.list')[0]).toMatchObject({ state: 'active', reviewDue: true });
    expect(screen.getByRole('button', { name: '到了复审日期' })).toHaveAttribute('aria-pressed', 'true');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '已解除' }));
    expect(window.location.hash).toBe('#/holds?show=released');
  });

  it('goes out as a file as it is narrowed', async () => {
    const { askedFor } = await renderScreen(<HoldsPage query={{ show: 'released' }} />, {
      ...quietDisposal,
      ...exporting,
      'holds.list': () => page(hold()),
    });
    await takeOut();
    await waitFor(() =>
      expect(askedFor('exchange.export')).toMatchObject([
        { format: 'csv', list: { of: 'holds', state: 'released', text: '' } },
      ]),
    );
  });

  it('is sorted by any of its columns, the newest first to begin with', async () => {
    const { askedFor } = await renderScreen(<HoldsPage query={{}} />, {
      ...quietDisposal,
      'holds.list': () => page(hold()),
    });
    expect(askedFor('holds.list')[0]).toMatchObject({ sort: 'number', descending: true });
    for (const [head, sort] of [
      ['事由', 'reason'],
      ['复审日期', 'reviewOn'],
      ['案卷数', 'volumes'],
    ] as const) {
      await userEvent.click(await screen.findByRole('button', { name: head }));
      await waitFor(() => expect(askedFor('holds.list').at(-1)).toMatchObject({ sort, descending: false }));
    }
    expect(within(screen.getByRole('grid')).getAllByRole('button')).toHaveLength(8);
  });

  it('says what a hold is for where there is none, and offers to lay one', async () => {
    await renderScreen(<HoldsPage query={{}} />, { ...quietDisposal, 'holds.list': () => page() });
    expect(await screen.findByText('没有冻结')).toBeVisible();
    await userEvent.click(screen.getAllByRole('button', { name: '新冻结' })[0] as HTMLElement);
    expect(window.location.hash).toBe('#/holds/new');
  });

  it('offers nothing to whoever may only read', async () => {
    await renderScreen(
      <HoldsPage query={{}} />,
      { ...quietDisposal, 'holds.list': () => page(hold()) },
      { session: { permissions: ['read'] } },
    );
    await screen.findByRole('row', { name: /DJ-2026-001/u });
    expect(screen.queryByRole('button', { name: '新冻结' })).toBeNull();
    expect(screen.queryByRole('button', { name: '导出' })).toBeNull();
  });
});

it('is laid with a reason and an authority, each missing one said at its field', async () => {
  const { askedFor } = await renderScreen(<NewHold />, { ...quietDisposal, 'holds.save': () => ok(hold()) });
  await userEvent.click(await screen.findByRole('button', { name: /保\s*存/u }));
  expect(await screen.findByRole('textbox', { name: /事由/u })).toHaveAccessibleDescription(/必填/u);
  for (const [name, text] of [
    [/名称/u, '云岭商贸买卖合同案'],
    [/依据/u, '云岭区人民法院'],
    [/事由/u, '诉讼举证'],
  ] as const) {
    await userEvent.click(screen.getByRole('textbox', { name }));
    await userEvent.paste(text);
  }
  await expectAccessible();
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(window.location.hash).toBe('#/holds/9'));
  expect(askedFor('holds.save')).toEqual([
    expect.objectContaining({ id: null, title: '云岭商贸买卖合同案', reason: '诉讼举证', startsOn: '2026-11-23' }),
  ]);
});

describe('a hold', () => {
  it('says what it covers, by itself and with its client', async () => {
    await show();
    expect(await screen.findByRole('heading', { level: 1, name: /DJ-2026-001/u })).toBeVisible();
    expect(screen.getByRole('link', { name: '0137 云岭商贸：1 卷，今后新立的也算' })).toHaveAttribute(
      'href',
      '#/clients/3',
    );
    expect(await screen.findByRole('row', { name: /D10-0137-001.*随客户/u })).toBeVisible();
    await expectAccessible();
  });

  it('takes what it covers out as a file, in the order it is shown in', async () => {
    const { askedFor } = await show(exporting);
    await userEvent.click(await screen.findByRole('button', { name: '年度' }));
    await waitFor(() => expect(askedFor('holds.volumes').at(-1)).toMatchObject({ id: 9, sort: 'year' }));
    await takeOut();
    await waitFor(() =>
      expect(askedFor('exchange.export')).toMatchObject([{ list: { of: 'heldVolumes', id: 9, sort: 'year' } }]),
    );
  });

  it('takes in a scanned volume and a client typed by name, and asks where several fit', async () => {
    const { askedFor } = await show({
      'catalogue.find': ({ text }) =>
        ok({
          hits:
            text === '云岭'
              ? [
                  hit({
                    kind: 'client',
                    id: 3,
                    volumeId: null,
                    code: '0137',
                    title: '云岭商贸',
                    state: null,
                    disposalNumber: null,
                    exact: false,
                  }),
                  hit({ exact: false }),
                ]
              : [hit({})],
          more: false,
        }),
      'holds.add': ({ version, clientIds }) =>
        ok(hold({ version: version + 1, volumes: clientIds?.length === 1 ? 8 : 3 })),
    });
    await screen.findByText('请扫描');
    await scan(key);
    await waitFor(() => expect(result()).toHaveTextContent('已加入'));
    expect(askedFor('holds.add')).toEqual([{ id: 9, version: 2, volumeIds: [2] }]);
    await scan('云岭');
    const choice = await screen.findByRole('listbox');
    expect(within(choice).getAllByRole('option')).toHaveLength(2);
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(result()).toHaveTextContent('整个客户已加入'));
    // The second goes with the version the first left.
    expect(askedFor('holds.add')[1]).toEqual({ id: 9, version: 3, clientIds: [3] });
  });

  it.each([
    ['a misread barcode', misread, [], '条码没有读对'],
    ['another archive', makeMachineKey('volume', '55', '000000012'), [], '这是别的档案库的条码'],
    ['nothing that fits', '查无此卷', [], '没有“查无此卷”'],
    ['a destroyed volume', 'HX01-1', [hit({ state: 'destroyed' })], '这一卷已销毁，不能再冻结'],
  ])('answers %s in words', async (_, code, hits, words) => {
    await show({ 'catalogue.find': () => ok({ hits, more: false }) });
    await screen.findByText('请扫描');
    await scan(code);
    await waitFor(() => expect(result()).toHaveTextContent(words));
  });

  it('is released as a whole, with a reason and its number typed', async () => {
    const { askedFor } = await show({
      'holds.release': () =>
        ok(hold({ state: 'released', version: 3, releasedOn: '2026-11-23', releaseReason: '结案' })),
    });
    await userEvent.click(await screen.findByRole('button', { name: '解除冻结' }));
    const dialog = within(screen.getByRole('dialog', { name: '解除冻结' }));
    await userEvent.click(dialog.getByRole('textbox', { name: /理由/u }));
    await userEvent.paste('结案');
    expect(dialog.getByRole('button', { name: /解\s*除/u })).toBeDisabled();
    await userEvent.click(dialog.getByRole('textbox', { name: /输入编号/u }));
    await userEvent.paste('DJ-2026-001');
    await userEvent.click(dialog.getByRole('button', { name: /解\s*除/u }));
    expect(await screen.findByText('2026-11-23 解除：结案')).toBeVisible();
    expect(askedFor('holds.release')).toEqual([{ id: 9, version: 2, reason: '结案' }]);
    expect(askedFor('desk.dropDraft')).toContainEqual({ key: 'reason:hold:9' });
    expect(screen.queryByRole('button', { name: '解除冻结' })).toBeNull();
  });

  it('says why it could not be released', async () => {
    await show({ 'holds.release': () => err({ code: 'stale', entity: 'hold', id: '9' }) });
    await userEvent.click(await screen.findByRole('button', { name: '解除冻结' }));
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('textbox', { name: /理由/u }));
    await userEvent.paste('结案');
    await userEvent.click(dialog.getByRole('textbox', { name: /输入编号/u }));
    await userEvent.paste('dj-2026-001');
    await userEvent.click(dialog.getByRole('button', { name: /解\s*除/u }));
    expect(await dialog.findByRole('alert')).toHaveTextContent('刚被修改过');
  });
});
