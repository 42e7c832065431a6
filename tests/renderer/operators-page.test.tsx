// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { MyAccess } from '../../renderer/features/operators/MyAccess';
import { OperatorsPage } from '../../renderer/features/operators/OperatorsPage';
import { Unlock } from '../../renderer/features/operators/Unlock';
import type { OutputOf } from '../../shared/contract/index';
import { roles } from '../../shared/domain/permissions';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderLocked, renderScreen, settle } from './fake-client';

const PHRASE = '五只灰雁飞过旧砖窑';
const KEY = 'RK-QPMA3-GE3UG-YYN4V-6ACZS-WG6Q4-XJ8F7-RZAT5-HWCKP';
type List = OutputOf<'operators.list'>;
const one = (id: number, login: string, fullName: string, more: Partial<List['operators'][number]> = {}) => ({
  id,
  login,
  personId: id,
  fullName,
  staffCode: `K00${String(id)}`,
  roles: ['archivist' as const],
  clearance: 'secret' as const,
  since: '2026-01-05T02:00:00Z',
  lastSignIn: '2026-11-20T02:00:00Z',
  removedAt: null,
  failedAttempts: 0,
  lastFailed: null,
  version: 3,
  ...more,
});
const list: List = {
  operators: [
    one(1, 'liwen', '李文'),
    one(2, 'zhou', '周岚', {
      roles: ['manager'],
      failedAttempts: 4,
      lastFailed: '2026-11-22T20:11:00Z',
      lastSignIn: null,
    }),
    one(3, 'old', '何远', { removedAt: '2026-06-01T02:00:00Z' }),
  ],
  recovery: [{ id: 'a'.repeat(32), place: 1, since: '2026-01-05T02:00:00Z' }],
};
const answers: Answers = {
  'operators.list': () => ok(list),
  'settings.get': () => ok([]),
  'operators.checkPassphrase': () => ok({ acceptable: true, score: 4, advice: [] }),
  'persons.list': () => ok({ rows: [], next: null, total: 0 }),
};
const row = (name: RegExp) => screen.getByRole('row', { name });
const click = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
/** As from the clipboard: letter by letter says nothing more here and takes seconds. */
const type = async (label: string | RegExp, text: string) => {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.paste(text);
};

describe('the list of operators', () => {
  it('names everyone with powers, first and last day, wrong passphrases, and those removed; nothing grave', async () => {
    await renderScreen(<OperatorsPage />, answers);
    expect(await screen.findByRole('rowheader', { name: /李文/ })).toBeVisible();
    expect(row(/周岚/)).toHaveTextContent('客户服务部经理');
    expect(row(/周岚/)).toHaveTextContent(/尚未.*4 次，最近 /);
    expect(row(/何远/)).toHaveTextContent(/已于 .* 移除/);
    expect(within(row(/李文/)).queryByRole('button')).toBeNull();
    await expectAccessible();
  });

  it('is only read by who may not change it', async () => {
    await renderScreen(<OperatorsPage />, answers, { session: { roles: ['auditor'], operatorId: 9 } });
    expect(await screen.findByRole('rowheader', { name: /李文/ })).toBeVisible();
    expect(screen.queryByRole('button', { name: /移除|增加|更换/ })).toBeNull();
  });

  it('shows the table the gate goes by', async () => {
    await renderScreen(<OperatorsPage />, answers, { language: 'en' });
    const region = await screen.findByRole('table', { name: 'Roles and permissions' });
    const line = within(region).getByRole('row', { name: /^Register, change and file volumes/ });
    expect(
      within(line)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['yes', ...Array<string>(6).fill('—')]);
    expect(within(region).getAllByRole('columnheader')).toHaveLength(roles.length + 1);
  });

  it('says why it cannot be read', async () => {
    await renderScreen(<OperatorsPage />, { ...answers, 'operators.list': () => err({ code: 'vaultMissing' }) });
    expect(await screen.findByText('文件夹里没有密钥文件 vault.json。')).toBeVisible();
  });
});

describe('adding', () => {
  it('sends person, powers and the passphrase the newcomer typed twice', async () => {
    const { askedFor } = await renderScreen(<OperatorsPage />, { ...answers, 'operators.add': () => ok(list) });
    await click('增加操作人');
    await type(/^姓名/, '钱进');
    await type(/^工号/, 'K009');
    await type(/^登录名/, 'qian');
    await userEvent.click(screen.getByRole('combobox', { name: /^角色/ }));
    await userEvent.click(await screen.findByTitle('审计员'));
    await type(/^口令/, PHRASE);
    await type(/^再输入一次口令/, `${PHRASE}x`);
    await click('保存');
    expect(await screen.findByText('两次输入的口令不一致')).toBeVisible();
    expect(askedFor('operators.add')).toEqual([]);
    await userEvent.type(screen.getByLabelText(/^再输入一次口令/), '{Backspace}');
    await click('保存');
    await waitFor(() =>
      expect(askedFor('operators.add')).toEqual([
        {
          person: { kind: 'new', fullName: '钱进', staffCode: 'K009' },
          login: 'qian',
          roles: ['auditor'],
          clearance: 'general',
          passphrase: PHRASE,
        },
      ]),
    );
    expect(await screen.findByText('已增加操作人 qian')).toBeVisible();
  }, 120_000);

  it('has no grave finding', async () => {
    await renderScreen(<OperatorsPage />, answers);
    await click('增加操作人');
    await expectAccessible();
  });

  it('offers no clearance above one’s own', async () => {
    await renderScreen(<OperatorsPage />, answers);
    await click('增加操作人');
    await userEvent.click(screen.getByRole('combobox', { name: /^密级权限/ }));
    expect(await screen.findByTitle('秘密')).toBeVisible();
    expect(screen.queryByTitle('机密')).toBeNull();
  });
});

