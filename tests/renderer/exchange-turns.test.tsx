// @vitest-environment jsdom
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
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
import { type Answers, renderScreen, settle } from './fake-client';

const engine: Answers = {
  'settings.lists': () => ok(lists),
  'exchange.batches': () => ok([]),
  'exchange.discard': () => ok({}),
  // Chosen for the ledger before this one.
  'desk.views': () => ok({ 'exchange.defaults': { formingDepartmentId: 1, seriesId: 1, binding: 'bound' } }),
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
  await renderScreen(<ImportPage />, { ...engine, 'exchange.commit': () => err({ code: 'diskFull', needed: 32 }) });
  await press('选择台账文件');
  await press('核对每一行');
  await press('导入 12,594 行');
  expect(await screen.findByRole('alert')).toHaveTextContent('磁盘已满，这一次没有保存。');
  expect(screen.getByRole('alert')).toHaveTextContent('请至少腾出 32 MB 空间');
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
  const dialog = screen.getByRole('dialog', { name: '离开这次导入？' });
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
  expect(
    await screen.findByText('Cannot be undone: forms were issued for some of its volumes, so their codes are spent'),
  ).toBeVisible();
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

it('says that an undo was stopped and the batch stands, without an alarm', async () => {
  await renderScreen(
    <ImportPage />,
    { ...engine, 'exchange.batches': () => ok([batch]), 'exchange.undo': () => err({ code: 'cancelled' }) },
    { language: 'en' },
  );
  await press('Undo the import 客户档案台账.xlsx');
  const dialog = within(screen.getByRole('dialog'));
  await userEvent.click(dialog.getByRole('textbox', { name: /Reason/ }));
  await userEvent.paste('wrong file');
  await userEvent.click(dialog.getByRole('textbox', { name: /Type/ }));
  await userEvent.paste('undo');
  await userEvent.click(dialog.getByRole('button', { name: 'Undo the import' }));
  expect(await screen.findByText('Stopped; the batch stands as it did')).toBeInTheDocument();
  expect(dialog.queryByRole('alert')).toBeNull();
});

describe('an undo under way', () => {
  /** Opens the dialog, fills it in, begins; `end` is the engine's answer. */
  async function begun() {
    let end: (answer: Awaited<ReturnType<NonNullable<Answers['exchange.undo']>>>) => void = () => undefined;
    const drawn = await renderScreen(<ImportPage />, {
      ...engine,
      'exchange.batches': () => ok([batch]),
      'exchange.undo': () => new Promise((answer) => (end = answer)),
      'shell.cancel': () => ok({}),
    });
    await press('撤销导入 客户档案台账.xlsx');
    const dialog = within(screen.getByRole('dialog'));
    await userEvent.click(dialog.getByRole('textbox', { name: /理由/ }));
    await userEvent.paste('选错了文件');
    await userEvent.click(dialog.getByRole('textbox', { name: /输入/ }));
    await userEvent.paste('撤销');
    await userEvent.click(dialog.getByRole('button', { name: '撤销导入' }));
    return { ...drawn, dialog, end: (answer: Parameters<typeof end>[0]) => settle(() => end(answer)) };
  }
  const at = (done: number) => ({ job: 'undo-0001', step: 'undo', done, of: 1000 });
  const bar = () => screen.queryByRole('progressbar', { name: /正在撤销/ });

  it('stays open with its progress when Esc asks it to stop, and says what came of it', async () => {
    const { progress, askedFor, dialog, end } = await begun();
    await progress(at(100));
    expect(bar()).toBeVisible();
    await userEvent.keyboard('{Escape}');
    expect(askedFor('shell.cancel')).toEqual([{ job: 'undo-0001' }]);
    expect(bar()).toBeVisible();
    expect(dialog.getByText('正在中止…')).toBeVisible();
    // Another Esc, and what the work still says until it has stopped, ask nothing twice.
    await userEvent.keyboard('{Escape}');
    await progress(at(200));
    expect(askedFor('shell.cancel')).toHaveLength(1);
    await end(err({ code: 'cancelled' }));
    expect(await screen.findByText('已中止，这一批仍原样在库')).toBeVisible();
    expect(bar()).toBeNull();
    const open = screen.getByRole('dialog');
    expect(open).toContainElement(document.activeElement as HTMLElement);
    expect(dialog.getByRole('textbox', { name: /理由/ })).toHaveValue('选错了文件');
    // Nothing is under way any more: Esc closes it, and the keyboard is where it came from.
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('button', { name: '撤销导入 客户档案台账.xlsx' })).toHaveFocus();
  });

  it('is stopped by the button too, as soon as there is something to stop', async () => {
    const { progress, askedFor, dialog, end } = await begun();
    const stop = dialog.getByRole('button', { name: /中\s*止/ });
    await userEvent.click(stop);
    expect(askedFor('shell.cancel')).toEqual([]);
    await progress(at(1));
    expect(askedFor('shell.cancel')).toEqual([{ job: 'undo-0001' }]);
    // It was nearly done: what was asked too late is no lie.
    await end(ok({ ...batch, undoneAt: '2026-11-23T03:00:00Z' }));
    expect(await screen.findByText(/^已撤销第 3 批导入/)).toBeVisible();
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('table', { name: '已导入的批次' })).toHaveFocus();
  });
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

describe('the department of volumes whose ledger has no column for it', () => {
  const asked = { ...engine, 'desk.views': () => ok({}) };
  const department = () => screen.findByRole('combobox', { name: /形成部门/ });

  it('is asked for where there are several and none was ever chosen; "none" is an answer', async () => {
    const { askedFor } = await renderScreen(<ImportPage />, asked);
    await press('选择台账文件');
    await press('核对每一行');
    expect(await screen.findByRole('alert')).toHaveTextContent('请选一个部门，或选“（不填）”');
    expect(await department()).toBeInvalid();
    expect(askedFor('exchange.check')).toEqual([]);
    await userEvent.click(await department());
    await userEvent.click(screen.getByTitle('（不填）'));
    await press('核对每一行');
    expect(askedFor('exchange.check')).toMatchObject([{ choices: { defaults: { formingDepartmentId: null } } }]);
  });

  it('is the one of the ledger before, and is remembered once a ledger is taken in', async () => {
    const { askedFor } = await renderScreen(<ImportPage />, { ...engine, 'exchange.commit': () => ok(batch) });
    await press('选择台账文件');
    await press('核对每一行');
    await userEvent.click(await screen.findByRole('button', { name: /^导入 .* 行$/ }));
    await screen.findByText(/已导入：/);
    expect(askedFor('exchange.check')).toMatchObject([{ choices: { defaults: { formingDepartmentId: 1 } } }]);
    expect(askedFor('desk.saveView')).toContainEqual({
      name: 'exchange.defaults',
      value: { formingDepartmentId: 1, seriesId: 1, binding: 'bound' },
    });
  });
});

describe('choices of an import that a lock interrupted', () => {
  const left = {
    key: `import:${csvStage.fingerprint}`,
    savedAt: '2026-11-23T02:00:00.000Z',
    body: JSON.stringify({
      name: csvStage.fileName,
      encoding: 'gb18030',
      choices: {
        sheets: [
          { name: '旧台账', kind: 'volumes', headerRow: 1, mapping: { number: 0, clientCode: 1, title: 2, note: 2 } },
        ],
        numbersAre: 'oldNumber',
        defaults: { formingDepartmentId: 2, seriesId: 1, binding: 'loose' },
        departmentDecided: true,
      },
    }),
  };
  const locked: Answers = { ...engine, 'desk.drafts': () => ok([left]) };

  it('are kept as they are made', async () => {
    const { askedFor } = await renderScreen(<ImportPage />, engine);
    await press('选择台账文件');
    await userEvent.click(await screen.findByRole('radio', { name: /是旧号/ }));
    await expect.poll(() => askedFor('desk.saveDraft')).toMatchObject([{ key: left.key }]);
    const [{ body }] = askedFor('desk.saveDraft') as [{ body: string }];
    expect(JSON.parse(body)).toMatchObject({ name: '旧台账.csv', choices: { numbersAre: 'oldNumber' } });
  });

  it('wait for the same file to be chosen again, and stand there then', async () => {
    const { askedFor } = await renderScreen(<ImportPage />, locked);
    expect(await screen.findByText(/“旧台账.csv”没有导完.*请重新选择这个文件/)).toBeVisible();
    await press('选择台账文件');
    expect(await screen.findByText(/这是 2026-11-23 10:00 为这个文件所作的选择/)).toBeVisible();
    expect(screen.getByRole('radio', { name: /是旧号/ })).toBeChecked();
    await press('核对每一行');
    expect(askedFor('exchange.check')).toMatchObject([
      {
        choices: {
          sheets: [{ mapping: { note: 2 } }],
          numbersAre: 'oldNumber',
          defaults: { formingDepartmentId: 2, binding: 'loose' },
        },
      },
    ]);
  });

  it('are read in the encoding they were made on', async () => {
    const { askedFor } = await renderScreen(<ImportPage />, {
      ...locked,
      'exchange.stage': ({ encoding }) => ok(encoding === 'gb18030' ? csvStage : { ...csvStage, encoding: 'utf-8' }),
    });
    await press('选择台账文件');
    expect(await screen.findByRole('radio', { name: /是旧号/ })).toBeChecked();
    expect(askedFor('exchange.stage')).toEqual([
      { file: 'pick-2', encoding: null },
      { file: 'pick-2', encoding: 'gb18030' },
    ]);
  });

  it('may be thrown away, before and after the file is there, and are gone once it is taken in', async () => {
    const first = await renderScreen(<ImportPage />, locked);
    await press('弃用：旧台账.csv');
    expect(screen.queryByText(/没有导完/)).toBeNull();
    first.unmount();
    const { askedFor } = await renderScreen(<ImportPage />, { ...locked, 'exchange.commit': () => ok(batch) });
    await press('选择台账文件');
    await press('弃用草稿');
    expect(await screen.findByRole('radio', { name: /就是档号/ })).toBeChecked();
    await press('核对每一行');
    await userEvent.click(await screen.findByRole('button', { name: /^导入 .* 行$/ }));
    await screen.findByText(/已导入：/);
    expect(askedFor('desk.dropDraft')).toContainEqual({ key: left.key });
  });

  it('are left alone where the file has other sheets by now', async () => {
    const other = { ...csvStage, sheets: csvStage.sheets.map((sheet) => ({ ...sheet, name: '另一表' })) };
    await renderScreen(<ImportPage />, { ...locked, 'exchange.stage': () => ok(other) });
    await press('选择台账文件');
    expect(await screen.findByRole('radio', { name: /就是档号/ })).toBeChecked();
    expect(screen.queryByText(/所作的选择/)).toBeNull();
  });
});

it('says limits in sizes and numbers a person reads', async () => {
  const refused = (reason: string, limit: string): AppError => ({ code: 'fileRefused', reason, facts: { limit } });
  let failure = refused('fileTooLarge', '50');
  await renderScreen(<ImportPage />, { ...engine, 'exchange.stage': () => err(failure) });
  await press('选择台账文件');
  expect(await screen.findByRole('alert')).toHaveTextContent('上限为 50 MB');
  failure = refused('tooManyRows', '1048576');
  await press('选择台账文件');
  expect(await screen.findByText(/行数超过 1,048,576 行的上限/)).toBeVisible();
});
