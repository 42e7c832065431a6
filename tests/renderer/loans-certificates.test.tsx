// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { CertificateList } from '../../renderer/features/loans/certificates/CertificateList';
import { CertificatePage } from '../../renderer/features/loans/certificates/CertificatePage';
import { NewCertificate } from '../../renderer/features/loans/certificates/NewCertificate';
import type { Certificate } from '../../shared/contract/certificates';
import { err, ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { renderScreen } from './fake-client';
import { quietLoans, volume } from './loan-facts';

const certificate = (given: Partial<Certificate> = {}): Certificate => ({
  id: 4,
  number: 'ZM-2026-004',
  state: 'submitted',
  level: 'general',
  applicant: '云岭商贸有限公司',
  purpose: '诉讼举证',
  question: '2024年是否签有供货合同',
  finding: 'recorded',
  extract: '甲乙双方于2024年3月1日签订供货合同',
  searched: null,
  copies: 2,
  sources: [
    {
      volumeId: 1,
      itemId: null,
      code: volume(1).code,
      title: volume(1).title,
      itemTitle: null,
      sequence: null,
      page: '5',
    },
  ],
  draftedBy: { personId: 1, name: '李文', manner: 'session', on: '2026-11-23' },
  proofreadBy: null,
  checkedBy: null,
  reason: null,
  actions: ['proofread', 'sendBack', 'void'],
  version: 2,
  ...given,
});
const operators = {
  'operators.list': () => ok({ operators: [], recovery: [] }),
};

it('lists the register by number, with what each found', async () => {
  const { id, number, state, level, applicant, question, finding, copies, version } = certificate();
  const { askedFor } = await renderScreen(<CertificateList query={{}} />, {
    ...quietLoans,
    'certificates.list': () =>
      ok({
        rows: [{ id, number, state, level, applicant, question, finding, copies, version, on: '2026-11-23' }],
        next: null,
        total: 1,
        counts: { draft: 2, submitted: 1, proofread: 0, issued: 30, void: 1 },
      }),
  });
  for (const chip of ['全部 34', '拟稿 2', '可出证 30'])
    expect(await screen.findByRole('button', { name: chip })).toBeVisible();
  const row = await screen.findByRole('row', { name: /ZM-2026-004/u });
  for (const words of ['待校对', '云岭商贸有限公司', '有记载']) expect(row).toHaveTextContent(words);
  await expectAccessible();
  expect(askedFor('certificates.list')[0]).toMatchObject({ state: null, text: '' });
});

it('shows what is recorded, where, and that the drafter does not proofread', async () => {
  const { askedFor } = await renderScreen(<CertificatePage id={4} />, {
    ...quietLoans,
    ...operators,
    'certificates.get': () => ok(certificate()),
    'certificates.proofread': () => err({ code: 'ruleBroken', rule: 'certificateSamePerson', facts: {} }),
    'persons.list': () =>
      ok({
        rows: [
          {
            id: 9,
            staffCode: 'K1',
            name: '孙主任',
            departmentId: null,
            department: null,
            organisation: null,
            identityPaper: null,
            phone: null,
            leftOn: null,
            version: 0,
          },
        ],
        next: null,
        total: 1,
      }),
  });
  expect(await screen.findByRole('heading', { level: 1, name: /ZM-2026-004/u })).toBeVisible();
  expect(within(screen.getByRole('region', { name: '出处' })).getByText(/第 5 页/u)).toBeVisible();
  expect(screen.getByText('李文，2026-11-23，当面签批')).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: /校\s*对/u }));
  const dialog = within(screen.getByRole('dialog', { name: '校对' }));
  expect(dialog.queryByRole('button', { name: '由我签' })).toBeNull();
  await userEvent.click(dialog.getByRole('combobox', { name: /签字人/u }));
  await userEvent.click(await screen.findByTitle(/孙主任/u));
  await userEvent.type(dialog.getByRole('textbox', { name: /纸件编号/u }), '校 12');
  await userEvent.click(dialog.getByRole('button', { name: /同\s*意/u }));
  expect(await dialog.findByRole('alert')).toBeVisible();
  expect(askedFor('certificates.proofread')).toEqual([
    { id: 4, version: 2, by: { way: 'paper', personId: 9, paperNumber: '校 12', paperDate: '2026-11-23' } },
  ]);
});

it('is drafted with its source by volume and page', async () => {
  const { askedFor } = await renderScreen(<NewCertificate />, {
    ...quietLoans,
    'catalogue.find': () =>
      ok({
        hits: [
          {
            kind: 'volume' as const,
            id: 1,
            volumeId: null,
            code: volume(1).code,
            title: volume(1).title,
            detail: '',
            state: 'filed' as const,
            disposalNumber: null,
            exact: true,
          },
        ],
        more: false,
      }),
    'certificates.save': () => ok(certificate({ state: 'draft', number: null })),
  });
  await userEvent.type(await screen.findByRole('textbox', { name: /申请单位或人/u }), '云岭商贸');
  await userEvent.type(screen.getByRole('textbox', { name: /事由/u }), '诉讼举证');
  await userEvent.type(screen.getByRole('textbox', { name: /所问事项/u }), '有无合同');
  await userEvent.type(screen.getByRole('textbox', { name: /摘录/u }), '签订供货合同');
  await userEvent.click(screen.getByRole('combobox', { name: '添加出处' }));
  await userEvent.click(await screen.findByTitle(/云岭商贸往来文书/u));
  await userEvent.type(screen.getByRole('textbox', { name: /^页/u }), '5');
  await userEvent.keyboard('{Control>}s{/Control}');
  await waitFor(() => expect(askedFor('certificates.save')).toHaveLength(1));
  expect(askedFor('certificates.save')[0]).toMatchObject({
    applicant: '云岭商贸',
    finding: 'recorded',
    sources: [{ volumeId: 1, itemId: null, page: '5' }],
  });
  await waitFor(() => expect(window.location.hash).toBe('#/loans/certificates/4'));
});

it.each([
  ['sendBack', /退回拟稿/u],
  ['void', /作\s*废/u],
] as const)('asks why for %s, and keeps what was typed until it is done', async (deed, name) => {
  const { askedFor } = await renderScreen(<CertificatePage id={4} />, {
    ...quietLoans,
    ...operators,
    'certificates.get': () => ok(certificate()),
    [`certificates.${deed}`]: () => ok(certificate({ state: deed === 'void' ? 'void' : 'draft' })),
  });
  await userEvent.click(await screen.findByRole('button', { name }));
  const dialog = within(screen.getByRole('dialog', { name }));
  await userEvent.click(dialog.getByRole('textbox', { name: /理由/u }));
  await userEvent.paste('出处有误');
  await waitFor(() =>
    expect(askedFor('desk.saveDraft')).toEqual([
      { key: `reason:certificate:4:${deed}`, body: JSON.stringify({ words: '出处有误' }) },
    ]),
  );
  await userEvent.click(dialog.getByRole('button', { name }));
  await waitFor(() => expect(askedFor('desk.dropDraft')).toEqual([{ key: `reason:certificate:4:${deed}` }]));
  expect(askedFor(`certificates.${deed}`)).toEqual([{ id: 4, version: 2, reason: '出处有误' }]);
});
