import type { ParsedInputOf } from '../../../shared/contract/index';
import type { Certificate } from '../../../shared/contract/certificates';
import {
  type CertificateAction,
  certificateActionsIn,
  type CertificateState,
  decideCertificate,
} from '../../../shared/domain/certificate';
import type { DeedCode } from '../../../shared/domain/deeds';
import { ruleBroken } from '../../../shared/errors';
import type { Deed } from '../store/log';
import type { ReadableDb, WritableDb } from '../store/open';
import { type Moment, notFound, type Session, stale } from '../store/work';
import { certificateList } from './certificate-list';
import { type Context, levelAt, rankOf, subjectOf } from './context';
import type { Sign, Signature } from './countersign';
import { takeNumber } from './series';
import type { SessionHandlers } from './subject';

type Row = Pick<
  Certificate,
  | 'id'
  | 'number'
  | 'state'
  | 'applicant'
  | 'purpose'
  | 'question'
  | 'finding'
  | 'extract'
  | 'searched'
  | 'copies'
  | 'reason'
  | 'version'
> & { level: number };
const COLUMNS = `id, number, state, level, applicant, purpose, question, finding, extract, searched, copies, reason, version`;

type Signed = { part: 'drafted' | 'proofread' | 'checked' } & NonNullable<Certificate['draftedBy']>;
type Source = Certificate['sources'][number];

/** Above the clearance it is not found; an item above it is named by its number only. */
export function readCertificate(db: ReadableDb, id: number, clearance: number): Certificate {
  const row = db
    .prepare(`SELECT ${COLUMNS} FROM certificate WHERE id = :id AND level <= :clearance`)
    .get<Row>({ id, clearance });
  if (row === undefined) throw notFound('certificate', id);
  const signatures = db
    .prepare(
      'SELECT s.part, s.person_id AS personId, p.name, s.manner, s.on_day AS "on" FROM certificate_signature s JOIN person p ON p.id = s.person_id WHERE s.certificate_id = ?',
    )
    .all<Signed>([id]);
  const by = (part: Signed['part']) => {
    const found = signatures.find((one) => one.part === part);
    if (found === undefined) return null;
    const { part: _part, ...signed } = found;
    return signed;
  };
  const { level, ...facts } = row;
  return {
    ...facts,
    level: levelAt(level),
    sources: db
      .prepare(
        `SELECT s.volume_id AS volumeId, s.item_id AS itemId, coalesce(v.reference_code, v.old_number, '') AS code, v.title, i.title AS itemTitle, i.sequence, s.page
        FROM certificate_source s JOIN volume v ON v.id = s.volume_id LEFT JOIN item i ON i.id = s.item_id AND i.level <= :clearance WHERE s.certificate_id = :id ORDER BY s.id`,
      )
      .all<Source>({ id, clearance }),
    draftedBy: by('drafted'),
    proofreadBy: by('proofread'),
    checkedBy: by('checked'),
    actions: certificateActionsIn(row.state),
  };
}

function current(db: ReadableDb, target: { id: number; version: number }, session: Session): Certificate {
  const found = readCertificate(db, target.id, session.clearanceRank);
  if (found.version !== target.version) throw stale('certificate', target.id);
  return found;
}

function demand(certificate: Certificate, action: CertificateAction, personId: number): CertificateState {
  const answer = decideCertificate(
    {
      ...certificate,
      sources: certificate.sources.length,
      draftedBy: certificate.draftedBy?.personId ?? null,
      proofreadBy: certificate.proofreadBy?.personId ?? null,
    },
    action,
    personId,
  );
  if (!answer.ok) throw ruleBroken(answer.error, { state: certificate.state });
  return answer.value;
}

function touch(db: WritableDb, { id, version }: Certificate, columns: Record<string, string | number | null>): void {
  const names = Object.keys(columns);
  const { changes } = db
    .prepare(
      `UPDATE certificate SET ${names.map((name) => `${name} = ?, `).join('')}version = version + 1 WHERE id = ? AND version = ?`,
    )
    .run([...Object.values(columns), id, version]);
  if (changes !== 1) throw stale('certificate', id);
}

const recorded = (one: Certificate | null): Record<string, unknown> | null => {
  if (one === null) return null;
  const { number, state, applicant, purpose, question, finding, extract, searched, copies, reason } = one;
  const names = { draftedBy: one.draftedBy?.name, proofreadBy: one.proofreadBy?.name, checkedBy: one.checkedBy?.name };
  const signed = Object.fromEntries(Object.entries(names).map(([part, name]) => [part, name ?? null]));
  const sources = one.sources.map(({ code, sequence, page }) => ({ code, sequence, page }));
  return {
    number,
    state,
    applicant,
    purpose,
    question,
    finding,
    extract,
    searched,
    copies,
    reason,
    ...signed,
    sources,
  };
};
function deedOf(
  deed: DeedCode,
  before: Certificate | null,
  after: Certificate,
  reason: string | null = null,
  signature: { signature: Signature; capacity: string } | null = null,
): Deed {
  const level = Math.max(rankOf(before?.level ?? 'general'), rankOf(after.level));
  return {
    deed,
    reason,
    signers: signature?.signature.signers([signature.capacity]) ?? [],
    changes: [{ subject: subjectOf('certificate', after.id), level, before: recorded(before), after: recorded(after) }],
  };
}

