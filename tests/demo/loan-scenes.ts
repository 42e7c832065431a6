import type { Page } from '@playwright/test';
import { words } from '../../shared/i18n/index';
import type { Scene } from './scenes';
import type { Shown } from './screen-list';

/** The loan desk at work: what a scanner types, each scan after the answer to the one before. */
export async function scanAll(page: Page, scans: readonly string[]): Promise<void> {
  // What the picture before this one left to be counted, in the tray and on the slip.
  for (const { loans } of Object.values(words)) {
    const later = page.getByRole('button', { name: loans.returning.later, exact: true });
    if (await later.isVisible()) await later.click();
  }
  await page.locator('.scan-field input:focus').waitFor();
  await page.keyboard.press('F8');
  const clear = page.locator('.tray .link-button');
  if (await clear.isVisible()) await clear.click();
  for (const [at, code] of scans.entries()) {
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.locator('.tray-list li').nth(at).waitFor();
  }
}

type Words = Parameters<Scene['act']>[1];
/** A button by its first words; two Chinese letters are drawn with a gap between them. */
const beginsWith = (text: string): RegExp => new RegExp(`^${Array.from(text).join('\\s*')}`, 'u');

/** The loan desk in the middle of a deed: a refusal, a return check, and each dialog over the page that opens it. */
export function loanScenes({ loans }: Shown): readonly Scene[] {
  const slip = (id: number | undefined) => `/loans/slips/${String(id)}`;
  const opens = (name: string, address: string, button: (w: Words) => string): Scene => ({
    name,
    address,
    act: async ({ page }, w) => {
      await page
        .getByRole('button', { name: beginsWith(button(w)) })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  });
  return [
    {
      name: 'loan-return',
      address: '/loans',
      act: async ({ page }) => {
        await scanAll(page, loans.scans.returning);
        await page.locator('.return-form').waitFor();
      },
    },
    opens('slip-countersign', slip(loans.slips[3]), (w) => w.loans.slip.action.approve),
    { name: 'loan-refused', address: '/loans', act: ({ page }) => scanAll(page, loans.scans.refused) },
    opens('slip-renew', slip(loans.slips[0]), (w) => w.loans.slip.action.askRenewal),
    opens('borrower-breach', `/loans/borrowers/${String(loans.borrowerId)}`, (w) => w.loans.borrower.record),
    opens('slip-copy-log', slip(loans.copyId), (w) => w.loans.slip.action.logCopy),
    opens('reminder-log', '/loans/reminders', (w) => w.loans.reminders.log),
  ];
}
