import { join } from 'node:path';
import { app, type BrowserWindow, type Session, session } from 'electron';
import { createShellCommands } from './commands';
import { Documents } from './documents';
import { createAnnouncer, setupDoor } from './door';
import { allowSavingDocuments, denyDownloads } from './downloads';
import { Engine } from './engine';
import { setupIdle } from './idle';
import { createLock, type Parts, shut } from './lock';
import { setupLockTriggers } from './lock-triggers';
import type { MachineFile } from './machine';
import { setupNetwork } from './network';
import { readPageFiles } from './page-files';
import { setupPageLife } from './page-life';
import { setupPageScheme } from './page-scheme';
import { setupPermissions } from './permissions';
import { setupPreviews } from './preview';
import { rememberSetUp } from './set-up-answer';
import { Tickets } from './tickets';
import { openWindow } from './window';

/** Puts the parts together; every one of them is in a file of its own. */
export function run(machine: MachineFile): void {
  const pageSession = setupSessions();
  const documents = new Documents();
  const tickets = new Tickets();
  const previews = setupPreviews(documents);
  // Filled once everything that may speak to it is in place.
  const windows: BrowserWindow[] = [];
  const theWindow = (): BrowserWindow | undefined => windows.find((window) => !window.isDestroyed());
  const say = createAnnouncer(theWindow);

  const engine = new Engine(join(__dirname, '../engine/index.js'), {
    onMessage: (message) => {
      if (message.kind === 'changed') say.changed(message.topics);
      else say.progress(message);
    },
    onDocument: (document) => {
      documents.keep(document);
    },
    onDied: () => void lock('died'),
  });
  const parts: Parts = {
    engine,
    documents,
    previews,
    tickets,
    session: pageSession,
    window: theWindow,
    folder: () => machine.get().archive,
    announce: say.changed,
  };
  const lock = createLock(parts);
  const idle = setupIdle(
    () => previews.windows().some((preview) => preview.isFocused()),
    () => void lock('sudden'),
  );

  setupDoor({
    window: theWindow,
    handlers: createShellCommands({ ...parts, machine, idle, lock }),
    announce: say.changed,
    askEngine: async (name, input) => {
      const result = await engine.call(name, input);
      rememberSetUp(tickets, machine, name, input, result);
      return result;
    },
  });
  engine.start(machine.get().archive);
  const window = openWindow(pageSession, machine);
  windows.push(window);
  setupPageLife(window, () => {
    app.exit(1);
  });
  setupLockTriggers(window, () => void lock('sudden'));
  setupEnd(window, parts);
}

/** The page lives in memory only; the preview in the default session (preview.ts says why). */
export function setupSessions(): Session {
  const page = session.fromPartition('room', { cache: false });
  setupPageScheme(page, readPageFiles(join(__dirname, '../renderer')));
  setupNetwork(page, 'page');
  denyDownloads(page);
  setupNetwork(session.defaultSession, 'preview');
  allowSavingDocuments(session.defaultSession);
  for (const each of [page, session.defaultSession]) {
    setupPermissions(each);
    each.setSpellCheckerEnabled(false);
  }
  return page;
}

/** A second start only shows the window of the first. Closing it flushes as a lock does, then ends the program. */
function setupEnd(window: BrowserWindow, parts: Parts): void {
  let shutting = false;
  window.on('close', (event) => {
    event.preventDefault();
    if (shutting) return;
    shutting = true;
    void shut(parts).finally(() => {
      window.destroy();
      app.quit();
    });
  });
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => {
    app.quit();
  });
}
