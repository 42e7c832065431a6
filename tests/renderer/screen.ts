import { configure } from '@testing-library/react';
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
