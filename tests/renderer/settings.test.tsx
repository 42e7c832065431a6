// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { About } from '../../renderer/features/settings/About';
import { Persons } from '../../renderer/features/settings/Persons';
import { SettingsPage } from '../../renderer/features/settings/SettingsPage';
import type { OutputOf } from '../../shared/contract/index';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderScreen } from './fake-client';

const settings: OutputOf<'settings.get'> = [
  { key: 'idleMinutes', value: 5, clause: 'XZ-二.2', isDefault: true },
  { key: 'levelLabels', value: 'secret', clause: 'BM-5', isDefault: true },
  { key: 'longTermYears', value: 25, clause: null, isDefault: false },
];
const lists: OutputOf<'settings.lists'> = {
  fonds: [{ id: 1, number: 'HX01', name: '恒信贸易有限公司', version: 3 }],
  series: [
    {
      id: 1,
      code: 'KH',
      name: '客户档案',
      retention: { kind: 'years', years: 30, asWritten: null },
      level: 'general',
      version: 0,
    },
  ],
  departments: [{ id: 2, name: '客户服务部', headId: 7, head: '王芳', deputyId: null, deputy: null, version: 1 }],
  documentTypes: [
    {
      id: 4,
      code: 'CONTRACT',
      name: '客户销售合同及复印件',
      sourceDepartmentId: 2,
      sourceDepartment: '客户服务部',
      retention: { kind: 'permanent', asWritten: null },
      level: 'secret',
      version: 2,
    },
  ],
  clientKinds: ['供应商'],
};
const wang: OutputOf<'persons.list'>['rows'][number] = {
  id: 7,
  staffCode: 'K003',
  name: '王芳',
  departmentId: 2,
  department: '客户服务部',
  organisation: null,
  identityPaper: null,
  phone: null,
  leftOn: null,
  version: 4,
};
const answers: Answers = {
  'settings.get': () => ok(settings),
  'settings.lists': () => ok(lists),
  'settings.set': () => ok({}),
  'settings.saveFonds': ({ name }) => ok({ id: 1, number: 'HX01', name, version: 4 }),
  'persons.list': ({ text }) =>
    ok({
      rows: '王芳 K003'.includes(text ?? '') ? [wang] : [],
      next: null,
      total: '王芳 K003'.includes(text ?? '') ? 1 : 0,
    }),
};
const table = (name: string) => within(screen.getByRole('region', { name }));

describe('settings', () => {
  it('shows each setting with its clause and whether it was changed, and has no grave finding', async () => {
    await renderScreen(<SettingsPage />, answers);
    expect(await screen.findByRole('spinbutton', { name: '无人操作多少分钟后锁定' })).toHaveValue('5');
    expect(screen.getByText('依据 管理细则二条2')).toBeVisible();
    expect(screen.getByText('已改，非默认')).toBeVisible();
    expect(await screen.findByRole('cell', { name: '客户销售合同及复印件' })).toBeVisible();
    await expectAccessible();
  });

  it('saves one setting, only when asked', async () => {
    const { askedFor } = await renderScreen(<SettingsPage />, answers, { language: 'en' });
    const field = await screen.findByRole('spinbutton', { name: 'Lock after so many idle minutes' });
    await userEvent.clear(field);
    await userEvent.type(field, '10');
    expect(askedFor('settings.set')).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Save “Lock after so many idle minutes”' }));
    expect(askedFor('settings.set')).toEqual([{ key: 'idleMinutes', value: 10 }]);
    expect(await screen.findByText('Saved: Lock after so many idle minutes')).toBeVisible();
  });

  it('lays a refusal at the setting it is about', async () => {
    await renderScreen(<SettingsPage />, {
      ...answers,
      'settings.set': () => err({ code: 'invalidInput', fields: { value: ['notAllowed'] } }),
    });
    const field = await screen.findByRole('spinbutton', { name: '“长期”折合年数' });
    await userEvent.type(field, '0');
    await userEvent.click(screen.getByRole('button', { name: '保存““长期”折合年数”' }));
    await waitFor(() => expect(field).toHaveAccessibleDescription(/不在允许的范围内/));
  });

  it('lets nobody change anything who may not', async () => {
    await renderScreen(<SettingsPage />, answers, { session: { roles: ['supervisor'] } });
    expect(await screen.findByRole('spinbutton', { name: '无人操作多少分钟后锁定' })).toBeDisabled();
    await screen.findByRole('cell', { name: '客户档案' });
    expect(screen.queryByRole('button', { name: /修改|新增/ })).toBeNull();
  });

  it('renames the fonds with the version that was read', async () => {
    const { askedFor } = await renderScreen(<SettingsPage />, answers);
    await userEvent.click(await screen.findByRole('button', { name: '修改 HX01' }));
    const field = screen.getByRole('textbox', { name: /^全宗名称/ });
    await userEvent.clear(field);
    await userEvent.type(field, '恒信集团');
    expect(screen.getByText('有未保存的修改')).toBeVisible();
    await userEvent.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(askedFor('settings.saveFonds')).toEqual([{ id: 1, version: 3, name: '恒信集团' }]));
    expect(await screen.findByText('已保存')).toBeVisible();
    expect(screen.queryByRole('textbox', { name: /^全宗名称/ })).toBeNull();
  });

  it('adds a series with its retention and level', async () => {
    const { askedFor } = await renderScreen(<SettingsPage />, {
      ...answers,
      'settings.saveSeries': ({ code, name }) =>
        ok({ id: 2, code, name, retention: null, level: 'general', version: 0 }),
    });
    await screen.findByRole('cell', { name: '客户档案' });
    await userEvent.click(table('类目').getByRole('button', { name: '新增类目' }));
    await userEvent.type(screen.getByRole('textbox', { name: /^代码/ }), 'gys');
    await userEvent.type(screen.getByRole('textbox', { name: /^名称/ }), '供应商档案');
    await userEvent.click(screen.getByRole('combobox', { name: '保管期限' }));
    await userEvent.click(await screen.findByText('定期'));
    expect(screen.getByRole('spinbutton', { name: '年数' })).toHaveValue('10');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(askedFor('settings.saveSeries')).toEqual([
        {
          id: null,
          version: 0,
          code: 'GYS',
          name: '供应商档案',
          retention: { kind: 'years', years: 10, asWritten: null },
          level: 'general',
        },
      ]),
    );
  });

  it('says that someone was faster, and keeps what was typed', async () => {
    await renderScreen(<SettingsPage />, {
      ...answers,
      'settings.saveDepartment': () => err({ code: 'stale', entity: 'department', id: '2' }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '修改 客户服务部' }));
    await userEvent.type(screen.getByRole('textbox', { name: /^部门名称/ }), '一科');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('这条记录刚被修改过');
    expect(screen.getByRole('textbox', { name: /^部门名称/ })).toHaveValue('客户服务部一科');
  });
});

