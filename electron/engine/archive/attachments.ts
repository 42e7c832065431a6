import { closeSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { AttachedTo, Attachment } from '../../../shared/contract/attachments';
import { mostScanMegabytes, type ScanMedia, scanKindOf, type ScanRefusal } from '../../../shared/domain/scan';
import { AppFailure, ruleBroken } from '../../../shared/errors';
import type { ReadableDb } from '../store/open';
import {
  dropFile,
  filesKey,
  filesKeyForWriting,
  getFile,
  type KnownFile,
  newFileKey,
  newFileName,
  putFile,
  sha256Hex,
} from '../store/sealed-files';
import { notFound } from '../store/work';
import { type Context, isoMoment, subjectOf } from './context';
import { newToken } from './forms';
import type { SessionHandlers } from './subject';

/** Scans of signed papers beside what was signed. What is above the clearance does not exist, nor do its scans. */

const LEVEL_OF: Readonly<Record<AttachedTo, string>> = {
  volume: 'SELECT level FROM volume WHERE id = ?',
  loan: 'SELECT level FROM loan WHERE id = ?',
  certificate: 'SELECT level FROM certificate WHERE id = ?',
  disposal: 'SELECT level FROM disposal_list WHERE id = ?',
};

/** Level of the subject; throws notFound where the reader may not see it. */
function levelOf(db: ReadableDb, of: AttachedTo, id: number, clearance: number): number {
  const row = db.prepare(LEVEL_OF[of]).get<{ level: number }>([id]);
  if (row === undefined || row.level > clearance) throw notFound(of, id);
  return row.level;
}

type Row = KnownFile & {
  id: number;
  subject: string;
  file_name: string;
  media: ScanMedia;
  note: string | null;
  added_at: number;
  by: string;
  superseded_by: number | null;
  superseded_reason: string | null;
};
const SELECT = `SELECT a.id, a.subject, a.name AS file_name, a.stored_as AS name, a.key, a.media, a.bytes, a.sha256, a.note, a.added_at,
  p.name AS by, a.superseded_by, a.superseded_reason
  FROM attachment a JOIN operator o ON o.id = a.operator_id JOIN person p ON p.id = o.person_id`;

const shown = (row: Row): Attachment => ({
  id: row.id,
  name: row.file_name,
  media: row.media,
  bytes: row.bytes,
  sha256: row.sha256,
  note: row.note,
  addedAt: isoMoment(row.added_at),
  by: row.by,
  supersededBy: row.superseded_by,
  supersededReason: row.superseded_reason,
});
const rowById = (db: ReadableDb, id: number): Row => {
  const row = db.prepare(`${SELECT} WHERE a.id = ?`).get<Row>([id]);
  if (row === undefined) throw notFound('attachment', id);
  return row;
};

const refused = (reason: ScanRefusal): AppFailure =>
  new AppFailure({ code: 'fileRefused', reason, facts: { limit: String(mostScanMegabytes) } });

/** The file, read once; nothing larger than the limit is read at all. */
function readScan(path: string): { readonly bytes: Uint8Array; readonly media: ScanMedia } {
  const bytes = ((): Buffer => {
    try {
      const handle = openSync(path, 'r');
      try {
        if (fstatSync(handle).size > mostScanMegabytes * 1024 * 1024) throw refused('scanTooLarge');
        return readFileSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch (cause) {
      if (cause instanceof AppFailure) throw cause;
      throw new AppFailure({ code: 'fileRefused', reason: 'fileUnreadable', facts: {} });
    }
  })();
  const kind = scanKindOf(bytes);
  if (!kind.ok) throw refused(kind.refusal);
  return { bytes, media: kind.media };
}

/** A name for people: without what no line may hold. */
const nameOf = (path: string): string =>
  basename(path)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu, '')
    .slice(-120) || '—';

export function createAttachments(context: Context, path: string) {
  const { work } = context;
  return {
    'attachments.list': ({ of, id }, session) =>
      work.read((db) => {
        levelOf(db, of, id, session.clearanceRank);
        return db
          .prepare(`${SELECT} WHERE a.subject = ? ORDER BY a.id`)
          .all<Row>([subjectOf(of, id)])
          .map(shown);
      }),
    'attachments.add': ({ of, id, file, note, supersedes, reason }, session, around) => {
      const from = around.pathOf(file);
      const subject = subjectOf(of, id);
      work.read((db) => levelOf(db, of, id, session.clearanceRank));
      const { bytes, media } = readScan(from);
      const sha256 = sha256Hex(bytes);
      const sealed = { name: newFileName(), key: newFileKey() };
      // The key of the file is kept before the file is: a row without its file would be a lie, a file without a row is nothing.
      const storeKey = work.keep(filesKeyForWriting);
      putFile(path, storeKey, sealed, bytes);
      try {
        return work.write(session, (db, moment) => {
          const level = levelOf(db, of, id, session.clearanceRank);
          const same = db
            .prepare('SELECT 1 FROM attachment WHERE subject = ? AND sha256 = ? AND superseded_by IS NULL')
            .get([subject, sha256]);
          if (same !== undefined) throw ruleBroken('attachedAlready');
          const added = db
            .prepare(
              'INSERT INTO attachment (subject, name, bytes, sha256, stored_as, key, media, note, added_at, operator_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
            )
            .run([
              subject,
              nameOf(from),
              bytes.length,
              sha256,
              sealed.name,
              sealed.key,
              media,
              note,
              moment.at,
              session.operatorId,
            ]).lastInsertRowid;
          if (supersedes !== null) {
            const { changes } = db
              .prepare(
                'UPDATE attachment SET superseded_by = ?, superseded_reason = ? WHERE id = ? AND subject = ? AND superseded_by IS NULL',
              )
              .run([added, reason, supersedes, subject]);
            if (changes !== 1) throw notFound('attachment', supersedes);
          }
          const after = {
            attachment: added,
            fileName: nameOf(from),
            media,
            bytes: bytes.length,
            sha256,
            note,
            supersedes,
          };
          return {
            value: shown(rowById(db, added)),
            deeds: [
              {
                deed: 'attachment.added' as const,
                ...(reason === null ? {} : { reason }),
                changes: [{ subject, level, before: null, after }],
              },
            ],
          };
        });
      } catch (cause) {
        dropFile(path, storeKey, sealed.name);
        throw cause;
      }
    },
    'attachments.open': ({ id }, session, around) => {
      const { row, key } = work.read((db) => {
        const found = rowById(db, id);
        const [of, subjectId] = found.subject.split(':');
        levelOf(db, of as AttachedTo, Number(subjectId), session.clearanceRank);
        return { row: found, key: filesKey(db) };
      });
      if (key === null) throw new AppFailure({ code: 'storeMissing' });
      const token = newToken();
      around.hand({ token, pdf: getFile(path, key, row), media: row.media });
      return { token, name: row.file_name, media: row.media };
    },
  } satisfies Pick<SessionHandlers, `attachments.${'list' | 'add' | 'open'}`>;
}
