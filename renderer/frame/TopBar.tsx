import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../lib/i18n';
import { paths } from '../lib/paths';
import { useSession } from '../lib/session';
import { BackupLight } from './BackupLight';
import { LanguageSwitch } from '../ui/LanguageSwitch';

type Props = { readonly search: ReactNode; readonly onLock: () => void; readonly onKeys: () => void };

/** The one search box, who is signed in, the language, the lock. */
export function TopBar({ search, onLock, onKeys }: Props) {
  const { t } = useT();
  const session = useSession();
  return (
    <header className="top-bar">
      <div className="top-search">{search}</div>
      <p className="top-who" aria-label={t('frame.signedInAs')}>
        <a href={`#${paths.me()}`} title={t('operators.me.title')}>
          {t('frame.signedIn', {
            name: session.fullName,
            roles: session.roles.map((role) => t(`common.role.${role}`)).join(t('common.listSeparator')),
          })}
        </a>
      </p>
      <BackupLight />
      <button
        type="button"
        className="link-button"
        aria-label={t('frame.key.help')}
        title={t('frame.key.help')}
        onClick={onKeys}
      >
        ?
      </button>
      <LanguageSwitch />
      <Button size="small" title="Ctrl+L" onClick={onLock}>
        {t('frame.lock')}
      </Button>
    </header>
  );
}
