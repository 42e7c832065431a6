// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import {
  errorReasons,
  importFields,
  importKinds,
  refusalReasons,
  undoBlocks,
  warningReasons,
} from '../../shared/domain/import-fields';
import type { AppError } from '../../shared/errors';
import { words } from '../../shared/i18n/index';
import { err, ok, type Result } from '../../shared/result';
import { ImportPage } from '../../renderer/features/exchange/ImportPage';
import { LeaveGuard } from '../../renderer/lib/use-leave-guard';
import { batch, csvStage, lists, stage, summary } from './exchange-facts';
import { type Answers, renderScreen } from './fake-client';

const engine: Answers = {
  'settings.lists': () => ok(lists),
  'exchange.batches': () => ok([]),
  'exchange.discard': () => ok({}),
  'shell.pickFile': () => ok({ ticket: 'pick-2', name: csvStage.fileName, bytes: 88_125 }),
  'exchange.stage': () => ok(csvStage),
  'exchange.check': () => ok({ ...summary, stage: csvStage.stage }),
  'exchange.issues': () => ok({ rows: [], next: null, total: 0 }),
};
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('reads a text file again in the encoding the person says, and lets the first reading go', async () => {
  const { askedFor } = await renderScreen(<ImportPage />, {
    ...engine,
    'exchange.stage': ({ encoding }) =>
      ok(encoding === 'utf-8' ? { ...csvStage, stage: 'stage0003', encoding: 'utf-8' } : csvStage),
  });
  await press('选择台账文件');
  await userEvent.click(await screen.findByRole('combobox', { name: '文字编码' }));
  await userEvent.click(screen.getByTitle('UTF-8'));
  expect(await screen.findByText('已按 UTF-8 重新读取')).toBeVisible();
  expect(askedFor('exchange.stage')).toEqual([
    { file: 'pick-2', encoding: null },
    { file: 'pick-2', encoding: 'utf-8' },
  ]);
  expect(askedFor('exchange.discard')).toEqual([{ stage: 'stage0002' }]);
});

it('warns of a file that was taken in before, and says where that was undone', async () => {
  let undone = false;
  await renderScreen(<ImportPage />, {
    ...engine,
    'exchange.stage': () => ok({ ...csvStage, takenBefore: { batchId: 2, at: '2026-10-01T02:00:00.000Z', undone } }),
  });
  await press('选择台账文件');
  expect(await screen.findByText(/同一个文件已在 2026-10-01 .* 导入过（第 2 批），不能再导入一次/)).toBeVisible();
  await press('核对每一行');
  expect(await screen.findByRole('button', { name: '导入 12,594 行' })).toBeDisabled();
  await press('回去改对应');
  undone = true;
  await press('换一个文件');
  expect(await screen.findByText(/后来已撤销/)).toBeVisible();
});

it('shows how far the check is and stops it when asked, with nothing written', async () => {
  let answer: (result: Result<never, AppError>) => void = () => undefined;
  const { askedFor, progress } = await renderScreen(<ImportPage />, {
    ...engine,
    'exchange.check': () => new Promise((resolve) => (answer = resolve)),
    'shell.cancel': () => ok({}),
  });
  await press('选择台账文件');
  await press('核对每一行');
  await progress({ job: 'check-1', step: 'check', done: 400, of: 802 });
  expect(screen.getByRole('progressbar', { name: '正在核对：400 / 802' })).toBeVisible();
  expect(screen.getByRole('button', { name: '核对每一行' })).toBeDisabled();
  await press('中止');
  expect(askedFor('shell.cancel')).toEqual([{ job: 'check-1' }]);
  await act(async () => answer(err({ code: 'cancelled' })));
  expect(screen.getByText('已中止，没有写入任何内容')).toBeVisible();
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByRole('button', { name: '核对每一行' })).toBeEnabled();
});

