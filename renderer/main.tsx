import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { type Bridge, createClient } from './lib/client';
import { ClientProvider } from './lib/client-context';
import { createI18n, WordsProvider } from './lib/i18n';
import { ThemeProvider } from './ui/ThemeProvider';

declare global {
  interface Window {
    readonly archive: Bridge;
  }
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
const client = createClient(window.archive);
const state = await client.call('shell.state', {});
const words = await createI18n(state.ok ? state.value.language : 'zh-CN');

createRoot(root).render(
  <StrictMode>
    <WordsProvider i18n={words}>
      <ThemeProvider>
        <ClientProvider value={client}>
          <App />
        </ClientProvider>
      </ThemeProvider>
    </WordsProvider>
  </StrictMode>,
);
