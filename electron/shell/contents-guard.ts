import { app, type WebContents } from 'electron';

/** For every page there will ever be: it stays where it was put, opens nothing and embeds nothing. */
export function setupContentsGuard(): void {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents);
  });
}

export function guardContents(contents: WebContents): void {
  const refuse = (event: { preventDefault: () => void }): void => {
    event.preventDefault();
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', refuse);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
