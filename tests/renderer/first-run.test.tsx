// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { FirstRun } from '../../renderer/features/operators/FirstRun';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderLocked } from './fake-client';
import { sessionOf } from './session';

const KEY = 'RK-QPMA3-GE3UG-YYN4V-6ACZS-WG6Q4-XJ8F7-RZAT5-HWCKP';
const PASSPHRASE = '五只灰雁飞过旧砖窑的雨天';
const answers: Answers = {
  'shell.pickFolder': () => ok({ ticket: 'f-1', name: '档案库 2026' }),
  'operators.checkPassphrase': ({ passphrase }) =>
    ok(
      passphrase === PASSPHRASE
        ? { acceptable: true, score: 4, advice: [] }
        : { acceptable: false, score: 1, advice: ['tooShort', 'commonWords'] },
    ),
  'operators.prepareRecovery': () => ok({ recoveryKey: KEY, vaultName: 'HX01-A7' }),
  'operators.emergencySheet': () => ok({ token: 'a'.repeat(32) }),
  'shell.openPreview': () => ok({}),
  'operators.checkRecoveryKey': ({ typed }) =>
    ok(typed === KEY ? { matches: true, wrongGroup: null } : { matches: false, wrongGroup: 5 }),
  'operators.setUp': () => ok(sessionOf()),
};
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const fill = async (name: RegExp, text: string) => userEvent.type(await screen.findByLabelText(name), text);

async function throughFonds() {
  await press('新建');
  await fill(/^全宗号/, 'hx01');
  await fill(/^全宗名称/, '恒信贸易有限公司');
  await press('选择文件夹');
  await press('下一步');
}
async function throughLevels() {
  await press('全部为一般');
  await press('下一步');
}
async function throughOperator(passphrase = PASSPHRASE) {
  await fill(/^姓名/, '李文');
  await fill(/^工号/, 'A007');
  await fill(/^登录名/, 'LiWen');
  await fill(/^口令/, passphrase);
  await fill(/^再输入一次口令/, passphrase);
  await press('下一步');
}

