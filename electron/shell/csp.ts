import { randomBytes } from 'node:crypto';

/** Fresh for each page served: the only styles allowed beside our files are those that carry it. */
export const freshNonce = (): string => randomBytes(16).toString('base64');

const directives = (nonce: string): readonly string[] => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "frame-src 'none'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** The policy as a header. */
export const policyHeader = (nonce: string): string => [...directives(nonce), "frame-ancestors 'none'"].join('; ');
/** The same as a meta tag, where `frame-ancestors` has no meaning. */
export const policyMeta = (nonce: string): string => directives(nonce).join('; ');
