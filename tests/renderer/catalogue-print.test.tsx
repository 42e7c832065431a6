// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { err, ok } from '../../shared/result';
import { IssuedList } from '../../renderer/ui/print/IssuedList';
import { PrintPanel } from '../../renderer/ui/print/PrintPanel';
import { expectAccessible } from './axe';
import { volume } from './catalogue-facts';
import { type Answers, renderScreen } from './fake-client';

const sha256 = 'ab'.repeat(32);
const drawn = { token: '0123456789abcdef0123456789abcdef', pages: 1, sha256, left: [] as string[] };
const answers: Answers = {
  'forms.preview': () => ok(drawn),
  'forms.issue': () => ok({ ...drawn, number: 'FM-2026-0001', copy: 2, lastNumber: null }),
  'shell.openPreview': () => ok({}),
};
const filed = volume({ state: 'filed', referenceCode: 'HX01-KH·2016-D30-0137-001' });
const panel = (
  <PrintPanel subject={{ of: 'volumes', ids: [filed.id] }} name={filed.referenceCode ?? ''} onClose={() => undefined} />
);
const answer = () => screen.getByRole('status', { name: '最近的答复' });
/** While it works, a button has another name: it is waited for. */
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

it('previews what is chosen in the preview window', async () => {
  const { askedFor } = await renderScreen(panel, answers);
  await userEvent.click(screen.getByRole('radio', { name: '硬封面 220×310' }));
  await userEvent.click(screen.getByRole('radio', { name: /留空/ }));
  await press('预览');
  await vi.waitFor(() => expect(answer()).toHaveTextContent('已打开预览，共 1 页'));
  expect(askedFor('forms.preview')).toEqual([
    { of: 'volumes', ids: [12], form: 'cover', paper: 'hard', fill: 'blank', withoutGlyph: 'refuse' },
  ]);
  expect(askedFor('shell.openPreview')).toEqual([{ token: drawn.token, title: '案卷封面 HX01-KH·2016-D30-0137-001' }]);
  await expectAccessible();
});

it('offers the hard cover for the cover only', async () => {
  const { askedFor } = await renderScreen(panel, answers);
  await userEvent.click(screen.getByRole('radio', { name: '硬封面 220×310' }));
  await userEvent.click(screen.getByRole('radio', { name: '卷内文件目录' }));
  expect(screen.queryByRole('radio', { name: '硬封面 220×310' })).toBeNull();
  await press('预览');
  await vi.waitFor(() => expect(askedFor('forms.preview')).toMatchObject([{ form: 'itemList', paper: 'a4' }]));
});

it('issues with a number and says which copy it is', async () => {
  await renderScreen(panel, answers);
  await press('出件');
  await vi.waitFor(() => expect(answer()).toHaveTextContent('已出件 FM-2026-0001，第 2 次打印，共 1 页'));
});

it('names the characters without a glyph before anything is printed, and leaves their place blank when told to', async () => {
  const { askedFor } = await renderScreen(panel, {
    ...answers,
    'forms.issue': ({ withoutGlyph }) =>
      withoutGlyph === 'leaveBlank'
        ? ok({ ...drawn, left: ['𠮷'], number: 'FM-2026-0002', copy: 1, lastNumber: null })
        : err({ code: 'notPrintable', characters: ['𠮷'] }),
  });
  await press('出件');
  expect(await screen.findByRole('alert')).toHaveTextContent('字体中没有这些字：𠮷');
  expect(askedFor('shell.openPreview')).toEqual([]);
  await press('这些字的位置留白，用笔填写');
  await vi.waitFor(() =>
    expect(answer()).toHaveTextContent('已出件 FM-2026-0002，第 1 次打印，共 1 页 · 留白待填的字：𠮷'),
  );
  expect(screen.queryByRole('alert')).toBeNull();
  expect(askedFor('forms.issue')).toMatchObject([{ withoutGlyph: 'refuse' }, { withoutGlyph: 'leaveBlank' }]);
});

it('says the number even where the window did not open, and why it did not', async () => {
  await renderScreen(panel, { ...answers, 'shell.openPreview': () => err({ code: 'busy' }) });
  await press('出件');
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(answer()).toHaveTextContent('FM-2026-0001');
});

it('lets who may not issue only preview', async () => {
  await renderScreen(panel, answers, { session: { roles: ['director'] }, language: 'en' });
  expect(screen.getByRole('button', { name: 'Preview' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Issue' })).toBeNull();
});

it('lists what was issued, and asks again when something was', async () => {
  let copies = 1;
  const { change } = await renderScreen(<IssuedList of="volume" id={12} />, {
    'forms.issued': () =>
      ok(
        Array.from({ length: copies }, (_, index) => ({
          number: `FM-2026-000${index + 1}`,
          form: 'cover' as const,
          paper: 'hard' as const,
          fill: 'blank' as const,
          copy: index + 1,
          at: '2026-11-23T02:00:00.000Z',
          by: '李文',
          sha256,
        })),
      ),
  });
  expect(
    within(await screen.findByRole('row', { name: /FM-2026-0001/ })).getByRole('cell', {
      name: '案卷封面 · 硬封面 220×310 · 留空',
    }),
  ).toBeVisible();
  copies = 2;
  await change('registers');
  expect(await screen.findByRole('cell', { name: '第 2 次' })).toBeVisible();
  await expectAccessible();
});

it('asks for the width of a spine and the first free label only where they mean something', async () => {
  const { askedFor } = await renderScreen(panel, answers);
  expect(screen.queryByText('脊背宽度')).toBeNull();
  await userEvent.click(screen.getByRole('radio', { name: '脊背' }));
  await userEvent.click(screen.getByRole('radio', { name: '40 毫米' }));
  await userEvent.click(screen.getByRole('radio', { name: 'A3' }));
  await press('预览');
  await vi.waitFor(() => expect(askedFor('forms.preview')).toHaveLength(1));
  await userEvent.click(screen.getByRole('radio', { name: '案卷标签' }));
  await userEvent.clear(screen.getByRole('spinbutton', { name: '从第几张标签起' }));
  await userEvent.type(screen.getByRole('spinbutton', { name: '从第几张标签起' }), '6');
  await press('预览');
  await vi.waitFor(() => expect(askedFor('forms.preview')).toHaveLength(2));
  const common = { of: 'volumes', ids: [12], fill: 'filled', withoutGlyph: 'refuse' };
  expect(askedFor('forms.preview')).toEqual([
    { ...common, form: 'spines', spineWidth: 40, paper: 'a3' },
    { ...common, form: 'volumeLabels', startAt: 6, paper: 'a4' },
  ]);
  await expectAccessible();
});

it('says from which number to which a selection was issued, and that a stopped print left nothing', async () => {
  let stopped = false;
  await renderScreen(<PrintPanel subject={{ of: 'volumes', ids: [1, 2, 3] }} name="3 卷" onClose={() => undefined} />, {
    ...answers,
    'forms.issue': () =>
      stopped
        ? err({ code: 'cancelled' })
        : ok({ ...drawn, pages: 3, number: 'CJ-2026-00001', copy: 1, lastNumber: 'CJ-2026-00003' }),
  });
  await press('出件');
  await vi.waitFor(() => expect(answer()).toHaveTextContent('已出件 CJ-2026-00001 至 CJ-2026-00003，共 3 页'));
  stopped = true;
  await press('出件');
  await vi.waitFor(() => expect(answer()).toHaveTextContent('已停止，没有打印，也没有编号。'));
  expect(screen.queryByRole('alert')).toBeNull();
});
