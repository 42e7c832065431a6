/**
 * Who may not import whom: the one list of the project's walls. Where two entries match a file ESLint keeps only the last
 * `no-restricted-imports` (the typed one, which can let types through), so a narrower layer repeats what the wider one forbids, and the narrower ones stand below.
 */
import { readdirSync } from 'node:fs';

const ELECTRON = { regex: '^electron(/|$)', message: 'Only electron/shell and the preload import electron.' };
const NODE = {
  regex: '^(node:|@signalapp/|@node-rs/|pdfmake|fontkit|yauzl|saxes|csv-parse)',
  message: 'No Node here: this code also runs, or only runs, in the page.',
};
const PAGE = {
  regex: '^(react|antd|dexie|@ant-design/|@hookform/|@tanstack/|i18next)',
  message: 'Nothing of the page outside the renderer.',
};
const ZOD = { regex: '^zod', message: 'Rules are plain functions of plain data.' };
const DATABASE = { regex: '^@signalapp/', message: 'Only the store opens a database.' };

/** A relative import that goes through a folder of that name. */
const to = (folder, message) => ({ regex: `^\\.{1,2}/(.*/)?${folder}/`, message });

const features = readdirSync(new URL('../renderer/features/', import.meta.url));
const otherThan = (feature) => features.filter((name) => name !== feature).join('|');
const GATE = {
  regex: '^\\.\\./(gate|engine|handlers|incidents|index)$',
  message: 'Nothing below the gate knows how it was asked.',
};
const RENDERER = to('renderer', 'The engine and the shell never see the page.');
const ENGINE = [ELECTRON, PAGE, RENDERER, to('shell', 'The engine runs without a window.')];

const MIGRATION = 'A shipped migration must not change when living code does: it takes types of ../migration only.';

/** [files, patterns], wide before narrow. */
const walls = [
  ['shared/**', [ELECTRON, NODE, PAGE, to('(electron|renderer|tests)', 'shared imports only shared.')]],
  [
    'shared/domain/**',
    [ELECTRON, NODE, PAGE, ZOD, to('(contract|i18n|electron|renderer|tests)', 'A rule does not know who asks.')],
  ],
  ['shared/contract/**', [ELECTRON, NODE, PAGE, to('(i18n|electron|renderer|tests)', 'The contract has no words.')]],
  ['shared/i18n/**', [ELECTRON, NODE, PAGE, ZOD, to('(electron|renderer|tests)', 'Words know keys, nobody else.')]],

  [
    'renderer/**',
    [ELECTRON, NODE, to('(electron|tests)', 'The page reaches the archive through window.archive only.')],
  ],
  [
    'renderer/lib/**',
    [ELECTRON, NODE, to('(electron|tests|features|frame)', 'lib serves the features and knows none.')],
  ],
  ['renderer/ui/**', [ELECTRON, NODE, to('(electron|tests|features|frame)', 'ui serves the features and knows none.')]],
  ...features.map((feature) => [
    `renderer/features/${feature}/**`,
    [
      ELECTRON,
      NODE,
      to('(electron|tests)', 'The page reaches the archive through window.archive only.'),
      to('frame', 'A feature does not know where it is shown.'),
      to(`(${otherThan(feature)})`, 'Features never import each other.'),
    ],
  ]),

  [
    'electron/engine-protocol.ts',
    [ELECTRON, PAGE, NODE, to('(renderer|engine|shell)', 'The messages belong to both sides.')],
  ],
  [
    'electron/{cli,command-line,self-check,engine-client}.ts',
    [ELECTRON, PAGE, RENDERER, to('shell', 'The command line is a client of the gate, without a window.')],
  ],
  ['electron/engine/**', ENGINE],
  [
    'electron/engine/vault/**',
    [...ENGINE, GATE, DATABASE, to('(store|archive|forms|exchange|i18n)', 'The vault knows keys and nothing else.')],
  ],
  [
    'electron/engine/store/**',
    [...ENGINE, GATE, to('(archive|forms|exchange|contract|i18n)', 'The store is below the archive.')],
  ],
  [
    'electron/engine/store/migrations/**',
    [
      ...ENGINE,
      { regex: '^(?!\\./\\d{4}-|\\.\\./migration$)', message: MIGRATION },
      { regex: '^\\.\\./migration$', message: MIGRATION, allowTypeImports: true },
    ],
  ],
  [
    'electron/engine/{backup,porter}/**',
    [
      ...ENGINE,
      GATE,
      DATABASE,
      to('(archive|forms|exchange|contract|i18n)', 'A porter knows keys and stores, no subject.'),
    ],
  ],
  ['electron/engine/archive/**', [...ENGINE, { ...GATE, allowTypeImports: true }]],
  [
    'electron/engine/forms/**',
    [
      ...ENGINE,
      GATE,
      DATABASE,
      to('(store|archive|vault|exchange|contract)', 'A form is drawn from facts it is given.'),
    ],
  ],
  [
    'electron/engine/exchange/**',
    [
      ...ENGINE,
      GATE,
      DATABASE,
      to('(store|archive|vault|forms|contract)', 'An import gives facts and does not know where they go.'),
    ],
  ],

  [
    'electron/preload.ts',
    [
      PAGE,
      {
        regex: '^(?!electron$|\\.\\./shared/contract/channels$)',
        message: 'The preload takes three channel names and nothing else.',
      },
    ],
  ],
  [
    'electron/shell/**',
    [
      PAGE,
      DATABASE,
      RENDERER,
      {
        regex: '^\\.\\./(?!\\.\\./shared/(contract/|i18n/|result$|errors$)|(engine-protocol|command-line|self-check)$)',
        message: 'The shell knows the contract, the words and the messages; no rule and no record.',
      },
    ],
  ],
];

export const wallConfigs = walls.map(([files, patterns]) => ({
  files: [files],
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
}));
