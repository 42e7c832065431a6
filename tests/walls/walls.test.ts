import { resolve } from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/** The project's own configuration; only what needs types is left out, which no wall does. */
const eslint = new ESLint({
  overrideConfigFile: resolve('build/eslint.config.mjs'),
  overrideConfig: tseslint.configs.disableTypeChecked,
});

async function complaintsAbout(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: resolve(file) });
  return [...new Set((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message))];
}
const importing = (from: string) => `import { x } from '${from}';\nexport const y = x;\n`;
const WALL = '@typescript-eslint/no-restricted-imports';

const forbidden: Record<string, readonly string[]> = {
  'shared/domain/volume.ts': [
    'zod',
    'node:fs',
    'react',
    'electron',
    '../contract/primitives',
    '../i18n/index',
    '../../electron/engine/store/open',
  ],
  'shared/contract/volumes.ts': [
    'electron',
    'node:crypto',
    'antd',
    '../../electron/engine-protocol',
    '../../renderer/lib/client',
    '../i18n/index',
  ],
  'shared/i18n/index.ts': ['zod', 'i18next', 'node:path', '../../renderer/lib/client'],
  'renderer/App.tsx': [
    'electron',
    'node:fs',
    '@signalapp/sqlcipher',
    '../electron/engine-protocol',
    '../tests/renderer/fake-client',
  ],
  'renderer/lib/client.ts': ['electron', '../../electron/engine/gate', '../features/desk/DeskPage', '../frame/routes'],
  'renderer/ui/Page.tsx': ['node:fs', '../features/desk/DeskPage', '../frame/routes'],
  'renderer/features/catalogue/x.tsx': [
    'electron',
    '../clients/x',
    '../desk/x',
    '../../features/exchange/x',
    '../../frame/Frame',
    '../../../electron/engine/gate',
  ],
  'renderer/features/desk/x.tsx': ['../catalogue/x', '../audit/x', '../settings/x'],
  'electron/cli.ts': ['electron', './shell/program', '../renderer/App'],
  'electron/engine-client.ts': ['electron', './shell/engine', 'react'],
  'electron/engine-protocol.ts': ['electron', './engine/engine', './shell/program'],
  'electron/engine/gate.ts': ['electron', 'react', '../shell/program', '../../renderer/App'],
  'electron/engine/vault/vault.ts': [
    'electron',
    '@signalapp/sqlcipher',
    '../store/open',
    '../archive/volumes',
    '../gate',
  ],
  'electron/engine/store/work.ts': [
    'electron',
    '../archive/volumes',
    '../forms/draw',
    '../exchange/csv',
    '../gate',
    '../../../shared/contract/index',
  ],
  'electron/engine/store/migrations/0001-things.ts': [
    'electron',
    '../open',
    '../work',
    '../migration',
    'zod',
    '../../../../shared/domain/level',
    '../../vault/vault',
  ],
  'electron/engine/backup/make.ts': [
    'electron',
    '@signalapp/sqlcipher',
    '../archive/volumes',
    '../gate',
    '../../../shared/contract/index',
  ],
  'electron/engine/porter/jobs.ts': ['electron', '../archive/volumes', '../engine'],
  'electron/engine/archive/volumes.ts': [
    'electron',
    '../gate',
    '../engine',
    '../../shell/program',
    '../../../renderer/App',
  ],
  'electron/engine/forms/cover.ts': [
    'electron',
    '@signalapp/sqlcipher',
    '../store/work',
    '../archive/volumes',
    '../vault/vault',
    '../exchange/csv',
    '../gate',
    '../../../shared/contract/index',
  ],
  'electron/engine/exchange/csv.ts': [
    'electron',
    '@signalapp/sqlcipher',
    '../store/work',
    '../archive/volumes',
    '../forms/draw',
    '../gate',
  ],
  'electron/preload.ts': ['zod', 'node:fs', '../shared/contract/index', './shell/door'],
  'electron/shell/door.ts': [
    'react',
    '@signalapp/sqlcipher',
    '../engine/gate',
    '../engine/store/open',
    '../../shared/domain/level',
    '../../renderer/App',
  ],
};

const allowed: Record<string, readonly string[]> = {
  'shared/domain/volume.ts': ['./level', '../result'],
  'shared/contract/volumes.ts': ['zod', '../domain/level', '../errors'],
  'renderer/App.tsx': ['react', 'antd', './features/desk/DeskPage', '../shared/contract/index'],
  'renderer/features/catalogue/x.tsx': [
    './y',
    '../../lib/client',
    '../../ui/Page',
    '../../../shared/domain/level',
    '../../../shared/contract/clients',
    'react-hook-form',
  ],
  'electron/cli.ts': ['node:fs', './engine-protocol', '../shared/contract/index'],
  'electron/engine/store/work.ts': ['@signalapp/sqlcipher', 'node:crypto', '../vault/secret', './migrations/index'],
  'electron/engine/archive/volumes.ts': [
    '../store/work',
    '../exchange/csv',
    '../forms/draw',
    '../../../shared/contract/index',
  ],
  'electron/engine/forms/cover.ts': ['pdfmake', './mm', '../../../shared/domain/level'],
  'electron/preload.ts': ['electron', '../shared/contract/channels'],
  'electron/shell/door.ts': [
    'electron',
    'zod',
    './sender',
    '../engine-protocol',
    '../../shared/contract/index',
    '../../shared/i18n/index',
    '../../shared/errors',
  ],
};

describe('who may not import whom', () => {
  for (const [file, froms] of Object.entries(forbidden)) {
    it.each([...froms])(`${file} does not import %s`, async (from) => {
      expect(await complaintsAbout(file, importing(from))).toEqual([WALL]);
    });
  }
});

describe('who may import whom', () => {
  for (const [file, froms] of Object.entries(allowed)) {
    it.each([...froms])(`${file} imports %s`, async (from) => {
      expect(await complaintsAbout(file, importing(from))).toEqual([]);
    });
  }
  it('a migration and a subject take types of what stands above them', async () => {
    expect(
      await complaintsAbout(
        'electron/engine/store/migrations/0001-things.ts',
        `import type { Migration } from '../migration';\nexport type X = Migration;\n`,
      ),
    ).toEqual([]);
    expect(
      await complaintsAbout(
        'electron/engine/archive/volumes.ts',
        `import type { Surroundings } from '../gate';\nexport type X = Surroundings;\n`,
      ),
    ).toEqual([]);
  });
});

describe('house rules', () => {
  it('nothing is exported by default', async () => {
    expect(await complaintsAbout('shared/domain/volume.ts', 'export default 1;\n')).toEqual(['no-restricted-syntax']);
  });
  it('nothing is opened outside the program', async () => {
    const code = `import { shell } from 'electron';\nexport const open = () => shell.openExternal('https://example.org/');\n`;
    expect(await complaintsAbout('electron/shell/window.ts', code)).toEqual(['no-restricted-properties']);
  });
});
