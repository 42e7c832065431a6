import type { AuditEntry } from '../../../shared/contract/audit';
import { paperCode } from '../../../shared/domain/paper-code';
import { AppFailure } from '../../../shared/errors';
import { type Language, words } from '../../../shared/i18n/index';
import { plainCell } from './plain-cell';
import type { Surroundings } from './subject';
import { writeWhole } from './whole-file';

const HEADS = ['seq', 'at', 'operator', 'deed', 'subject', 'reason'] as const;

function deedWords(language: Language, deed: string): string {
  const found = deed
    .split('.')
    .reduce<unknown>(
      (tree, key) => (typeof tree === 'object' && tree !== null && key in tree ? tree[key as never] : null),
      words[language].deed,
    );
  return typeof found === 'string' ? found : deed;
}

/** One line a subject of an entry; an entry without subjects is one line too. */
function linesOf(entry: AuditEntry, language: Language): string[][] {
  const { audit } = words[language];
  const common = [String(entry.seq), entry.at, entry.operator, deedWords(language, entry.deed)];
  const signed = entry.signers.map(({ name, capacity }) => `${name ?? '-'} (${capacity})`).join('; ');
  const last = [entry.reason ?? '', signed, paperCode(entry.hash)];
  const json = (values: Record<string, unknown> | null): string => (values === null ? '' : JSON.stringify(values));
  const details = entry.details.map((detail) => {
    const shown = detail.state === 'readable' ? [json(detail.before), json(detail.after)] : [audit[detail.state], ''];
    return [`${detail.subject}${detail.label === null ? '' : ` ${detail.label}`}`, ...shown];
  });
  return (details.length === 0 ? [['', '', '']] : details).map((detail) => [...common, ...detail, ...last]);
}

const csvLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${plainCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;

export type Exported = { readonly rows: number; readonly sha256: string };

/**
 * Writes entries as CSV (UTF-8 with mark, so that spreadsheets read Chinese) where a person chose, page by page: at no
 * time more than a page is in memory. Under its final name the file is whole. No cell begins a formula.
 */
export async function exportLog(
  path: string,
  pages: Iterable<readonly AuditEntry[]>,
  total: number,
  language: Language,
  around: Surroundings,
): Promise<Exported> {
  const { audit } = words[language];
  let rows = 0;
  const sha256 = await writeWhole(path, async (write) => {
    const put = (text: string): Promise<void> => write(Buffer.from(text, 'utf8'));
    const heads = [...HEADS.slice(0, 5).map((head) => audit.head[head]), audit.before, audit.after];
    await put(`\uFEFF${csvLine([...heads, audit.head.reason, audit.head.signers, audit.paper.code])}`);
    for (const page of pages) {
      if (around.cancelled()) throw new AppFailure({ code: 'cancelled' });
      for (const entry of page) await put(linesOf(entry, language).map(csvLine).join(''));
      rows += page.length;
      around.progress('export', rows, total);
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  return { rows, sha256 };
}
