import type { Page } from '@playwright/test';

/**
 * Types a key or a character: milliseconds from its event to the frame after `element` reads `text`. What is read must not stand there
 * before.
 */
export async function typeToPainted(page: Page, key: string, element: string, text: string): Promise<number> {
  await page.evaluate(
    ([selector, awaited]) => {
      const took = new Promise<number>((done) => {
        let pressed = 0;
        // A key, or what an input method hands over: whichever comes first.
        const began = (event: Event): void => {
          if (pressed === 0) pressed = event.timeStamp;
        };
        window.addEventListener('keydown', began, { once: true, capture: true });
        window.addEventListener('input', began, { once: true, capture: true });
        const answered = new MutationObserver(() => {
          if (pressed === 0 || document.querySelector(selector)?.textContent.includes(awaited) !== true) return;
          answered.disconnect();
          requestAnimationFrame(() => {
            const painted = new MessageChannel();
            painted.port1.onmessage = () => {
              done(performance.now() - pressed);
            };
            painted.port2.postMessage(null);
          });
        });
        answered.observe(document.body, { childList: true, subtree: true, characterData: true });
      });
      Object.assign(window, { took });
    },
    [element, text] as const,
  );
  await (key.length > 1 || /[ -~]/.test(key) ? page.keyboard.press(key) : page.keyboard.insertText(key));
  return page.evaluate(() => (window as unknown as { took: Promise<number> }).took);
}
