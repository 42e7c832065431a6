import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CHANGED_CHANNEL, COMMAND_CHANNEL, PROGRESS_CHANNEL } from '../shared/contract/channels';

/** Hears one channel without the event, which carries the sender; answers the function that stops it. */
function hear(channel: string, listener: (payload: unknown) => void): () => void {
  const withoutSender = (_event: IpcRendererEvent, payload: unknown): void => {
    listener(payload);
  };
  ipcRenderer.on(channel, withoutSender);
  return () => {
    ipcRenderer.removeListener(channel, withoutSender);
  };
}

/** All that the page can reach of the rest of the program: one question and two announcements. */
contextBridge.exposeInMainWorld(
  'archive',
  Object.freeze({
    invoke: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke(COMMAND_CHANNEL, name, input),
    onChanged: (listener: (payload: unknown) => void) => hear(CHANGED_CHANNEL, listener),
    onProgress: (listener: (payload: unknown) => void) => hear(PROGRESS_CHANNEL, listener),
  }),
);
