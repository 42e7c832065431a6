/**
 * Lint: the walls of the architecture ("who may import whom"), and the habits of the house. The walls are one list; a
 * narrower layer repeats what the wider one forbids, because of two blocks that match a file ESLint keeps only the last
 * no-restricted-imports. tests/walls proves each of them by breaking it.
 */
import { fileURLToPath } from 'node:url';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const root = fileURLToPath(new URL('..', import.meta.url));
const deny = (regex, message) => ({ regex, message });
const ELECTRON = deny('^electron(/|$)', "Only electron/shell and electron/preload.ts import 'electron'.");
const NODE = deny('^(node:|fs$|path$|crypto$|@signalapp/|@node-rs/|pdfmake|yauzl|saxes|csv-parse)', 'No Node here: this code also runs, or only runs, in the page.');
const UI = deny('^(react|react-dom|antd|dexie|@hookform|react-hook-form|react-i18next|i18next|@tanstack)(/|$|-)', 'No user interface below the renderer.');
const ZOD = deny('^zod', 'Rules are plain functions of plain data.');
const to = (folder, message) => deny(`(^|/)${folder}(/|$)`, message);

const FEATURES = ['audit', 'catalogue', 'clients', 'desk', 'exchange', 'operators', 'settings'];
const shellSide = deny('(^|/)engine/', 'The shell holds no key and no record: it starts the engine as a process and knows its protocol only.');
const engineSide = [ELECTRON, UI, to('(renderer|shell)', 'The engine knows neither windows nor screens.')];

/** Folder → what it may not import. Later rows win where two match. */
export const walls = {
  'shared/**': [ELECTRON, NODE, UI, to('(electron|renderer)', 'shared imports only shared.')],
  'shared/contract/**': [ELECTRON, NODE, UI, to('(electron|renderer|i18n)', 'The contract knows no words and no sides.')],
  'shared/domain/**': [ELECTRON, NODE, UI, ZOD, to('(contract|i18n|electron|renderer)', 'A rule does not know who asks.')],
  'renderer/**': [ELECTRON, NODE, to('(electron|engine|shell)', 'The page reaches the engine through renderer/lib/client only.')],
  'renderer/{lib,ui}/**': [ELECTRON, NODE, to('(electron|engine|shell|features|frame)', 'lib and ui are below the features.')],
  ...Object.fromEntries(FEATURES.map((name) => [`renderer/features/${name}/**`, [
    ELECTRON, NODE, to('(electron|engine|shell|frame)', 'A feature stands on lib and ui.'),
    deny(`(^|/)(features/(?!${name}(/|$))|\\.\\./(${FEATURES.filter((other) => other !== name).join('|')})(/|$))`, 'Features never import each other.'),
  ]])),
  'electron/shell/**': [UI, shellSide, to('(renderer|domain)', 'The shell is windows and dialogs; rules and screens are elsewhere.')],
  'electron/preload.ts': [UI, shellSide, deny('^(zod|node:)', 'The preload is three functions.'), to('renderer', 'The preload is not of the page.')],
  'electron/engine/**': engineSide,
  'electron/engine/{vault,store}/**': [...engineSide, to('(archive|forms|exchange|gate|handlers)', 'Vault and store are below the archive.')],
  'electron/engine/store/migrations/0*': [...engineSide, deny('^(?!\\.\\./migration$)', 'A migration imports nothing living: it must not change when other code does.')],
  'electron/engine/{forms,exchange}/**': [...engineSide, to('(archive|store|vault|gate|handlers)', 'Facts in, bytes out: forms and exchange ask nobody.')],
  'electron/engine/archive/**': [...engineSide, deny('^\\.\\./(engine|handlers|index)$', 'The archive does not know how it was asked.')],
};

export default tseslint.config(
  { ignores: ['node_modules/**', 'out/**', '.cache/**', 'test-results/**', 'build/samples/**', '**/*.mjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: ['shared/domain', 'shared', 'electron', 'renderer', 'tests'].map((side) => `${side}/tsconfig.json`),
        tsconfigRootDir: root,
      },
    },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Spreading a text gives code points, which is what names with 𠮷 need.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
      eqeqeq: 'error',
    },
  },
  ...Object.entries(walls).map(([files, patterns]) => ({ files: [files], rules: { 'no-restricted-imports': ['error', { patterns }] } })),
  {
    files: ['renderer/**', 'tests/renderer/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // A fake that answers at once still has the shape of the one that has to wait.
  { files: ['tests/**'], rules: { '@typescript-eslint/require-await': 'off' } },
  { files: ['electron.vite.config.ts'], ...tseslint.configs.disableTypeChecked },
  // Vite, Vitest and Playwright read the default export of their configuration.
  { files: ['**/*.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