it('asks every question, and creates the archive only at the end with all the answers', async () => {
  const { askedFor, asked } = await renderLocked(<FirstRun />, answers);
  await throughFonds();
  expect(screen.getByRole('heading', { name: '哪些文件类型默认定密' })).toBeVisible();
  await expectAccessible();
  await throughLevels();
  await expectAccessible();
  await throughOperator();

  const groups = await screen.findByRole('list', { name: '恢复密钥' });
  expect(
    within(groups)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(
    KEY.slice(3)
      .split('-')
      .map((group, index) => `${index + 1}${group}`),
  );
  await expectAccessible();
  await press('打印应急卡');
  expect(askedFor('shell.openPreview')).toEqual([{ token: 'a'.repeat(32), title: '应急卡' }]);
  await press('已写在纸上，下一步');
  expect(screen.queryByText('QPMA3')).toBeNull();
  await fill(/^恢复密钥/, KEY.replace('WG6Q4', 'WG6Q5'));
  await press('下一步');
  expect(await screen.findByLabelText(/^恢复密钥/)).toHaveAccessibleDescription(/第 5 组不对/);
  await userEvent.clear(screen.getByLabelText(/^恢复密钥/));
  await fill(/^恢复密钥/, KEY);
  await press('下一步');

  expect(asked.some(({ name }) => name === 'operators.setUp')).toBe(false);
  await press('建立档案库');
  expect(askedFor('operators.setUp')).toEqual([
    {
      folder: 'f-1',
      fondsNumber: 'HX01',
      fondsName: '恒信贸易有限公司',
      language: 'zh-CN',
      recoveryKeyTyped: KEY,
      typeLevels: {
        BASIC: 'general',
        CREDIT: 'general',
        CONTRACT: 'general',
        RATING: 'general',
        SALES: 'general',
        ANALYSIS: 'general',
      },
      operator: {
        login: 'liwen',
        fullName: '李文',
        staffCode: 'A007',
        roles: ['archivist'],
        clearance: 'topSecret',
        passphrase: PASSPHRASE,
      },
    },
  ]);
  expect(askedFor('operators.prepareRecovery')).toHaveLength(1);
});

it('does not go on while one document type has no level, and says what the literal reading would stop', async () => {
  await renderLocked(<FirstRun />, answers);
  await throughFonds();
  expect(screen.getByText(/任何一卷都不能外借/)).toBeVisible();
  expect(screen.getByRole('button', { name: '下一步' })).toBeDisabled();
  for (const name of [
    '客户基本资料表: 一般',
    '客户信用评估报告: 机密',
    '客户销售合同及复印件: 秘密',
    '客户资质评鉴表: 一般',
    '客户销售统计表: 一般',
  ])
    await userEvent.click(screen.getByRole('radio', { name }));
  expect(screen.getByRole('status')).toHaveTextContent('还有 1 种没有选');
  expect(screen.getByRole('button', { name: '下一步' })).toBeDisabled();
  await userEvent.click(screen.getByRole('radio', { name: '客户信息分析报告: 一般' }));
  expect(screen.getByRole('button', { name: '下一步' })).toBeEnabled();
  await press('照第六条字面');
  expect(screen.getByRole('radio', { name: '客户销售合同及复印件: 秘密' })).toBeChecked();
  expect(screen.getByRole('radio', { name: '客户信息分析报告: 机密' })).toBeChecked();
  expect(screen.getByRole('status')).toHaveTextContent('都不能外借');
});

it('wants a folder, a number of the right shape and a name', async () => {
  await renderLocked(<FirstRun />, answers);
  await press('新建');
  await fill(/^全宗号/, '恒信');
  await press('下一步');
  expect(await screen.findByLabelText(/^全宗号/)).toHaveAccessibleDescription(/全宗号为 1 至 12 个字母或数字/);
  expect(screen.getByLabelText(/^全宗名称/)).toHaveAccessibleDescription(/此栏必填/);
  expect(screen.getByText('请作出选择')).toBeVisible();
});

it('names what is wrong with the folder', async () => {
  await renderLocked(<FirstRun />, { ...answers, 'shell.pickFolder': () => err({ code: 'folderNotEmpty' }) });
  await press('新建');
  await press('选择文件夹');
  expect(await screen.findByText('所选文件夹里已有文件，不能在此新建档案库。')).toBeVisible();
});

it('refuses a weak passphrase and one that was typed differently the second time', async () => {
  await renderLocked(<FirstRun />, answers);
  await throughFonds();
  await throughLevels();
  await fill(/^口令/, '123456');
  expect(await screen.findByText('太容易被猜到')).toBeVisible();
  expect(screen.getByText('再长一些：至少 12 个字符，或五个以上的词')).toBeVisible();
  await fill(/^再输入一次口令/, '1234567');
  await fill(/^姓名/, '李文');
  await fill(/^工号/, 'A007');
  await fill(/^登录名/, 'liwen');
  await press('下一步');
  expect(await screen.findByLabelText(/^再输入一次口令/)).toHaveAccessibleDescription('两次输入的口令不一致');
  await userEvent.type(screen.getByLabelText(/^再输入一次口令/), '{Backspace}');
  await press('下一步');
  expect(await screen.findByLabelText(/^口令 /)).toHaveAccessibleDescription(/口令强度不够/);
  expect(screen.getByRole('heading', { name: '第一位操作人' })).toBeVisible();
});

it('says why the archive could not be created and keeps the answers', async () => {
  await renderLocked(<FirstRun />, { ...answers, 'operators.setUp': () => err({ code: 'diskFull', needed: 32 }) });
  await throughFonds();
  await throughLevels();
  await throughOperator();
  await press('已写在纸上，下一步');
  await fill(/^恢复密钥/, KEY);
  await press('下一步');
  await press('建立档案库');
  expect(await screen.findByText('磁盘已满，这一次没有保存。')).toBeVisible();
  expect(screen.getByText('恒信贸易有限公司')).toBeVisible();
});
