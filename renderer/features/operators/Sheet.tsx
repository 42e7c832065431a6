import { type ReactNode, useEffect, useRef } from 'react';
import { useT } from '../../lib/i18n';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import './sheet.css';

/** The page before anyone is signed in: one sheet in the middle, nothing of the archive around it. */
export function Sheet({
  title,
  line,
  wide = false,
  children,
}: {
  readonly title: string;
  readonly line?: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A field of this sheet that asked for the focus keeps it: at the unlock screen one types at once.
    const taken = heading.current?.parentElement?.contains(document.activeElement) === true;
    if (!taken) heading.current?.focus({ preventScroll: true });
  }, [title]);
  return (
    <main className={wide ? 'sheet sheet-wide' : 'sheet'}>
      <header className="sheet-head">
        <span>{t('frame.product')}</span>
        <LanguageSwitch />
      </header>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {line !== undefined && <p className="soft">{line}</p>}
      {children}
    </main>
  );
}
