import { expect, it, vi } from 'vitest';
import { contextBridge, ipcRenderer } from './electron-recorder';

vi.mock('electron', () => import('./electron-recorder'));
await import('../../electron/preload');

type Bridge = Record<'invoke' | 'onChanged' | 'onProgress', (...words: unknown[]) => unknown>;
const bridge = contextBridge.exposed.get('archive') as Bridge;

it('20: exposes one frozen object of three functions', () => {
  expect([...contextBridge.exposed.keys()]).toEqual(['archive']);
  expect(Object.isFrozen(bridge)).toBe(true);
  expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
    ['invoke', 'function'],
    ['onChanged', 'function'],
    ['onProgress', 'function'],
  ]);
});

it('asks on the one channel, whatever else is given', async () => {
  expect(await bridge.invoke('catalogue.find', { text: 'x' }, 'more')).toBe('answer');
  expect(ipcRenderer.invoke).toHaveBeenCalledWith('archive:command', 'catalogue.find', { text: 'x' });
});

it.each([
  ['onChanged', 'archive:changed'],
  ['onProgress', 'archive:progress'],
] as const)('%s hears the payload without the event, until it is stopped', (name, channel) => {
  const heard: unknown[] = [];
  const stop = bridge[name]((...words: unknown[]) => heard.push(words)) as () => void;
  ipcRenderer.emit(channel, { sender: 'secret' }, { topics: ['desk'] });
  stop();
  ipcRenderer.emit(channel, {}, { topics: ['audit'] });
  expect(heard).toEqual([[{ topics: ['desk'] }]]);
  expect(ipcRenderer.listenerCount(channel)).toBe(0);
});