describe('people', () => {
  it('lists them, finds them by name, and has no grave finding', async () => {
    const { askedFor } = await renderScreen(<Persons />, answers);
    expect(await screen.findByRole('row', { name: /K003 王芳/ })).toBeVisible();
    await expectAccessible();
    await userEvent.type(screen.getByRole('searchbox', { name: '查找人员' }), '无此人{Enter}');
    expect(await screen.findByText('没有符合的人员')).toBeVisible();
    expect(askedFor('persons.list').at(-1)).toMatchObject({ text: '无此人', after: null });
  });

  it('sorts them by any column, and takes them out in that order', async () => {
    const { askedFor } = await renderScreen(<Persons />, {
      ...answers,
      'shell.pickSave': ({ name }) => ok({ ticket: 'pick-1', name }),
      'exchange.export': () => ok({ rows: 1, items: 0 }),
    });
    expect(askedFor('persons.list')[0]).toMatchObject({ sort: 'name', descending: false });
    for (const [head, sort] of [
      ['工号', 'staffCode'],
      ['部门', 'department'],
      ['离职日期', 'leftOn'],
    ] as const) {
      await userEvent.click(await screen.findByRole('button', { name: head }));
      await waitFor(() => expect(askedFor('persons.list').at(-1)).toMatchObject({ sort, descending: false }));
    }
    await userEvent.click(screen.getByRole('button', { name: /^离职日期/ }));
    await waitFor(() => expect(askedFor('persons.list').at(-1)).toMatchObject({ sort: 'leftOn', descending: true }));
    await userEvent.click(screen.getByRole('button', { name: '导出' }));
    await userEvent.click(screen.getByRole('button', { name: 'CSV' }));
    await waitFor(() =>
      expect(askedFor('exchange.export')).toMatchObject([
        { list: { of: 'persons', text: '', sort: 'leftOn', descending: true } },
      ]),
    );
  });

  it('opens one by Enter and saves the day they left as it was typed', async () => {
    const { askedFor } = await renderScreen(<Persons />, { ...answers, 'persons.save': () => ok(wang) });
    await screen.findByRole('row', { name: /王芳/ });
    screen.getByRole('grid').focus();
    await userEvent.keyboard('{Enter}');
    await userEvent.type(await screen.findByRole('textbox', { name: '离职日期' }), '2026.3.2');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(askedFor('persons.save')).toEqual([
        {
          id: 7,
          version: 4,
          staffCode: 'K003',
          name: '王芳',
          departmentId: 2,
          organisation: null,
          identityPaper: null,
          phone: null,
          leftOn: '2026-03-02',
        },
      ]),
    );
  });

  it('refuses a day that is none', async () => {
    const { askedFor } = await renderScreen(<Persons />, answers);
    await userEvent.click(await screen.findByRole('button', { name: '新增人员' }));
    await userEvent.type(screen.getByRole('textbox', { name: /^姓名/ }), '赵敏');
    await userEvent.type(screen.getByRole('textbox', { name: '离职日期' }), '20260231');
    await userEvent.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: '离职日期' })).toHaveAccessibleDescription(
        '不是有效日期，例如 2026-03-02',
      ),
    );
    expect(askedFor('persons.save')).toEqual([]);
  });
});

it('says which program and which archive this is', async () => {
  await renderScreen(<About />, {
    'shell.state': () => ok({ language: 'zh-CN', archiveName: '档案库 2026', version: '0.1.0' }),
  });
  expect(await screen.findByText('0.1.0')).toBeVisible();
  expect(screen.getByText('HX01 恒信贸易有限公司')).toBeVisible();
  await userEvent.click(screen.getByText(/^本程序所用的第三方软件：\d+ 个$/));
  expect(screen.getByRole('rowheader', { name: '@signalapp/sqlcipher' })).toBeVisible();
  expect(screen.getAllByRole('row').length).toBeGreaterThan(100);
  await expectAccessible();
});
