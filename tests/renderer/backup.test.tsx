// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { BackupPage } from '../../renderer/features/backup/BackupPage';
import { Rescue } from '../../renderer/features/backup/Rescue';
import { BackupLines } from '../../renderer/features/desk/BackupLines';
import { BackupLight } from '../../renderer/frame/BackupLight';
import { OpeningNotices } from '../../renderer/frame/OpeningNotices';
import type { Backup, BackupPlace } from '../../shared/contract/backup';
import type { OutputOf } from '../../shared/contract/index';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { type Answers, renderLocked, renderScreen } from './fake-client';

const backup: Backup = {
  name: '20261120T020000Z',
  madeAt: '2026-11-20T02:00:00Z',
  reason: 'due',
  entries: 1204,
  volumes: 310,
  bytes: 12_345_678,
  appVersion: '0.1.0',
  state: 'sealed',
  lost: 0,
};
const own: BackupPlace = {
  id: null,
  name: '档案库/backups',
  connected: true,
  lastAt: backup.madeAt,
  days: 3,
  light: 'green',
  fault: null,
  backups: [backup],
};
const stick: BackupPlace = {
  id: 2,
  name: 'KINGSTON/归藏备份',
  connected: false,
  lastAt: '2026-10-01T02:00:00Z',
  days: 53,
  light: 'red',
  fault: { reason: 'diskFull', at: '2026-11-01T02:00:00Z' },
  backups: [],
};
const examined: OutputOf<'backup.examine'> = {
  backup,
  numbers: [],
  witnessed: true,
  later: 5,
  returning: ['zhaomin'],
  lost: [],
};
const answers: Answers = {
  'backup.places': () => ok([own, stick]),
  'backup.make': () => ok(backup),
  'backup.test': () => ok({ entries: 1204, rows: 20_345, compared: 20, changedSince: 1 }),
  'backup.examine': () => ok(examined),
  'backup.restore': () => ok({ setAside: true }),
  'shell.lock': () => ok({}),
  'shell.pickFolder': () => ok({ ticket: 't-1', name: '归藏备份' }),
  'backup.addPlace': () => ok({ ...stick, connected: true }),
  'backup.removePlace': () => ok({}),
};

