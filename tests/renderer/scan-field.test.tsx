// @vitest-environment jsdom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { ScanKeys } from '../../renderer/lib/scan-keys';
import { useScanQueue } from '../../renderer/lib/use-scan-queue';
import { makeMachineKey } from '../../shared/domain/machine-key';
import { Dialog } from '../../renderer/ui/Dialog';
import { ScanField } from '../../renderer/ui/ScanField';
import { expectAccessible } from './axe';
import { renderScreen, settle } from './fake-client';

const KEY = '1370000000014';
const field = () => screen.getByRole('textbox', { name: '扫描' });

function Desk({ onScan }: { readonly onScan: (code: string) => void }) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <ScanField label="扫描" placeholder="扫描或输入" active={!asking} onScan={onScan} />
      <input aria-label="用途" />
      <button type="button">按钮</button>
      <button type="button" onClick={() => setAsking(true)}>
        问
      </button>
      {asking && (
        <Dialog title="问一句" ok="好" onOk={() => setAsking(false)} onCancel={() => setAsking(false)}>
          <p>?</p>
        </Dialog>
      )}
    </>
  );
}

it('has the focus from the start, after a click, after a dialog, and by F2; but leaves an entry field alone', async () => {
  await renderScreen(<Desk onScan={() => undefined} />, {});
  expect(field()).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: '按钮' }));
  await settle(() => undefined);
  expect(field()).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: '问' }));
  expect(field()).not.toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: /好/u }));
  await waitFor(() => expect(field()).toHaveFocus());
  await userEvent.click(screen.getByRole('textbox', { name: '用途' }));
  await userEvent.keyboard('1');
  expect(screen.getByRole('textbox', { name: '用途' })).toHaveFocus();
  await userEvent.keyboard('{F2}');
  expect(field()).toHaveFocus();
  await expectAccessible();
});

it('takes the focus once more in the next frame, but not from an entry that was chosen before it', async () => {
  const frames = new Map<number, FrameRequestCallback>();
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((frame) => frames.set(frames.size + 1, frame).size);
  vi.spyOn(window, 'cancelAnimationFrame').mockImplementation((id) => void frames.delete(id));
  const draw = () =>
    settle(() => {
      const due = [...frames.values()];
      frames.clear();
      for (const frame of due) frame(0);
    });
  const first = await renderScreen(<Desk onScan={() => undefined} />, {});
  screen.getByRole('button', { name: '按钮' }).focus();
  await draw();
  expect(field()).toHaveFocus();
  first.unmount();
  await renderScreen(<Desk onScan={() => undefined} />, {});
  fireEvent.pointerDown(screen.getByRole('textbox', { name: '用途' }));
  screen.getByRole('textbox', { name: '用途' }).focus();
  await draw();
  expect(screen.getByRole('textbox', { name: '用途' })).toHaveFocus();
  vi.restoreAllMocks();
});

it('takes digits that come while a button has the focus', async () => {
  const onScan = vi.fn();
  await renderScreen(<Desk onScan={onScan} />, {});
  screen.getByRole('button', { name: '按钮' }).focus();
  await userEvent.keyboard(`${KEY}{Enter}`);
  expect(onScan.mock.calls).toEqual([[KEY]]);
});

it('is empty at the Enter itself, reads full-width digits, and says nothing for an empty Enter', async () => {
  const onScan = vi.fn();
  await renderScreen(<Desk onScan={onScan} />, {});
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('张三{Enter}');
  await userEvent.type(field(), '１３７００００００００１４{Enter}');
  expect(field()).toHaveValue('');
  expect(onScan.mock.calls).toEqual([['张三'], [KEY]]);
});

it('reads a scan through an open input method, and over half a name left in the field', async () => {
  const onScan = vi.fn();
  await renderScreen(<Desk onScan={onScan} />, {});
  const press = (key: string, code: string, isComposing: boolean) =>
    fireEvent.keyDown(field(), { key, code, isComposing, keyCode: isComposing ? 229 : 0 });
  await userEvent.type(field(), 'zhang');
  fireEvent.compositionStart(field());
  for (const digit of KEY) press('Process', `Digit${digit}`, true);
  press('Process', 'Enter', true);
  fireEvent.compositionEnd(field());
  expect(onScan.mock.calls).toEqual([[KEY]]);
  expect(field()).toHaveValue('');
  for (const digit of KEY) press(digit, `Digit${digit}`, false);
  press('Enter', 'Enter', false);
  expect(onScan).toHaveBeenCalledTimes(2);
});

it('hears a scan into another entry, or one whose focus moves half-way, and gives the entry its own text back', async () => {
  const onScan = vi.fn();
  await renderScreen(<Desk onScan={onScan} />, {});
  const other = screen.getByRole('textbox', { name: '用途' });
  await userEvent.type(other, '查');
  await userEvent.keyboard(`${KEY}{Enter}`);
  expect(other).toHaveValue('查');
  expect(other).toHaveFocus();
  await userEvent.keyboard('{F2}');
  await userEvent.keyboard(KEY.slice(0, 6));
  other.focus();
  await userEvent.keyboard(`${KEY.slice(6)}{Enter}`);
  expect(onScan.mock.calls).toEqual([[KEY], [KEY]]);
  expect(other).toHaveValue('查');
  expect(field()).toHaveValue('');
});

it('does not take slow typing for a scan', () => {
  const keys = new ScanKeys();
  const press = (key: string, timeStamp: number) =>
    keys.press({
      key,
      code: '',
      timeStamp,
      isComposing: false,
      ctrlKey: false,
      altKey: false,
      metaKey: false,
      shiftKey: false,
    });
  const type = (digits: string, at: (index: number) => number) =>
    Array.from(digits, (digit, index) => press(digit, at(index)));
  type(KEY, (at) => at * 200);
  expect(press('Enter', KEY.length * 200)).toBeNull();
  const sound = makeMachineKey('volume', '37', '000000001');
  type(sound, (at) => 5_000 + at * 200);
  expect(press('Enter', 8_000)).toBe(sound);
  type(KEY, (at) => 10_000 + at * 5);
  expect(press('Enter', 10_100)).toBe(KEY);
  type(`9${KEY}`, (at) => 20_000 + at * 5);
  expect(press('Enter', 20_100)).toBeNull();
});

it('answers 200 scans typed without a pause in their order, one at a time, losing none', async () => {
  const answered: string[] = [];
  let atOnce = 0;
  let most = 0;
  function Line() {
    const queue = useScanQueue(async (code: string) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((done) => setImmediate(done));
      atOnce -= 1;
      answered.push(code);
    });
    return <ScanField label="扫描" placeholder="" onScan={queue.push} />;
  }
  await renderScreen(<Line />, {});
  const scans = Array.from({ length: 200 }, (_, at) => String(1_370_000_000_000 + at));
  const input = field() as HTMLInputElement;
  for (const scan of scans) {
    input.value = scan;
    fireEvent.keyDown(input, { key: 'Enter', code: 'Enter' });
  }
  await waitFor(() => expect(answered).toHaveLength(200));
  expect(answered).toEqual(scans);
  expect(most).toBe(1);
});
