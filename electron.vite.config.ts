import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { licencesModule } from './build/licences.mjs';

const at = (path: string): string => resolve(import.meta.dirname, path);

/** Native modules, and libraries that read files of their own beside their code. All else is bundled: one file opens faster than a hundred. */
const EXTERNAL = [
  /^node:/,
  'electron',
  '@signalapp/sqlcipher',
  '@node-rs/argon2',
  /^pdfmake(\/|$)/,
  'fontkit',
  /^@expo-google-fonts\//,
];

const node = (outDir: string, input: Record<string, string>) => ({
  build: {
    outDir,
    emptyOutDir: false,
    target: 'node18',
    minify: false,
    reportCompressedSize: false,
    externalizeDeps: false,
    rollupOptions: {
      input: Object.fromEntries(Object.entries(input).filter(([, path]) => existsSync(path))),
      external: EXTERNAL,
      output: { format: 'cjs' as const, entryFileNames: '[name].js', chunkFileNames: 'shared/[name].js' },
    },
  },
});

export default defineConfig({
  main: node('out', {
    'shell/index': at('electron/shell/index.ts'),
    'engine/index': at('electron/engine/index.ts'),
    'engine/press': at('electron/engine/forms/press.ts'),
    'engine/porter': at('electron/engine/porter/index.ts'),
    cli: at('electron/cli.ts'),
  }),
  preload: node('out/preload', { index: at('electron/preload.ts') }),
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react(), licencesModule()],
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4_000,
      rollupOptions: { input: at('renderer/index.html') },
    },
  },
});
