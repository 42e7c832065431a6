import { describe, expect, it, vi } from 'vitest';
import { app } from './electron-recorder';
import { acceptSwitches, dangerousSwitch, enableSandbox } from '../../electron/shell/switches';

vi.mock('electron', () => import('./electron-recorder'));

const refusedWhen: [name: string, packaged: boolean, unpackaged: boolean][] = [
  ['remote-debugging-port', true, false],
  ['remote-debugging-pipe', true, false],
  ['no-sandbox', true, false],
  ['js-flags', true, true],
  ['load-extension', true, true],
  ['disable-web-security', true, true],
  ['user-data-dir', true, true],
  ['lang', false, false],
  ['inspect-me-not', false, false],
];
it.each(refusedWhen)('--%s: refused packaged %s, unpackaged %s', (name, packaged, unpackaged) => {
  const has = (asked: string): boolean => asked === name;
  expect([dangerousSwitch(has, true), dangerousSwitch(has, false)]).toEqual([
    packaged ? name : null,
    unpackaged ? name : null,
  ]);
});

describe('at the start', () => {
  it('a dangerous switch ends the program with one line', () => {
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    app.switches = ['disable-web-security'];
    expect(acceptSwitches()).toBe(false);
    expect(app.exit).toHaveBeenCalledWith(1);
    expect(said.mock.calls).toEqual([['Guicang does not start with --disable-web-security.\n']]);
    said.mockRestore();
  });
  it('the sandbox is left out only where root asked for it', () => {
    app.switches = ['no-sandbox'];
    enableSandbox();
    expect(app.order).toEqual([]);
    app.switches = [];
    enableSandbox();
    expect(app.order).toEqual(['enableSandbox']);
  });
});
