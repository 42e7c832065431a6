// @vitest-environment jsdom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { OperatorStep } from '../../renderer/features/operators/OperatorStep';
import { blank } from '../../renderer/features/operators/wizard-state';
import { ok } from '../../shared/result';
import { expectAccessible } from './axe';
import { renderLocked } from './fake-client';

const PASSPHRASE = '石桥 晚风 借据 梅子 铜铃 七里';
const judged = { acceptable: true, score: 4, advice: [] };

it('says at the field why the first operator must be an archivist of the highest clearance', async () => {
  const onNext = vi.fn();
  const operator = {
    ...blank.operator,
    login: 'liwen',
    fullName: '李文',
    staffCode: 'A007',
    roles: ['auditor' as const],
    clearance: 'general' as const,
    passphrase: PASSPHRASE,
    passphraseAgain: PASSPHRASE,
  };
  await renderLocked(<OperatorStep state={{ ...blank, operator }} onBack={vi.fn()} onNext={onNext} />, {
    'operators.checkPassphrase': () => ok(judged),
  });
  await userEvent.click(screen.getByRole('button', { name: '下一步' }));
  expect(await screen.findByLabelText(/^密级权限/)).toHaveAccessibleDescription(/第一位操作人的密级权限须为最高一级/);
  expect(screen.getByLabelText(/^角色/)).toHaveAccessibleDescription(/第一位操作人须兼任档案管理员/);
  expect(onNext).not.toHaveBeenCalled();
  await expectAccessible();
});
