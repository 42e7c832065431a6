import { act, cleanup, render, waitFor } from '@testing-library/react';
import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import type { i18n } from 'i18next';
import type { ReactElement } from 'react';
import { afterEach, expect } from 'vitest';
import {
  type ChangedEvent,
  type CommandName,
  commandOf,
  type InputOf,
  isCommandName,
  type OutputOf,
  type ProgressEvent,
} from '../../shared/contract/index';
import type { AppError } from '../../shared/errors';
import type { Language } from '../../shared/i18n/index';
import { err, ok, type Result } from '../../shared/result';
import { type Bridge, type Client, createClient } from '../../renderer/lib/client';
import { ClientProvider } from '../../renderer/lib/client-context';
import { clearDesk } from '../../renderer/lib/desk-db';
import { DeskProvider } from '../../renderer/lib/desk-context';
import { createI18n, WordsProvider } from '../../renderer/lib/i18n';
import { type Session, SessionProvider } from '../../renderer/lib/session';
import { AnswersProvider } from '../../renderer/ui/Answers';
import { ThemeProvider } from '../../renderer/ui/ThemeProvider';
import './screen';
import { sessionOf } from './session';

// Dexie looks for IndexedDB when it is first imported, which may be before this file.
Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;

export type Answers = {
  [N in CommandName]?: (input: InputOf<N>) => Result<OutputOf<N>, AppError> | Promise<Result<OutputOf<N>, AppError>>;
};
export type Asked = { readonly name: string; readonly input: unknown };

/** What every unlocked screen asks for by the way; a test may answer otherwise. */
const quiet: Answers = {
  'desk.drafts': () => ok([]),
  'desk.views': () => ok({}),
  'desk.saveDraft': () => ok({}),
  'desk.dropDraft': () => ok({}),
  'desk.saveView': () => ok({}),
  'catalogue.undoable': () => ok(null),
  'catalogue.templates': () => ok([]),
  'shell.state': () => ok({ language: 'zh-CN', archiveName: '档案库 2026', version: '0.1.0' }),
  'shell.activity': () => ok({}),
  'shell.setTitle': () => ok({}),
  'shell.setIdleMinutes': () => ok({}),
  'backup.state': () =>
    ok({
      lastAt: '2026-11-23T02:00:00Z',
      days: 0,
      light: 'green',
      elsewhere: true,
      faults: [],
      trialDays: 3,
      trialDue: false,
    }),
  // Nothing is collected, lent or kept: asked by the catalogue, the page of a client and the import.
  'worklist.count': () => ok({ total: 0 }),
  'clients.contacts': () => ok({ first: { kind: 'notAsked' }, rows: [] }),
  'loans.ofClient': () => ok([]),
  'exchange.mappings': () => ok([]),
  // Nothing is on hold and no list is under way: asked by the pages of volumes and clients, and by the desk.
  'disposal.ofVolume': () => ok({ lists: [], blocks: [], retentionChanges: [] }),
  'holds.ofVolume': () => ok({ holds: [], hidden: false }),
  'holds.ofClient': () => ok({ holds: [], hidden: false }),
  'disposal.lists': () => ok({ rows: [], next: null, total: 0 }),
  'disposal.counts': () => ok({ states: [], recheckDue: 0 }),
  'holds.list': () => ok({ rows: [], next: null, total: 0 }),
};

/** One turn of the event loop: what was promised meanwhile has come. Taken before a test puts its own clock in. */
const { setImmediate: nextTurn } = globalThis;
const turn = () => new Promise((done) => nextTurn(done));

/** Does something that is not a person's deed (an event, a late answer, time) and lets what follows from it be drawn. */
export const settle = (deed: () => void): Promise<void> =>
  act(async () => {
    deed();
    await turn();
  });

/** A stand-in for preload that still holds both sides to the contract: it parses each question and each answer. */
export function fakeBridge(answers: Answers) {
  const asked: Asked[] = [];
  const changed = new Set<(event: ChangedEvent) => void>();
  const progressed = new Set<(event: ProgressEvent) => void>();
  const bridge: Bridge = {
    invoke: async (name, input) => {
      asked.push({ name, input });
      if (!isCommandName(name)) throw new Error(`No command ${name}`);
      const answer = (answers[name] ?? quiet[name]) as
        ((input: unknown) => Result<unknown, AppError> | Promise<Result<unknown, AppError>>) | undefined;
      if (answer === undefined) throw new Error(`No answer prepared for ${name}`);
      const result = await answer(commandOf(name).input.parse(input));
      return result.ok ? ok(commandOf(name).output.parse(result.value)) : err(result.error);
    },
    onChanged: (listener) => {
      changed.add(listener);
      return () => changed.delete(listener);
    },
    onProgress: (listener) => {
      progressed.add(listener);
      return () => progressed.delete(listener);
    },
  };
  return {
    bridge,
    asked,
    /** The questions under one name, without the ones every screen asks. */
    askedFor: (name: CommandName) => asked.filter((one) => one.name === name).map((one) => one.input),
    change: (...topics: ChangedEvent['topics']) => settle(() => changed.forEach((listener) => listener({ topics }))),
    progress: (event: ProgressEvent) => settle(() => progressed.forEach((listener) => listener(event))),
  };
}

type Given = { readonly language?: Language; readonly session?: Partial<Session>; readonly at?: string };

/** Draws a screen as the unlocked frame would: client, session, language, theme, desk, line of answers. */
export async function renderScreen(
  ui: ReactElement,
  answers: Answers,
  { language = 'zh-CN', session = {}, at = '/' }: Given = {},
) {
  window.location.hash = at;
  const fake = fakeBridge(answers);
  const drawn = await draw(
    createClient(fake.bridge),
    await createI18n(language),
    <SessionProvider value={sessionOf(session)}>
      <DeskProvider waiting={<p data-testid="desk-opens" />}>
        <AnswersProvider>{ui}</AnswersProvider>
      </DeskProvider>
    </SessionProvider>,
  );
  await waitFor(() => expect(drawn.queryByTestId('desk-opens')).toBeNull());
  await settle(() => undefined);
  return { ...fake, ...drawn };
}

/** Draws what stands before anyone unlocks. */
export async function renderLocked(
  ui: ReactElement,
  answers: Answers,
  { language = 'zh-CN' }: Pick<Given, 'language'> = {},
) {
  const fake = fakeBridge(answers);
  return { ...fake, ...(await draw(createClient(fake.bridge), await createI18n(language), ui)) };
}

async function draw(client: Client, words: i18n, ui: ReactElement) {
  const drawn = render(
    <WordsProvider i18n={words}>
      <ThemeProvider>
        <ClientProvider value={client}>{ui}</ClientProvider>
      </ThemeProvider>
    </WordsProvider>,
  );
  await settle(() => undefined);
  return { ...drawn, words };
}

afterEach(async () => {
  cleanup();
  await clearDesk();
  window.location.hash = '';
});