it('keeps the check on the screen when the commit fails', async () => {
  await renderScreen(<ImportPage />, { ...engine, 'exchange.commit': () => err({ code: 'diskFull' }) });
  await press('选择台账文件');
  await press('核对每一行');
  await press('导入 12,594 行');
  expect(await screen.findByRole('alert')).toHaveTextContent('磁盘已满，这一次没有保存。');
  expect(screen.getByRole('button', { name: '导入 12,594 行' })).toBeEnabled();
});

it('does not commit what holds no good row', async () => {
  await renderScreen(<ImportPage />, {
    ...engine,
    'exchange.check': () => ok({ ...summary, rows: 58, warnedRows: 0 }),
  });
  await press('选择台账文件');
  await press('核对每一行');
  expect(await screen.findByText(/58 行都不能导入/)).toBeVisible();
  expect(screen.getByRole('button', { name: '没有可导入的行' })).toBeDisabled();
});

it('asks before a half-done import is left, and lets the file go', async () => {
  const { askedFor, unmount } = await renderScreen(
    <LeaveGuard>
      <ImportPage />
    </LeaveGuard>,
    engine,
    { at: '#/exchange' },
  );
  await press('选择台账文件');
  await screen.findByRole('table', { name: '旧台账：字段与列' });
  await act(async () => {
    window.location.hash = '#/desk';
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  const dialog = screen.getByRole('dialog', { name: '放弃这次导入？' });
  expect(dialog).toHaveTextContent('还没有写入任何内容');
  await userEvent.click(within(dialog).getByRole('button', { name: '继续导入' }));
  expect(window.location.hash).toBe('#/exchange');
  expect(askedFor('exchange.discard')).toEqual([]);
  unmount();
  expect(askedFor('exchange.discard')).toEqual([{ stage: 'stage0002' }]);
});

it('says that nothing happened when no file was chosen', async () => {
  await renderScreen(<ImportPage />, { ...engine, 'shell.pickFile': () => ok(null) }, { language: 'en' });
  await press('Choose a ledger');
  expect(await screen.findByText('No file was chosen; nothing has changed')).toBeVisible();
});

it('says in words why a batch cannot be undone', async () => {
  await renderScreen(
    <ImportPage />,
    {
      ...engine,
      'exchange.batches': () =>
        ok([
          { ...batch, undoBlocked: 'formsIssued' },
          { ...batch, id: 2, undoBlocked: 'newerReason' },
        ]),
    },
    { language: 'en' },
  );
  expect(await screen.findByText('Forms were issued for some of its volumes, so their codes are spent')).toBeVisible();
  expect(screen.getByText('Cannot be undone now (newerReason)')).toBeVisible();
  expect(screen.queryByRole('button', { name: /Undo/ })).toBeNull();
});

it('keeps the undo dialog open with the reason when the engine refuses', async () => {
  await renderScreen(
    <ImportPage />,
    { ...engine, 'exchange.batches': () => ok([batch]), 'exchange.undo': () => err({ code: 'busy' }) },
    { language: 'en' },
  );
  await press('Undo the import 客户档案台账.xlsx');
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.type(dialog.getByRole('textbox', { name: /Reason/ }), 'wrong file');
  await userEvent.type(dialog.getByRole('textbox', { name: /Type/ }), 'undo');
  await userEvent.click(dialog.getByRole('button', { name: 'Undo the import' }));
  expect(await dialog.findByRole('alert')).toBeVisible();
  expect(dialog.getByRole('textbox', { name: /Reason/ })).toHaveValue('wrong file');
});

it('has words in both languages for every field, finding, refusal and undo block', () => {
  for (const { issue, refusal, exchange } of Object.values(words)) {
    expect(Object.keys(issue)).toEqual(expect.arrayContaining([...errorReasons, ...warningReasons]));
    expect(Object.keys(refusal)).toEqual(expect.arrayContaining([...refusalReasons]));
    expect(Object.keys(exchange.undo)).toEqual([...undoBlocks]);
    for (const kind of importKinds)
      expect(Object.keys(exchange.field[kind]).sort()).toEqual(
        [...importFields[kind].required, ...importFields[kind].optional].sort(),
      );
  }
  expect(stage.fields.volumes[0]).toEqual({ field: 'number', required: true });
});