describe('the page of backups', () => {
  it('shows each place with its age, what failed and what lies there, and has no grave finding', async () => {
    await renderScreen(<BackupPage />, answers);
    const first = await screen.findByRole('region', { name: '档案文件夹内' });
    expect(within(first).getByRole('row', { name: /2026-11-20.*定时.*1,204.*310.*12\.3 MB.*完整/ })).toBeVisible();
    const second = screen.getByRole('region', { name: 'KINGSTON/归藏备份' });
    expect(within(first).getByText('3 天前备份')).toBeVisible();
    expect(within(second).getByText('53 天前备份')).toBeVisible();
    expect(within(second).getByText('太久没有备份')).toBeVisible();
    expect(within(second).getByText('没有连接')).toBeVisible();
    expect(within(second).getByText(/磁盘已满/)).toBeVisible();
    expect(within(second).getByRole('button', { name: '立即备份到：KINGSTON/归藏备份' })).toBeDisabled();
    await expectAccessible();
  });

  it('makes one now, with progress and a way to stop it, and says what came of it', async () => {
    let finish: () => void = () => undefined;
    const { askedFor, progress } = await renderScreen(<BackupPage />, {
      ...answers,
      'shell.cancel': () => ok({}),
      'backup.make': () =>
        new Promise((done) => {
          finish = () => {
            done(ok(backup));
          };
        }),
    });
    await userEvent.click(await screen.findByRole('button', { name: '立即备份到：档案库/backups' }));
    await progress({ job: 'backup.make', step: 'check', done: 1, of: 5 });
    expect(screen.getByText(/核验/, { selector: '.figures' })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /中止|取消/ }));
    expect(askedFor('shell.cancel')).toEqual([{ job: 'backup.make' }]);
    finish();
    expect(await screen.findByText('备份已做成并核验：日志到第 1,204 条')).toBeVisible();
    expect(askedFor('backup.make')).toEqual([{ place: null }]);
  });

  it('says in whole sentences why none was made', async () => {
    await renderScreen(
      <BackupPage />,
      { ...answers, 'backup.make': () => err({ code: 'backupFailed', reason: 'diskFull', facts: { needed: '45' } }) },
      { language: 'en' },
    );
    await userEvent.click(await screen.findByRole('button', { name: /^Back up now to: 档案库/ }));
    const notice = await screen.findByRole('alert');
    expect(notice).toHaveTextContent('The disk is full; the copy needs 45 MB of free space.');
    expect(notice).toHaveTextContent('an unverified copy never counts as a backup');
  });

  it('tries a restore and says what was compared', async () => {
    const { askedFor } = await renderScreen(<BackupPage />, answers);
    await userEvent.click(await screen.findByRole('button', { name: /^试恢复 2026-11-20/ }));
    expect(await screen.findByText(/20,345 行、日志 1,204 条相符，抽查 20 条记录，其中 1 条/)).toBeVisible();
    expect(askedFor('backup.test')).toEqual([{ source: { at: 'own', name: backup.name } }]);
  });

  it('adds a place and takes one away after a question', async () => {
    const { askedFor } = await renderScreen(<BackupPage />, answers);
    await userEvent.click(await screen.findByRole('button', { name: '增加位置' }));
    expect(await screen.findByText('已增加备份位置：KINGSTON/归藏备份')).toBeVisible();
    expect(askedFor('backup.addPlace')).toEqual([{ folder: 't-1' }]);
    await userEvent.click(screen.getByRole('button', { name: '移除位置：KINGSTON/归藏备份' }));
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: '移除位置' }));
    await waitFor(() => expect(askedFor('backup.removePlace')).toEqual([{ id: 2 }]));
  });

  it('restores only after it was proven and the word was typed, and locks', async () => {
    const { askedFor } = await renderScreen(<BackupPage />, answers);
    await userEvent.click(await screen.findByRole('button', { name: /^恢复 2026-11-20/ }));
    await userEvent.click(await screen.findByRole('button', { name: '核验这份备份' }));
    expect(await screen.findByText('备份之后的 5 条日志将不在恢复后的档案库里。')).toBeVisible();
    expect(screen.getByText(/恢复后又能登录：zhaomin/)).toBeVisible();
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '恢复' }));
    const dialog = await screen.findByRole('dialog');
    const go = within(dialog).getByRole('button', { name: '恢复' });
    expect(go).toBeDisabled();
    await userEvent.type(within(dialog).getByRole('textbox'), '恢复');
    await userEvent.click(go);
    await waitFor(() => expect(askedFor('shell.lock')).toHaveLength(1));
    expect(askedFor('backup.restore')).toEqual([
      { source: { at: 'own', name: backup.name }, access: { by: 'present' }, into: null, numbers: [] },
    ]);
  });
});

describe('where an archive does not open', () => {
  const look: OutputOf<'backup.look'> = {
    vaultName: 'HX01',
    backups: [{ source: { at: 'own', name: backup.name }, backup, logins: ['liwen'] }],
  };
  it('brings back a backup with the passphrase of that day, and asks for the numbers on paper where no witness tells', async () => {
    const { askedFor } = await renderLocked(<Rescue storeDamaged={false} />, {
      ...answers,
      'backup.look': () => ok(look),
      'backup.examine': () =>
        ok({
          ...examined,
          witnessed: false,
          later: null,
          returning: [],
          numbers: [{ series: 'JY-2026', last: 12, known: null }],
        }),
    });
    await userEvent.click(screen.getByRole('button', { name: '从备份恢复' }));
    await userEvent.click(await screen.findByRole('button', { name: /^用 2026-11-20/ }));
    await userEvent.type(screen.getByLabelText(/^那天的口令/), '五只灰雁飞过旧砖窑');
    await userEvent.click(screen.getByRole('button', { name: '核验这份备份' }));
    const last = await screen.findByRole('spinbutton', { name: /JY-2026 纸上最后一号/ });
    await userEvent.clear(last);
    await userEvent.type(last, '37');
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '恢复' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), '恢复');
    await userEvent.click(within(dialog).getByRole('button', { name: '恢复' }));
    await waitFor(() => expect(askedFor('backup.restore')).toHaveLength(1));
    expect(askedFor('backup.restore')).toMatchObject([
      { access: { by: 'passphrase', login: 'liwen' }, numbers: [{ series: 'JY-2026', last: 37 }] },
    ]);
  });

  it('says that there is no backup, and looks elsewhere', async () => {
    const { askedFor } = await renderLocked(
      <Rescue storeDamaged={false} into />,
      {
        ...answers,
        'backup.look': ({ folder }) =>
          ok(folder === undefined || folder === null ? { vaultName: null, backups: [] } : look),
      },
      { language: 'en' },
    );
    await userEvent.click(screen.getByRole('button', { name: 'Restore from a backup' }));
    await userEvent.click(screen.getByRole('button', { name: 'Choose a backup folder elsewhere' }));
    await userEvent.click(await screen.findByRole('button', { name: /^Use the backup of 2026-11-20/ }));
    expect(askedFor('backup.look')).toEqual([{ folder: 't-1' }]);
    expect(screen.getByText(/not chosen yet/)).toBeVisible();
    expect(screen.getByRole('button', { name: 'Verify this backup' })).toBeDisabled();
  });

  it('salvages a damaged store, lists what is lost, and goes on with the rest', async () => {
    const { askedFor } = await renderLocked(<Rescue storeDamaged />, {
      ...answers,
      'backup.salvage': () =>
        ok({
          name: backup.name,
          rows: 4967,
          lost: [
            { table: 'item', from: 31, to: 63 },
            { table: 'setting', from: null, to: null },
          ],
        }),
    });
    await userEvent.click(screen.getByRole('button', { name: '开始抢救' }));
    expect(await screen.findByText('读出 4,967 行，已写入新文件并核验。')).toBeVisible();
    expect(screen.getByText('卷内文件：第 31 至 63 行')).toBeVisible();
    expect(screen.getByText('其他登记：一部分')).toBeVisible();
    await expectAccessible();
    await userEvent.click(screen.getByRole('button', { name: '用抢救所得继续' }));
    await userEvent.click(await screen.findByRole('button', { name: '核验这份备份' }));
    await waitFor(() =>
      expect(askedFor('backup.examine')).toMatchObject([
        { source: { at: 'salvaged', name: backup.name }, access: { by: 'present' } },
      ]),
    );
  });
});

