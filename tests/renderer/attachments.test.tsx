// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import type { Attachment } from '../../shared/contract/attachments';
import { err, ok } from '../../shared/result';
import { AttachmentList } from '../../renderer/ui/attachments/AttachmentList';
import { expectAccessible } from './axe';
import { type Answers, renderScreen } from './fake-client';
import { sessionOf } from './session';

const scan = (id: number, over: Partial<Attachment> = {}): Attachment => ({
  id,
  name: '签字页.pdf',
  media: 'application/pdf',
  bytes: 1_572_864,
  sha256: 'ab'.repeat(32),
  note: '销毁清册签字页',
  addedAt: '2026-11-23T02:00:00.000Z',
  by: '李文',
  supersededBy: null,
  supersededReason: null,
  ...over,
});
const token = '0123456789abcdef0123456789abcdef';
const answers: Answers = {
  'attachments.list': () => ok([scan(1, { supersededBy: 2, supersededReason: '漏扫背面' }), scan(2)]),
  'attachments.open': () => ok({ token, name: '签字页.pdf', media: 'application/pdf' }),
  'attachments.add': () => ok(scan(3)),
  'shell.pickFile': () => ok({ ticket: 'scan-1', name: '第三次.pdf', bytes: 2048 }),
  'shell.openPreview': () => ok({}),
};
const panel = <AttachmentList of="disposal" id={7} />;

it('tells which scan is in force and why another is not, and opens one in the preview window', async () => {
  const { askedFor } = await renderScreen(panel, answers);
  expect(await screen.findByText('已被取代：漏扫背面')).toBeVisible();
  expect(screen.getByText('有效')).toBeVisible();
  expect(screen.getAllByText('1.5 MB')).toHaveLength(2);
  await userEvent.click(screen.getAllByRole('button', { name: '查看 签字页.pdf' })[1] ?? document.body);
  await vi.waitFor(() => expect(askedFor('shell.openPreview')).toEqual([{ token, title: '签字页.pdf' }]));
  expect(askedFor('attachments.open')).toEqual([{ id: 2 }]);
  await expectAccessible();
});

it('attaches what was picked, and says in a sentence why a file is not taken', async () => {
  let refuse = true;
  const { askedFor } = await renderScreen(panel, {
    ...answers,
    'attachments.add': () =>
      refuse ? err({ code: 'fileRefused', reason: 'scanIsTiff', facts: { limit: '20' } }) : ok(scan(3)),
  });
  await userEvent.click(await screen.findByRole('button', { name: '附上扫描件' }));
  await userEvent.click(await screen.findByRole('textbox', { name: /内容/ }));
  await userEvent.paste('登记表');
  await userEvent.click(screen.getByRole('button', { name: '加密保存' }));
  expect(await screen.findByText(/这是 TIFF 文件/)).toBeVisible();
  refuse = false;
  await userEvent.click(await screen.findByRole('button', { name: '加密保存' }));
  await vi.waitFor(() => expect(screen.getByRole('status', { name: '最近的答复' })).toHaveTextContent('已附上'));
  expect(askedFor('shell.pickFile')).toEqual([{ purpose: 'scan' }]);
  expect(askedFor('attachments.add')[1]).toEqual({
    of: 'disposal',
    id: 7,
    file: 'scan-1',
    note: '登记表',
    supersedes: null,
    reason: null,
  });
});

it('is read only for whoever registers nothing, and says when there is none', async () => {
  await renderScreen(panel, { 'attachments.list': () => ok([]) }, { session: sessionOf({ roles: ['director'] }) });
  expect(await screen.findByText('还没有附上扫描件。')).toBeVisible();
  expect(screen.queryByRole('button', { name: '附上扫描件' })).toBeNull();
});
