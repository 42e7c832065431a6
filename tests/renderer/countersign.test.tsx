// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { type Approver, type Countersign, CountersignDialog } from '../../renderer/ui/CountersignDialog';
import type { AppError } from '../../shared/errors';
import { expectAccessible } from './axe';
import { renderScreen } from './fake-client';

const wang: Approver = { personId: 7, name: '王芳', login: 'wangfang' };
const zhao: Approver = { personId: 9, name: '赵副', login: null };

function Asking({
  approvers = [wang],
  ways = ['countersign', 'paper'],
  answers = [],
  onOk = () => undefined,
}: {
  readonly approvers?: readonly Approver[];
  readonly ways?: readonly Countersign['way'][];
  readonly answers?: readonly (AppError | null)[];
  readonly onOk?: (given: Countersign) => void;
}) {
  const [times, setTimes] = useState(0);
  return (
    <CountersignDialog
      title="部门负责人审批"
      ok="同意"
      body={<p>XX-28.3</p>}
      approvers={approvers}
      ways={ways}
      today="2026-11-23"
      busy={false}
      failure={times === 0 ? null : (answers[times - 1] ?? null)}
      onCancel={() => undefined}
      onOk={(given) => {
        onOk(given);
        setTimes(times + 1);
      }}
    />
  );
}
const dialog = () => within(screen.getByRole('dialog', { name: '部门负责人审批' }));
const passphrase = () => dialog().getByLabelText(/审批人的口令/u);

it('asks the only person who may for nothing but the passphrase, by keyboard alone', async () => {
  const onOk = vi.fn();
  await renderScreen(<Asking onOk={onOk} />, {});
  expect(passphrase()).toHaveFocus();
  expect(dialog().getByRole('button', { name: /同\s*意/u })).toBeDisabled();
  await userEvent.keyboard('晚风 石桥{Enter}');
  expect(onOk.mock.calls).toEqual([[{ way: 'countersign', login: 'wangfang', passphrase: '晚风 石桥' }]]);
  await expectAccessible();
});

it('says a wrong passphrase in words and empties its field, then counts the wait down and holds the button', async () => {
  const onOk = vi.fn();
  await renderScreen(
    <Asking onOk={onOk} answers={[{ code: 'wrongPassphrase' }, { code: 'throttled', seconds: 8 }]} />,
    {},
  );
  await userEvent.keyboard('错{Enter}');
  expect(await dialog().findByRole('alert')).toHaveTextContent('口令不正确。');
  expect(passphrase()).toHaveValue('');
  await userEvent.type(passphrase(), '再错{Enter}');
  expect(await dialog().findByText('连续输错，请等 8 秒。')).toBeVisible();
  expect(dialog().getByRole('button', { name: /同\s*意/u })).toBeDisabled();
  await userEvent.type(passphrase(), '还错{Enter}');
  expect(onOk).toHaveBeenCalledTimes(2);
});

it('records a signed paper by person, number and day', async () => {
  const onOk = vi.fn();
  await renderScreen(<Asking approvers={[wang, zhao]} onOk={onOk} />, {});
  await userEvent.click(dialog().getByRole('radio', { name: '凭已签字的纸件' }));
  await userEvent.click(dialog().getByRole('combobox', { name: /签字人/u }));
  await userEvent.click(await screen.findByTitle('赵副'));
  await userEvent.type(dialog().getByRole('textbox', { name: /纸件编号/u }), '申请 2026-118');
  const day = dialog().getByRole('textbox', { name: /签字日期/u });
  expect(day).toHaveValue('2026-11-23');
  await userEvent.clear(day);
  await userEvent.type(day, '20261120');
  await userEvent.click(dialog().getByRole('button', { name: /同\s*意/u }));
  expect(onOk.mock.calls).toEqual([
    [{ way: 'paper', personId: 9, paperNumber: '申请 2026-118', paperDate: '2026-11-20' }],
  ]);
});

it('offers only the ways that can be gone: a person without a passphrase signs on paper', async () => {
  await renderScreen(<Asking approvers={[zhao]} />, {});
  expect(screen.queryByRole('radio')).toBeNull();
  expect(dialog().getByRole('textbox', { name: /纸件编号/u })).toBeVisible();
});
