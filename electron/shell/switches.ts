import { app } from 'electron';

/** Each of these opens the page, its memory or its profile to somebody outside the program. */
const DANGEROUS = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'js-flags',
  'load-extension',
  'no-sandbox',
  'disable-web-security',
  'user-data-dir',
] as const;
/** Test drivers attach through these, and root has no sandbox; a packaged program takes none of them. */
const FOR_TESTS: readonly string[] = ['remote-debugging-port', 'remote-debugging-pipe', 'no-sandbox'];

/** The first switch on the command line that the program will not start with, or null. */
export function dangerousSwitch(has: (name: string) => boolean, packaged: boolean): string | null {
  return DANGEROUS.find((name) => has(name) && (packaged || !FOR_TESTS.includes(name))) ?? null;
}

/** False after saying why on standard error; the program must then not go on. */
export function acceptSwitches(): boolean {
  const found = dangerousSwitch((name) => app.commandLine.hasSwitch(name), app.isPackaged);
  if (found === null) return true;
  process.stderr.write(`Guicang does not start with --${found}.\n`);
  app.exit(1);
  return false;
}

/** Every page and helper in the sandbox. Only root, as whom no sandbox starts, gets by without, and only unpackaged. */
export function enableSandbox(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}

/** Chromium's own errands over the network; the program is offline. */
export function silenceChromium(language: string): void {
  for (const name of ['disable-background-networking', 'disable-component-update', 'no-pings', 'no-proxy-server']) {
    app.commandLine.appendSwitch(name);
  }
  // Whatever is left of them finds no address to ask, and no name is looked up.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('lang', language);
}