describe('an alarm at opening', () => {
  const warnings = [{ code: 'entriesMissing' as const, from: 96, to: 100 }];
  it('names the missing entries and stands until a reason was given', async () => {
    const { askedFor } = await renderScreen(
      <OpeningNotices />,
      { 'witness.acknowledge': () => ok({}) },
      { session: { warnings } },
    );
    expect(screen.getByText(/日志第 96 至 100 条不见了/)).toBeVisible();
    expect(screen.queryByRole('button', { name: '知道了' })).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: '写明理由并确认' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), '停电');
    await userEvent.click(within(dialog).getByRole('button', { name: '写明理由并确认' }));
    await waitFor(() => expect(askedFor('witness.acknowledge')).toEqual([{ reason: '停电' }]));
    await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: 'reason:witness' }]));
  });
  it('says whose it is to answer', async () => {
    await renderScreen(<OpeningNotices />, {}, { session: { warnings, roles: ['supervisor'] }, language: 'en' });
    expect(
      screen.getByText('The archivist or the manager must confirm it before anything can be saved.'),
    ).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});

it('the light says how old the last backup is, and leads to the page for whoever keeps them', async () => {
  const red: Answers = {
    'backup.state': () =>
      ok({ lastAt: null, days: null, light: 'red', elsewhere: false, faults: [], trialDays: null, trialDue: false }),
  };
  const first = await renderScreen(<BackupLight />, red);
  expect(await screen.findByRole('link', { name: '还没有备份' })).toHaveAttribute('href', '#/backup');
  first.unmount();
  await renderScreen(<BackupLight />, red, { session: { roles: ['auditor'] } });
  expect(await screen.findByText('还没有备份')).toBeVisible();
  expect(screen.queryByRole('link')).toBeNull();
});

it('the desk names a failed, an old, a lonely and an untried backup, and nothing when all is well', async () => {
  const bad: Answers = {
    'backup.state': () =>
      ok({
        lastAt: backup.madeAt,
        days: 40,
        light: 'red',
        elsewhere: false,
        faults: [{ place: 'KINGSTON', reason: 'diskFull', at: backup.madeAt }],
        trialDays: 91,
        trialDue: true,
      }),
  };
  const first = await renderScreen(<BackupLines />, bad);
  for (const line of [
    '备份没有做成（KINGSTON）：磁盘已满。',
    '距上次备份已 40 天',
    '备份都在同一块磁盘上',
    '该试一次恢复了',
  ])
    expect(await screen.findByText(line)).toBeVisible();
  first.unmount();
  await renderScreen(<BackupLines />, {});
  expect(screen.queryByRole('region')).toBeNull();
});
