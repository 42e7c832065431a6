// @vitest-environment jsdom
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { App } from '../../renderer/App';
import { Broken } from '../../renderer/features/operators/Broken';
import { Unlock } from '../../renderer/features/operators/Unlock';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { renderLocked, settle } from './fake-client';
import { sessionOf } from './session';

const unlock = <Unlock logins={['liwen', 'zhaomin']} vaultName="HX01-A7" />;
const typePassphrase = async (text = '五只灰雁飞过旧砖窑') => {
  await userEvent.type(screen.getByLabelText(/^口令/), text);
  await userEvent.click(screen.getByRole('button', { name: '解锁' }));
};

describe('unlock', () => {
  afterEach(() => vi.useRealTimers());

  it('sends who and the passphrase, and has no grave finding', async () => {
    const { askedFor } = await renderLocked(unlock, { 'operators.unlock': () => ok(sessionOf()) });
    expect(screen.getByRole('heading', { name: '解锁档案库' })).toBeVisible();
    expect(await screen.findByText('档案库 2026（库号 HX01-A7）')).toBeVisible();
    expect(screen.getByLabelText(/^口令/)).toHaveFocus();
    await expectAccessible();
    await typePassphrase();
    expect(askedFor('operators.unlock')).toEqual([{ login: 'liwen', passphrase: '五只灰雁飞过旧砖窑' }]);
  });

  it('asks for the passphrase and sends nothing without it', async () => {
    const { askedFor } = await renderLocked(unlock, {}, { language: 'en' });
    await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(await screen.findByLabelText(/^Passphrase/)).toHaveAccessibleDescription('This field is required');
    expect(askedFor('operators.unlock')).toEqual([]);
  });

  it('says that the passphrase was wrong and empties it', async () => {
    await renderLocked(unlock, { 'operators.unlock': () => err({ code: 'wrongPassphrase' }) });
    await typePassphrase();
    const notice = await screen.findByRole('alert');
    expect(within(notice).getByText('口令不正确。')).toBeVisible();
    expect(within(notice).getByText('请检查大写锁定和输入法后重新输入。')).toBeVisible();
    await waitFor(() => expect(screen.getByLabelText(/^口令/)).toHaveValue(''));
  });

  it('counts a wait down and lets nobody try before it is over', async () => {
    await renderLocked(unlock, { 'operators.unlock': () => err({ code: 'throttled', seconds: 3 }) });
    vi.useFakeTimers({ shouldAdvanceTime: true, toFake: ['Date', 'setInterval', 'clearInterval'] });
    await typePassphrase();
    expect(await screen.findByText('连续输错，请等 3 秒。')).toBeVisible();
    expect(screen.getByRole('button', { name: '解锁' })).toBeDisabled();
    await settle(() => void vi.advanceTimersByTime(1200));
    expect(screen.getByText('连续输错，请等 2 秒。')).toBeVisible();
    await settle(() => void vi.advanceTimersByTime(2200));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('button', { name: '解锁' })).toBeEnabled();
  });

  it.each([
    [{ code: 'storeDamaged', page: 61 } as const, '登记文件有一部分读不出（第 61 页）。'],
    [{ code: 'storeDamaged', page: null } as const, '登记文件已损坏，读不出来。'],
    [{ code: 'storeFromLater', found: 9, known: 1 } as const, '登记文件来自更新的程序版本（9，本程序只认识到 1）。'],
    [{ code: 'diskFull', needed: 32 } as const, '磁盘已满，这一次没有保存。'],
  ])('tells %o apart', async (error, sentence) => {
    await renderLocked(unlock, { 'operators.unlock': () => err(error) });
    await typePassphrase();
    expect(await screen.findByText(sentence)).toBeVisible();
  });

  it('notices Caps Lock', async () => {
    await renderLocked(unlock, {});
    const field = screen.getByLabelText(/^口令/);
    const press = new KeyboardEvent('keydown', { key: 'A', bubbles: true, modifierCapsLock: true });
    act(() => void field.dispatchEvent(press));
    expect(field).toHaveAccessibleDescription('大写锁定已打开');
  });

  it('opens another folder on request, and names what is wrong with it', async () => {
    const { askedFor } = await renderLocked(unlock, {
      'shell.pickFolder': () => ok({ ticket: 't-1', name: '档案库' }),
      'shell.openArchive': () => err({ code: 'vaultMissing' }),
    });
    await userEvent.click(screen.getByRole('button', { name: '打开其他档案库' }));
    expect(await screen.findByText('文件夹里没有密钥文件 vault.json。')).toBeVisible();
    expect(askedFor('shell.openArchive')).toEqual([{ ticket: 't-1' }]);
  });
});

it('says why an archive is not open, what is safe and what to do, and tries again on request', async () => {
  const { askedFor } = await renderLocked(
    <Broken error={{ code: 'openElsewhere' }} />,
    { 'shell.lock': () => ok({}) },
    { language: 'en' },
  );
  const notice = screen.getByRole('alert');
  expect(notice).toHaveTextContent(
    'This archive is open in another window or for another user.Nothing was changed.Close it there first, then open it here again.',
  );
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(askedFor('shell.lock')).toHaveLength(1);
});

it('follows the state of the archive: none, locked, broken', async () => {
  let state: 'none' | 'locked' | 'broken' = 'none';
  const { change } = await renderLocked(<App />, {
    'operators.status': () =>
      ok(
        state === 'none'
          ? { state }
          : state === 'locked'
            ? { state, logins: ['liwen'], vaultName: 'HX01-A7' }
            : { state, error: { code: 'folderMissing' } },
      ),
  });
  expect(await screen.findByRole('heading', { name: '这台电脑上还没有档案库' })).toBeVisible();
  await expectAccessible();
  state = 'locked';
  await change('session');
  expect(screen.getByRole('heading', { name: '解锁档案库' })).toBeVisible();
  state = 'broken';
  await change('session');
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('找不到档案文件夹。'));
});

it('turns to the other language at once and lets the machine remember it', async () => {
  const { askedFor } = await renderLocked(unlock, { 'shell.setLanguage': () => ok({}) });
  await userEvent.click(screen.getByRole('button', { name: 'English' }));
  expect(await screen.findByRole('heading', { name: 'Unlock the archive' })).toBeVisible();
  expect(document.documentElement.lang).toBe('en');
  expect(askedFor('shell.setLanguage')).toEqual([{ language: 'en' }]);
});