describe('removing', () => {
  it('goes on only with the login typed and a reason, shows how far it is, and answers', async () => {
    let finish = (): void => undefined;
    const { askedFor, progress } = await renderScreen(<OperatorsPage />, {
      ...answers,
      'operators.remove': () => new Promise((done) => (finish = () => done(ok({})))),
    });
    await click('移除 周岚');
    const dialog = await screen.findByRole('dialog', { name: '移除 周岚' });
    const ok1 = within(dialog).getByRole('button', { name: /移除并更换数据密钥/ });
    await userEvent.type(within(dialog).getByLabelText(/输入“zhou”以确认/), 'zhou');
    expect(ok1).toBeDisabled();
    await userEvent.type(within(dialog).getByLabelText(/^理由/), '调离');
    await expectAccessible();
    await userEvent.click(ok1);
    await progress({ job: 'operators.remove', step: 'check', done: 1, of: 3 });
    expect(await within(dialog).findByText('核对新库：1 / 3')).toBeVisible();
    await settle(finish);
    expect(await screen.findByText('已移除 周岚，数据密钥已更换')).toBeVisible();
    expect(askedFor('operators.remove')).toEqual([{ operatorId: 2, version: 3, loginTyped: 'zhou', reason: '调离' }]);
    expect(askedFor('desk.dropDraft')).toEqual([{ key: 'reason:operator:2' }]);
  });

  it('says what stands in the way and keeps the dialog', async () => {
    await renderScreen(<OperatorsPage />, {
      ...answers,
      'operators.remove': () => err({ code: 'ruleBroken', rule: 'lastArchivist', facts: {} }),
    });
    await click('移除 周岚');
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByLabelText(/^理由/), '调离');
    await userEvent.type(within(dialog).getByLabelText(/输入“zhou”以确认/), 'zhou');
    await userEvent.click(within(dialog).getByRole('button', { name: /移除并更换数据密钥/ }));
    expect(await within(dialog).findByText(/至少要留一位档案管理员/)).toBeVisible();
  });
});

const typeKey = async (text: string) => {
  await userEvent.click(screen.getByRole('textbox', { name: /^恢复密钥/ }));
  await userEvent.paste(text);
};
it('replaces a recovery key only once the new one was typed back', async () => {
  const { askedFor } = await renderScreen(<OperatorsPage />, {
    ...answers,
    'operators.prepareReissue': () => ok({ recoveryKey: KEY, vaultName: 'a1b2c3d4' }),
    'operators.checkRecoveryKey': ({ typed }) => ok({ matches: typed === KEY, wrongGroup: typed === KEY ? null : 3 }),
    'operators.issueRecovery': () => ok(list),
  });
  await click('更换第 1 份');
  expect(await screen.findByText('YYN4V')).toBeVisible();
  await expectAccessible();
  await click('已写在纸上，下一步');
  expect(screen.queryByText('YYN4V')).toBeNull();
  await typeKey(KEY.replace('YYN4V', 'YYN4Q'));
  await click('下一步');
  expect(await screen.findByText('第 3 组不对，请核对纸上的这一组')).toBeVisible();
  await userEvent.clear(screen.getByRole('textbox', { name: /^恢复密钥/ }));
  await typeKey(KEY);
  await click('下一步');
  expect(await screen.findByText('新的恢复密钥已生效')).toBeVisible();
  expect(askedFor('operators.issueRecovery')).toEqual([{ recoveryKeyTyped: KEY, replaces: 'a'.repeat(32) }]);
});

it('changes one’s own passphrase and says that older backups keep the old one', async () => {
  let current = 'wrong';
  const { askedFor } = await renderScreen(<MyAccess />, {
    ...answers,
    'operators.changePassphrase': () => (current === 'wrong' ? err({ code: 'wrongPassphrase' }) : ok({})),
  });
  expect(screen.getByText(/以前做的备份仍用旧口令打开/)).toBeVisible();
  await type(/^现在的口令/, 'old one');
  await type(/^新口令/, PHRASE);
  await type(/^再输入一次口令/, PHRASE);
  await expectAccessible();
  await click('保存');
  expect(await screen.findByText('口令不正确。')).toBeVisible();
  current = 'right';
  await click('保存');
  expect(await screen.findByText('口令已更改')).toBeVisible();
  expect(askedFor('operators.changePassphrase')).toContainEqual({ current: 'old one', passphrase: PHRASE });
  await waitFor(() => expect(screen.getByLabelText(/^新口令/)).toHaveValue(''));
});

it('gives access again from the unlock screen, naming a mistyped group or a key of another archive', async () => {
  let state: OutputOf<'operators.recover'> = { state: 'mistyped', group: 4 };
  await renderLocked(<Unlock logins={['liwen', 'zhou']} vaultName="HX01" />, {
    ...answers,
    'operators.recover': () => ok(state),
  });
  await click('忘记口令');
  expect(await screen.findByRole('heading', { name: '用恢复密钥重新发给口令' })).toBeVisible();
  await expectAccessible();
  await type(/^恢复密钥/, KEY);
  await type(/^新口令/, PHRASE);
  await type(/^再输入一次口令/, PHRASE);
  await click('重新发给口令');
  expect(await screen.findByText('第 4 组不对，请核对纸上的这一组')).toBeVisible();
  state = { state: 'otherKey' };
  await click('重新发给口令');
  expect(await screen.findByText(/不是本档案库现在的/)).toBeVisible();
  state = { state: 'done' };
  await click('重新发给口令');
  expect(await screen.findByText('已为 liwen 设好新口令，请用它解锁。')).toBeVisible();
  expect(screen.getByRole('heading', { name: '解锁档案库' })).toBeVisible();
});