function putSources(
  db: WritableDb,
  id: number,
  sources: ParsedInputOf<'certificates.save'>['sources'],
  session: Session,
): void {
  db.prepare('DELETE FROM certificate_source WHERE certificate_id = ?').run([id]);
  const insert = db.prepare(
    'INSERT INTO certificate_source (certificate_id, volume_id, item_id, page) VALUES (?, ?, ?, ?)',
  );
  for (const { volumeId, itemId, page } of sources) {
    const seen = db.prepare('SELECT 1 FROM volume WHERE id = ? AND level <= ?').get([volumeId, session.clearanceRank]);
    if (seen === undefined) throw notFound('volume', volumeId);
    if (
      itemId !== null &&
      db.prepare('SELECT 1 FROM item WHERE id = ? AND volume_id = ?').get([itemId, volumeId]) === undefined
    )
      throw notFound('item', itemId);
    insert.run([id, volumeId, itemId, page]);
  }
  db.prepare(
    `UPDATE certificate SET level = coalesce((SELECT max(v.level) FROM certificate_source s JOIN volume v ON v.id = s.volume_id WHERE s.certificate_id = :id), 0) WHERE id = :id`,
  ).run({ id });
}

function save(db: WritableDb, input: ParsedInputOf<'certificates.save'>, session: Session) {
  const { id: known, version, sources, ...columns } = input;
  const before = known === null ? null : current(db, { id: known, version }, session);
  let id = known;
  if (before === null || id === null) {
    const names = [...Object.keys(columns), 'state'];
    id = db
      .prepare(`INSERT INTO certificate (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run([...Object.values(columns), 'draft']).lastInsertRowid;
  } else {
    demand(before, 'save', session.personId);
    touch(db, before, columns);
  }
  putSources(db, id, sources, session);
  const after = readCertificate(db, id, session.clearanceRank);
  return { value: after, deeds: [deedOf('certificate.drafted', before, after)] };
}

const PART = { proofread: 'proofread', check: 'checked' } as const;
const DEED = { proofread: 'certificate.proofread', check: 'certificate.checked' } as const;

function insertSignature(db: WritableDb, id: number, part: string, signature: Signature | Session, day: string): void {
  const given =
    'manner' in signature ? [signature.manner, signature.paperNumber, signature.paperDate] : ['session', null, null];
  db.prepare(
    'INSERT INTO certificate_signature (certificate_id, part, person_id, manner, paper_number, paper_date, on_day) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run([id, part, signature.personId, ...given, day]);
}

function signPart(
  db: WritableDb,
  target: { id: number; version: number },
  action: 'proofread' | 'check',
  signature: Signature,
  session: Session,
  moment: Moment,
) {
  const before = current(db, target, session);
  const state = demand(before, action, signature.personId);
  if (signature.manner === 'paper' && signature.personId === session.personId) throw ruleBroken('ownPaper');
  touch(db, before, { state });
  insertSignature(db, target.id, PART[action], signature, moment.day);
  const after = readCertificate(db, target.id, session.clearanceRank);
  const deed = deedOf(DEED[action], before, after, null, { signature, capacity: PART[action] });
  return { value: after, deeds: [...signature.deeds, deed] };
}

function submit(db: WritableDb, target: { id: number; version: number }, session: Session, moment: Moment) {
  const before = current(db, target, session);
  const state = demand(before, 'submit', session.personId);
  // Sent back and handed in again it keeps its number.
  const number = before.number ?? takeNumber(db, 'certificate', moment.day);
  touch(db, before, { state, number, drafted_on: moment.day, reason: null });
  insertSignature(db, target.id, 'drafted', session, moment.day);
  const after = readCertificate(db, target.id, session.clearanceRank);
  return { value: after, deeds: [deedOf('certificate.submitted', before, after)] };
}

function end(
  db: WritableDb,
  target: { id: number; version: number; reason: string },
  action: 'sendBack' | 'void',
  session: Session,
) {
  const before = current(db, target, session);
  const state = demand(before, action, session.personId);
  touch(db, before, { state, reason: target.reason });
  if (action === 'sendBack') db.prepare('DELETE FROM certificate_signature WHERE certificate_id = ?').run([target.id]);
  const after = readCertificate(db, target.id, session.clearanceRank);
  const deed = action === 'sendBack' ? 'certificate.sentBack' : 'certificate.voided';
  return { value: after, deeds: [deedOf(deed, before, after, target.reason)] };
}

/** Archive certificates 档案证明. */
export function createCertificates({ work }: Context, sign: Sign) {
  return {
    'certificates.list': (input, session) => work.read((db) => certificateList(db, input, session.clearanceRank)),
    'certificates.get': ({ id }, session) => work.read((db) => readCertificate(db, id, session.clearanceRank)),
    'certificates.save': (input, session) => work.write(session, (db) => save(db, input, session)),
    'certificates.submit': (input, session) => work.write(session, (db, moment) => submit(db, input, session, moment)),
    'certificates.proofread': (input, session) =>
      sign(input.by, session, (signature) =>
        work.write(session, (db, moment) => signPart(db, input, 'proofread', signature, session, moment)),
      ),
    'certificates.check': (input, session) =>
      sign(input.by, session, (signature) =>
        work.write(session, (db, moment) => signPart(db, input, 'check', signature, session, moment)),
      ),
    'certificates.sendBack': (input, session) => work.write(session, (db) => end(db, input, 'sendBack', session)),
    'certificates.void': (input, session) => work.write(session, (db) => end(db, input, 'void', session)),
  } satisfies Pick<
    SessionHandlers,
    `certificates.${'list' | 'get' | 'save' | 'submit' | 'proofread' | 'check' | 'sendBack' | 'void'}`
  >;
}
