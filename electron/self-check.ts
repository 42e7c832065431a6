import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineCommandName, InputOf, OutputOf } from '../shared/contract/index';
import { builtInDocumentTypes } from '../shared/domain/document-types';
import type { Connect } from './command-line';

/**
 * `guicang --self-check`: shows on the machine itself that the program works there. A throw-away archive is set up,
 * locked, unlocked, written to, printed from and removed. Says each step on standard output; throws at the first that fails.
 */
export async function checkEngine(connect: Connect): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'guicang-self-check-'));
  const passphrase = randomBytes(24).toString('base64url');
  try {
    await withEngine(connect, null, async ({ get, grant }) => {
      grant('folder', folder);
      const { recoveryKey } = await get('operators.prepareRecovery', {});
      await get('operators.setUp', {
        folder: 'folder',
        fondsNumber: 'SELF',
        fondsName: '自检',
        language: 'zh-CN',
        recoveryKeyTyped: recoveryKey,
        typeLevels: Object.fromEntries(builtInDocumentTypes.map(({ code }) => [code, 'general' as const])),
        operator: {
          login: 'check',
          fullName: '自检',
          staffCode: '1',
          roles: ['archivist'],
          clearance: 'topSecret',
          passphrase,
        },
      });
    });
    say('an archive was set up');
    demandEncrypted(folder);
    await withEngine(connect, folder, async ({ ask, get, pdf }) => {
      const wrong = await ask('operators.unlock', { login: 'check', passphrase: 'not this one' });
      demand(!wrong.result.ok && wrong.result.error.code === 'wrongPassphrase', 'a wrong passphrase was not refused');
      await get('operators.unlock', { login: 'check', passphrase });
      say('it opened with its passphrase and with no other');
      const { series } = await get('settings.lists', {});
      const client = await get('clients.save', aClient);
      const volume = await get('catalogue.saveVolume', aVolume(client.id, series[0]?.id ?? 0));
      await get('forms.preview', { of: 'volumes', ids: [volume.id], form: 'cover', withoutGlyph: 'leaveBlank' });
      demand(pdf()?.subarray(0, 5).toString() === '%PDF-', 'no cover was drawn');
      say('a volume was saved and its cover drawn');
      demand((await get('audit.verify', {})).firstBroken === null, 'the log does not hold');
      say('the log holds');
    });
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

type Asking = Pick<ReturnType<Connect>, 'ask' | 'grant'> & {
  readonly get: <N extends EngineCommandName>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  /** The document of the answer before. */
  readonly pdf: () => Buffer | undefined;
};
async function withEngine(
  connect: Connect,
  folder: string | null,
  work: (asking: Asking) => Promise<void>,
): Promise<void> {
  const engine = connect(folder, () => undefined);
  let pdf: Buffer | undefined;
  try {
    await work({
      ask: engine.ask,
      grant: engine.grant,
      pdf: () => pdf,
      get: async (name, input) => {
        const { result, document } = await engine.ask(name, input);
        if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
        pdf = document === null ? undefined : Buffer.from(document.pdf);
        return result.value as never;
      },
    });
  } finally {
    await engine.close();
  }
}

function demandEncrypted(folder: string): void {
  const store = readdirSync(folder).find((name) => name.endsWith('.db') && name.startsWith('room'));
  const head = store === undefined ? '' : readFileSync(join(folder, store)).subarray(0, 15).toString('latin1');
  demand(head !== '' && head !== 'SQLite format 3', 'the store is not encrypted');
}

export function demand(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}
export function say(step: string): void {
  process.stdout.write(`${step}\n`);
}

const aClient = {
  id: null,
  version: 0,
  code: '0001',
  name: '自检客户',
  kind: null,
  keeperId: null,
  keeper: null,
  openedOn: null,
  contacts: [],
  note: null,
};
const aVolume = (clientId: number, seriesId: number) => ({
  id: null,
  version: 0,
  clientId,
  seriesId,
  title: '自检案卷',
  year: 2026,
  firstMonth: null,
  lastMonth: null,
  retention: { kind: 'permanent' as const, asWritten: null },
  retentionBasis: 'lastDocument' as const,
  basisDate: null,
  ownLevel: 'general' as const,
  levelTermUntil: null,
  oldNumber: null,
  filingNumber: null,
  crossReference: null,
  formingDepartmentId: null,
  binding: 'bound' as const,
  pages: null,
  compiledBy: null,
  checkedBy: null,
  compiledOn: null,
  checkedOn: null,
  closingNote: null,
  note: null,
  homeId: null,
});
