import { type BrowserWindow, powerMonitor } from 'electron';

/** Everything but the button and idleness that locks: leaving the seat, closing the lid, Ctrl+L even in a page that hangs. */
export function setupLockTriggers(window: BrowserWindow, lock: () => void): void {
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  powerMonitor.on('user-did-resign-active', lock);
  window.webContents.on('before-input-event', (event, input) => {
    const isLock =
      input.type === 'keyDown' &&
      (input.control || input.meta) &&
      !input.alt &&
      !input.shift &&
      input.key.toLowerCase() === 'l';
    if (!isLock) return;
    event.preventDefault();
    lock();
  });
}
