import { usePlace } from '../lib/route';
import './page-nav.css';

export type NavPage = {
  readonly to: string;
  readonly words: string;
  /** What waits there; nothing is shown for none. */
  readonly count?: number | undefined;
};

/** The pages of one subject of the rail, each with what waits there. */
export function PageNav({ label, pages }: { readonly label: string; readonly pages: readonly NavPage[] }) {
  const { path } = usePlace();
  return (
    <nav className="page-nav" aria-label={label}>
      {pages.map(({ to, words, count }) => (
        <a key={to} href={`#${to}`} aria-current={path === to ? 'page' : undefined}>
          {words}
          {count !== undefined && count > 0 && <span className="page-nav-count">{count}</span>}
        </a>
      ))}
    </nav>
  );
}
