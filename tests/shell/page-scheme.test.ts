import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { policyHeader } from '../../electron/shell/csp';
import { type PageFiles, readPageFiles } from '../../electron/shell/page-files';
import { answerPage } from '../../electron/shell/page-scheme';

const html =
  '<meta http-equiv="Content-Security-Policy" content="__CSP__" /><meta name="csp-nonce" content="__CSP_NONCE__" />';
const files: PageFiles = new Map([
  ['/index.html', { bytes: Buffer.from(html), type: 'text/html; charset=utf-8' }],
  ['/assets/index.js', { bytes: Buffer.from('1'), type: 'text/javascript; charset=utf-8' }],
]);
const policy = (response: Response): string => response.headers.get('content-security-policy') ?? '';

describe('addresses', () => {
  it.each([['app://archive/index.html'], ['app://archive/assets/index.js']])('%s is served', (address) => {
    expect(answerPage(files, 'GET', address).status).toBe(200);
  });
  it.each([
    'app://archive/../index.html',
    'app://archive/assets/../index.html',
    'app://archive/%2e%2e/index.html',
    'app://archive/..%2findex.html',
    'app://archive/assets%5c..%5cindex.html',
    'app://archive/assets\\index.js',
    'app://archive/index.html%00',
    'app://archive/index.html\0.js',
    'app://archive//index.html',
    'app://archive//etc/passwd',
    'app://evil/index.html',
    'app://archive.evil/index.html',
    'app://archive@evil/index.html',
    'app://archive:80/index.html',
    'app://ARCHIVE/index.html',
    'app://archive/index.html?x=1',
    'app://archive/index.html#x',
    'form://archive/index.html',
    'file:///etc/passwd',
    'http://archive/index.html',
    'app://archive',
    'app:index.html',
    '',
  ])('%j is refused', (address) => {
    expect(answerPage(files, 'GET', address).status).toBe(400);
  });
  it.each([
    'app://archive/',
    'app://archive/index.htm',
    'app://archive/assets/',
    'app://archive/etc/passwd',
    'app://archive/__proto__',
    'app://archive/constructor',
  ])('%s is not there', (address) => {
    expect(answerPage(files, 'GET', address).status).toBe(404);
  });
  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('%s is refused', (method) => {
    expect(answerPage(files, method, 'app://archive/index.html').status).toBe(400);
  });
});

describe('7: the policy', () => {
  it('starts from nothing and opens to nobody', () => {
    const text = policyHeader('n');
    expect(text).toMatch(/^default-src 'none'; /);
    expect(text).not.toMatch(/unsafe-|\*|https?:|data:|ws:/);
    for (const directive of ['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])
      expect(text).toContain(`${directive} 'none'`);
  });
  it('stands in the header and, less what a tag cannot say, in the page', async () => {
    const response = answerPage(files, 'GET', 'app://archive/index.html');
    const page = await response.text();
    expect(policy(response)).toBe(`${/content="(default-src.*?)"/.exec(page)?.[1] ?? ''}; frame-ancestors 'none'`);
    const nonce = /csp-nonce" content="([^"]+)"/.exec(page)?.[1] ?? '';
    expect(policy(response)).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(page).not.toContain('__CSP');
  });
  it('carries another nonce each time', () => {
    const served = Array.from({ length: 20 }, () => policy(answerPage(files, 'GET', 'app://archive/index.html')));
    expect(new Set(served).size).toBe(20);
  });
  it('comes with scripts too, and types are not guessed', () => {
    const { headers } = answerPage(files, 'GET', 'app://archive/assets/index.js');
    expect([
      headers.get('x-content-type-options'),
      headers.get('cache-control'),
      headers.get('content-security-policy') === null,
    ]).toEqual(['nosniff', 'no-store', false]);
  });
});

it('the map holds the files of the folder, and nothing a link points to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'guicang-page-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), 'x');
  writeFileSync(join(folder, 'assets/a.js'), 'x');
  writeFileSync(join(folder, 'notes.md'), 'x');
  symlinkSync('/etc/hostname', join(folder, 'assets/link.js'));
  expect([...readPageFiles(folder).keys()].sort()).toEqual(['/assets/a.js', '/index.html']);
  rmSync(folder, { recursive: true });
});
