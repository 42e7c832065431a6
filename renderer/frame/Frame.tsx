import { type ReactNode, useEffect, useState } from 'react';
import { useClient } from '../lib/client-context';
import { useDesk } from '../lib/desk-context';
import { useHotkey } from '../lib/hotkeys';
import { useT } from '../lib/i18n';
import { back, go, usePlace } from '../lib/route';
import { useSession } from '../lib/session';
import { LeaveGuard } from '../lib/use-leave-guard';
import { AnswersProvider } from '../ui/Answers';
import { CrashBoundary } from './CrashBoundary';
import { KeysDialog } from './KeysDialog';
import { OpeningNotices } from './OpeningNotices';
import { Outlet } from './Outlet';
import { railOf, type RouteRow } from './routes';
import { TopBar } from './TopBar';
import { useActivity } from './use-activity';
import './frame.css';

/** What is always on screen: the rail with words, the top bar, the line of answers. The title names the fonds. */
export function Frame({ routes, search }: { readonly routes: readonly RouteRow[]; readonly search: ReactNode }) {
  const { t } = useT();
  const client = useClient();
  const desk = useDesk();
  const session = useSession();
  const place = usePlace();
  const [keysOpen, setKeysOpen] = useState(false);
  const rail = railOf(routes, session);
  const first = rail[0]?.rail.to;
  useActivity();

  useEffect(() => {
    if (place.path === '/' && first !== undefined) go(first);
  }, [place.path, first]);
  const title = `${session.fondsNumber} ${session.fondsName} · ${t('frame.product')}`;
  useEffect(() => {
    void client.call('shell.setTitle', { text: title });
    void client.call('shell.setIdleMinutes', { minutes: session.idleMinutes });
  }, [client, title, session.idleMinutes]);

  const lock = () => void desk.flush().then(() => client.call('shell.lock', {}));
  useHotkey('lock', lock);
  useHotkey('help', () => setKeysOpen(true));
  useHotkey('back', back);
  useHotkey('rail', (event) => {
    const to = rail[Number(event.key) - 1]?.rail.to;
    if (to !== undefined) go(to);
  });

  return (
    <LeaveGuard>
      <AnswersProvider>
        <div className="frame">
          <a
            className="skip"
            href="#main"
            onClick={(event) => {
              event.preventDefault();
              document.getElementById('main')?.focus();
            }}
          >
            {t('frame.skip')}
          </a>
          <nav className="rail" aria-label={t('frame.navigation')}>
            <p className="rail-fonds">{session.fondsNumber}</p>
            <ul>
              {rail.map((row, index) => (
                <li key={row.path}>
                  <a
                    href={`#${row.rail.to}`}
                    aria-current={
                      place.path.startsWith(row.path) ||
                      row.rail.holds?.some((start) => place.path.startsWith(start)) === true
                        ? 'page'
                        : undefined
                    }
                    title={`Alt+${index + 1}`}
                  >
                    {t(row.rail.words)}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <TopBar search={search} onLock={lock} onKeys={() => setKeysOpen(true)} />
          <main id="main" tabIndex={-1} aria-label={t('frame.main')}>
            <OpeningNotices />
            <CrashBoundary key={place.path}>
              <Outlet routes={routes} place={place} />
            </CrashBoundary>
          </main>
        </div>
      </AnswersProvider>
      {keysOpen && <KeysDialog onClose={() => setKeysOpen(false)} />}
    </LeaveGuard>
  );
}
