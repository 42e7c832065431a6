import type { ReactNode } from 'react';
import type { Tone } from '../lib/sounds';
import './scan.css';

type Props = {
  readonly tone: Tone;
  /** What happened or why not: a few large words. */
  readonly what: string;
  /** Of what: code and title. */
  readonly about?: string | undefined;
  /** Who is next, what to do. */
  readonly more?: readonly string[];
  /** The count of answers so far, so that the same answer twice is still two answers, on the screen and read aloud. */
  readonly count?: string | undefined;
  readonly children?: ReactNode;
};

const marks = { good: '✓', attention: '▲', bad: '✕', none: '' } as const satisfies Record<Tone | 'none', string>;

/** The last answer of a scan screen, in large words, with a sign and a colour of its own for good, bad and attention. */
export function ScanResult({ tone, what, about, more = [], count, children }: Props) {
  return (
    <div className={`scan-result scan-${tone}`} role="status" aria-live="assertive" aria-atomic="true">
      <p className="scan-what">
        <span className="scan-mark" aria-hidden="true">
          {marks[tone]}
        </span>
        {what}
        {count !== undefined && <span className="scan-count">{count}</span>}
      </p>
      {about !== undefined && <p className="scan-about">{about}</p>}
      {more.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {children}
    </div>
  );
}
