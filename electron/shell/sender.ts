import type { WebContents, WebFrameMain } from 'electron';

type Frame = Pick<WebFrameMain, 'url' | 'parent'>;

/** The top frame of a page at `app://archive`. Scheme and host, never `origin`: that of an own scheme is the text "null". */
export function isOurPage(frame: Frame | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  let url: URL;
  try {
    url = new URL(frame.url);
  } catch {
    return false;
  }
  return url.protocol === 'app:' && url.host === 'archive';
}

/** A question is ours when the right page in the right window asked it. */
export function isOurSender(
  event: { readonly sender: Pick<WebContents, 'id'>; readonly senderFrame: Frame | null },
  windowId: number | undefined,
): boolean {
  return windowId !== undefined && event.sender.id === windowId && isOurPage(event.senderFrame);
}
