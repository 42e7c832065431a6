/** A scan of a signed paper, kept beside what was signed: what kinds of file it may be, by how the file begins. */
export const scanMedia = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type ScanMedia = (typeof scanMedia)[number];

/** MB of one file: a page at 300 dpi in colour takes about one. */
export const mostScanMegabytes = 20;

export const scanRefusals = ['scanEmpty', 'scanTooLarge', 'scanIsTiff', 'scanUnknown', 'scanDamaged'] as const;
export type ScanRefusal = (typeof scanRefusals)[number];
export type ScanKind =
  { readonly ok: true; readonly media: ScanMedia } | { readonly ok: false; readonly refusal: ScanRefusal };

const latin = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(0, from), to));

/**
 * What a file is, by its own bytes and never by its name. TIFF is told apart because scanners make it: the viewer does
 * not show it, and a scan that nobody can look at proves nothing. A file that breaks off before its end is damaged.
 */
export function scanKindOf(bytes: Uint8Array): ScanKind {
  if (bytes.length === 0) return { ok: false, refusal: 'scanEmpty' };
  if (bytes.length > mostScanMegabytes * 1024 * 1024) return { ok: false, refusal: 'scanTooLarge' };
  const head = latin(bytes, 0, 8);
  const tail = latin(bytes, bytes.length - 1024, bytes.length);
  const whole = (media: ScanMedia, isWhole: boolean): ScanKind =>
    isWhole ? { ok: true, media } : { ok: false, refusal: 'scanDamaged' };
  if (head.startsWith('%PDF-')) return whole('application/pdf', tail.includes('%%EOF'));
  if (head.startsWith('\u00ff\u00d8\u00ff')) return whole('image/jpeg', tail.includes('\u00ff\u00d9'));
  if (head === '\u0089PNG\r\n\u001a\n') return whole('image/png', tail.includes('IEND'));
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return { ok: false, refusal: 'scanIsTiff' };
  return { ok: false, refusal: 'scanUnknown' };
}
