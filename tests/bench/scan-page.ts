import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { loans } from '../../shared/i18n/zh-CN/loans';
import { demoOperator } from '../demo/archive';
import { launchApp } from '../e2e/app';
import { type Line, lineOf } from './measure';
import { typeToPainted } from './painted';

const SCANS = 100;
const BURST = 200;

/** The loan desk in the real Electron: from the scanner's Enter to the painted answer, and a burst of scans without a pause. */
export async function measureScans(work: string, archive: string, keyOf: (n: number) => string): Promise<Line[]> {
  const launched = await launchApp(join(work, randomUUID()), { language: 'zh-CN', archive });
  const { page, call } = launched;
  const unlocked = await call('operators.unlock', { login: demoOperator.login, passphrase: demoOperator.passphrase });
  if (!unlocked.ok) throw new Error(`unlock: ${unlocked.error.code}`);
  await page.getByRole('navigation').first().waitFor();
  await page.evaluate(() => {
    window.location.hash = '/loans';
  });
  await page.locator('.scan-field input:focus').waitFor();
  const answered = (count: number) => loans.desk.answers.replace('{{count}}', String(count));
  const samples: number[] = [];
  for (let n = 1; n <= SCANS; n += 1) {
    await page.keyboard.insertText(keyOf(n));
    samples.push(await typeToPainted(page, 'Enter', '.scan-count', answered(n)));
  }
  const began = performance.now();
  for (let n = 1; n <= BURST; n += 1) {
    await page.keyboard.insertText(keyOf(SCANS + n));
    await page.keyboard.press('Enter');
  }
  await page.getByText(answered(SCANS + BURST)).waitFor();
  const seconds = (performance.now() - began) / 1000;
  await launched.close();
  return [
    lineOf({ name: 'scan to painted answer', goal: 100 }, samples),
    lineOf({ name: 'scans a minute, none lost', unit: 'a minute', goal: 200 }, [(BURST / seconds) * 60]),
  ];
}
