import type { WritableDb } from '../../electron/engine/store/open';

const NOTE = '借阅频繁，来函须先电话确认；往来账目另存。'.repeat(40);

/** Fills a store to about so many megabytes with clients and their notes. The log knows nothing of them. */
export function grow(db: WritableDb, megabytes: number): void {
  const insert = db.prepare('INSERT INTO client (code, name, note) VALUES (?, ?, ?)');
  const rows = Math.ceil((megabytes * 2 ** 20) / (Buffer.byteLength(NOTE) + 160));
  db.transaction(() => {
    for (let n = 0; n < rows; n += 1) insert.run([`G${String(n)}`, `客户 ${String(n)}`, `${String(n)} ${NOTE}`]);
  })();
}
