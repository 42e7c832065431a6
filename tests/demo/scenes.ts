import { type Language, words } from '../../shared/i18n/index';
import type { Launched } from '../e2e/app';
import { loanScenes } from './loan-scenes';
import type { Shown } from './screen-list';

/** What a person does on a screen before its picture is taken; the words are those of the interface. */
export type Scene = {
  readonly name: string;
  readonly address: string;
  readonly act: (launched: Launched, w: (typeof words)[Language]) => Promise<void>;
};

/** A button whose words hold a figure, by the words around it: for one of them as for many. */
function withFigure(of: Readonly<Record<string, unknown>>, key: string): RegExp {
  const templates = [of[key], of[`${key}_one`]].filter((one) => typeof one === 'string');
  const patterns = templates.map((template) =>
    template
      .split(/\{\{\w+\}\}/)
      .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[\\d,]+'),
  );
  return new RegExp(`^(${patterns.join('|')})$`);
}
const press = ({ page }: Launched, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).first().click();
const pressCounted = (launched: Launched, of: Readonly<Record<string, unknown>>, key: string) =>
  press(launched, withFigure(of, key));
/** The cursor on the first row of the ledger that is shown. */
async function firstRow({ page }: Launched): Promise<void> {
  await page.getByRole('grid').first().focus();
  await page.keyboard.press('ArrowDown');
}

/** Screens in the middle of a deed: what stands under an address of its own is in screen-list.ts. */
export function scenes(shown: Shown): readonly Scene[] {
  const { clientId, assemblingId, mergingId = clientId, volumeId, shelf } = shown;
  const ofClient = `/catalogue?clientId=${String(clientId)}`;
  return [
    ...loanScenes(shown),
    {
      name: 'catalogue-panel',
      address: '/catalogue?state=filed',
      act: async (launched, w) => {
        const panel = launched.page.getByRole('button', { name: w.catalogue.list.panel });
        if ((await panel.getAttribute('aria-pressed')) === 'false') await panel.click();
        await firstRow(launched);
      },
    },
    {
      name: 'change-many',
      address: ofClient,
      act: async (launched, w) => {
        await press(launched, w.common.selectAll);
        await pressCounted(launched, w.rearranging.bulk, 'openCounted');
        const { field, to } = w.rearranging.bulk;
        await launched.page.getByRole('checkbox', { name: field.level, exact: true }).check();
        const level = launched.page.getByRole('combobox', { name: to.replace('{{field}}', field.level) });
        await level.click();
        await level.press('ArrowDown');
        await level.press('Enter');
        await press(launched, w.rearranging.bulk.preview);
        await launched.page.getByLabel(w.rearranging.bulk.reason).waitFor();
      },
    },
    {
      name: 'merge',
      address: `/catalogue?clientId=${String(mergingId)}&state=assembling`,
      act: async (launched, w) => {
        await press(launched, w.common.selectAll);
        await pressCounted(launched, w.rearranging.merge, 'open');
      },
    },
    {
      name: 'split',
      address: `/volumes/${String(assemblingId)}`,
      act: async (launched, w) => {
        await firstRow(launched);
        await launched.page.keyboard.press('Space');
        await pressCounted(launched, w.rearranging.split, 'openCounted');
      },
    },
    {
      name: 'templates',
      address: `/volumes/${String(assemblingId)}?edit=items`,
      act: (launched, w) => press(launched, w.catalogue.grid.template.manage),
    },
    {
      name: 'print-volume',
      address: `/volumes/${String(volumeId)}`,
      act: async ({ page }) => page.keyboard.press('Control+p'),
    },
    {
      name: 'print-selection',
      address: ofClient,
      act: async (launched, w) => {
        await press(launched, w.common.selectAll);
        await pressCounted(launched, w.forms, 'printSelected');
        await launched.page.getByRole('radio', { name: w.forms.name.spines }).check({ force: true });
      },
    },
    {
      name: 'search',
      address: '/desk',
      act: async ({ page }) => {
        await page.keyboard.press('Control+k');
        await page.keyboard.insertText('珠宝');
        await page.getByRole('option').first().waitFor();
      },
    },
    {
      name: 'due-export',
      address: '/disposal',
      act: (launched, w) => press(launched, w.exchange.export),
    },
    {
      name: 'keys',
      address: '/holds',
      act: async ({ page }) => {
        // A key typed into the search box would be searched for.
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.keyboard.press('?');
        await page.getByRole('dialog').waitFor();
      },
    },
    {
      name: 'log-entry',
      address: '/audit',
      act: async (launched) => {
        await launched.page.keyboard.press('Escape');
        await firstRow(launched);
      },
    },
    {
      name: 'log-things',
      address: '/audit',
      act: async ({ page }, w) => {
        await page.getByRole('combobox', { name: w.audit.thing, exact: true }).click();
        await page.keyboard.insertText('珠宝');
        await page.getByRole('option').first().waitFor();
      },
    },
    {
      name: 'moving',
      address: '/locations/move',
      act: async ({ page }, w) => {
        await page.locator('.scan-field input:focus').waitFor();
        const clear = page.locator('.tray .link-button');
        if (await clear.isVisible()) await clear.click();
        const mine = w === words.en ? shelf.en : shelf.zhCN;
        for (const [at, code] of [shelf.code, ...mine, 'KH9999-00000', shelf.code].entries()) {
          await page.keyboard.type(code);
          await page.keyboard.press('Enter');
          await page.locator('.tray-list li').nth(at).waitFor();
        }
      },
    },
  ];
}
