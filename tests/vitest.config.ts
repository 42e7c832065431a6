import { defineConfig } from 'vitest/config';
import { licencesModule } from '../build/licences.mjs';

/** Everything that needs no window: rules, vault, store, exchange, forms, screens in jsdom. e2e/ is Playwright's. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  plugins: [licencesModule()],
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    setupFiles: ['tests/setup.ts'],
    // By default one core is left idle, which on two cores is half of the time that `npm test` may take.
    maxWorkers: '100%',
    // Argon2id at full strength takes 0.5 s a derivation and a screen's walk ten, more on a busy machine: no test is timed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
