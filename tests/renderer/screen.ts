import { configure, getConfig } from '@testing-library/react';
import '@testing-library/jest-dom/vitest';

/** jsdom lays nothing out: a window of 1280×800 is given to what measures itself, and the parts of a browser it lacks. */
const size = { offsetWidth: 1280, offsetHeight: 800, clientHeight: 800, clientWidth: 1280, scrollHeight: 1_000_000 };
for (const [name, value] of Object.entries(size)) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => value });
}
/** An open list scrolls to its chosen line only after measuring lines that stand in something. */
Object.defineProperty(HTMLElement.prototype, 'offsetParent', {
  configurable: true,
  get(this: HTMLElement) {
    return this.parentElement;
  },
});
Element.prototype.scrollTo = function scrollTo(to?: ScrollToOptions | number) {
  if (typeof to === 'object' && to.top !== undefined) this.scrollTop = to.top;
  this.dispatchEvent(new Event('scroll'));
};
Element.prototype.scrollIntoView = () => undefined;
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
window.matchMedia = (media) =>
  Object.assign(new EventTarget(), { media, matches: false, onchange: null, addListener() {}, removeListener() {} });

/** Nothing is painted: a canvas has no context, and what is drawn before and after an element has the element's own style. */
HTMLCanvasElement.prototype.getContext = () => null;
const styleOf = window.getComputedStyle.bind(window);
window.getComputedStyle = (element) => styleOf(element);

// How long a screen may take to answer before a test gives up: generous, since the machines are shared. It is no wait:
// a test goes on the moment the answer is there.
configure({ asyncUtilTimeout: 15_000 });

/** Taken before a test puts its own clock in. */
const { setImmediate: nextTurn } = globalThis;
/** Turns of the event loop without a change on the page after which it has answered: a draft kept in between takes ten. */
const STILL = 20;
/** What goes on changing by itself is not waited for. */
const ENOUGH = 500;

/**
 * A person acts, sees what came of it, and acts again. By itself the library goes on a millisecond after each deed, so
 * that what is seen would hang on the speed of the machine: here a deed is done once the page has come to rest.
 */
async function comeToRest(): Promise<void> {
  let still = 0;
  const watch = new MutationObserver(() => (still = 0));
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  for (let turn = 0; still < STILL && turn < ENOUGH; turn += 1) {
    still += 1;
    await new Promise((done) => nextTurn(done));
  }
  watch.disconnect();
}
const library = { ...getConfig() };
configure({
  asyncWrapper: (deed: () => unknown): Promise<unknown> =>
    library.asyncWrapper(async () => {
      const done = await deed();
      await comeToRest();
      return done;
    }),
});
