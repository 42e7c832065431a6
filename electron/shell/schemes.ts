import { protocol } from 'electron';

/** `app:` is the page, `form:` a drawn document. Before the program is ready, once. */
export function registerSchemes(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
    { scheme: 'form', privileges: { standard: true, secure: true, stream: true } },
  ]);
}
