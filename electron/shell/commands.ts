import { basename } from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { OutputOf, ParsedInputOf, ShellCommandName } from '../../shared/contract/index';
import { AppFailure } from '../../shared/errors';
import type { setupIdle } from './idle';
import type { LockCause, Parts } from './lock';
import type { MachineFile } from './machine';
import { type Picked, pickFile, pickFolder, pickSave } from './pick';

export type ShellHandlers = {
  readonly [N in ShellCommandName]: (input: ParsedInputOf<N>) => OutputOf<N> | Promise<OutputOf<N>>;
};
export type CommandParts = Parts & {
  readonly machine: MachineFile;
  readonly idle: ReturnType<typeof setupIdle>;
  readonly lock: (cause: LockCause) => Promise<void>;
};

/** What the shell answers itself: windows, dialogs and this machine. None of it can read a record. */
export function createShellCommands(parts: CommandParts): ShellHandlers {
  const { machine, engine, tickets, previews, idle } = parts;
  const grant = (picked: Picked): string => {
    const ticket = tickets.issue(picked.path);
    engine.say({ kind: 'grant', ticket, path: picked.path });
    return ticket;
  };
  return {
    'shell.state': () => {
      const { archive, language } = machine.get();
      return { language, archiveName: archive === null ? null : basename(archive), version: app.getVersion() };
    },
    'shell.setLanguage': ({ language }) => {
      machine.set({ language });
      return {};
    },
    'shell.pickFolder': async ({ purpose }) => {
      const picked = await pickFolder(theWindow(parts), purpose);
      return picked === null ? null : { ticket: grant(picked), name: picked.name };
    },
    'shell.pickFile': async ({ purpose }) => {
      const picked = await pickFile(theWindow(parts), purpose);
      return picked === null ? null : { ticket: grant(picked), name: picked.name, bytes: picked.bytes };
    },
    'shell.pickSave': async ({ name }) => {
      const picked = await pickSave(theWindow(parts), name);
      return picked === null ? null : { ticket: grant(picked), name: picked.name };
    },
    'shell.openArchive': async ({ ticket }) => {
      const archive = tickets.path(ticket);
      if (archive === undefined) throw new AppFailure({ code: 'notFound', entity: 'ticket', id: ticket });
      machine.set({ archive });
      await parts.lock('asked');
      return {};
    },
    'shell.openPreview': ({ token, title }) => {
      if (!previews.open(token, title)) throw new AppFailure({ code: 'notFound', entity: 'document', id: token });
      return {};
    },
    'shell.setTitle': ({ text }) => {
      parts.window()?.setTitle(text);
      return {};
    },
    'shell.setIdleMinutes': ({ minutes }) => {
      idle.setMinutes(minutes);
      return {};
    },
    'shell.activity': () => {
      idle.activity();
      return {};
    },
    'shell.lock': async () => {
      await parts.lock('asked');
      return {};
    },
    'shell.cancel': ({ job }) => {
      engine.say({ kind: 'cancel', job });
      return {};
    },
  };
}

function theWindow({ window }: Parts): BrowserWindow {
  const found = window();
  if (found === undefined) throw new AppFailure({ code: 'cancelled' });
  return found;
}
