import { itemReferenceCode } from '../../../shared/domain/reference-code';
import { readCertificate } from './certificates';
import { levelAt, rankOf, subjectOf } from './context';
import { deskOf } from './desk-facts';
import { type Ask, fondsOf, oneSheet, type Prepared, type Request } from './form-sources';

/** 档案证明 as it is drafted, proofread and checked so far, as facts for the press. */
export function prepareCertificate(ask: Ask, request: Request<'certificate'>): Prepared {
  const { db, session } = ask;
  const certificate = readCertificate(db, request.id, session.clearanceRank);
  const levelOf = db.prepare('SELECT level FROM volume WHERE id = ?');
  const facts = {
    ...deskOf(ask),
    fondsNumber: fondsOf(db).number,
    number: certificate.number,
    isVoid: certificate.state === 'void',
    applicant: certificate.applicant,
    purpose: certificate.purpose,
    question: certificate.question,
    finding: certificate.finding,
    extract: (certificate.finding === 'recorded' ? certificate.extract : certificate.searched) ?? '',
    sources: certificate.sources.map(({ volumeId, code, title, itemTitle, sequence, page }) => ({
      referenceCode: code === '' ? null : sequence === null ? code : itemReferenceCode(code, sequence),
      title: itemTitle ?? title,
      page,
      level: levelAt(levelOf.get<{ level: number }>([volumeId])?.level ?? 0),
    })),
    draftedBy: certificate.draftedBy?.name ?? null,
    proofreadBy: certificate.proofreadBy?.name ?? null,
    checkedBy: certificate.checkedBy?.name ?? null,
    issuedOn: certificate.checkedBy?.on ?? null,
    copies: certificate.copies,
  };
  const subject = subjectOf('certificate', certificate.id);
  return {
    sheets: [{ subject, logSubject: subject, level: rankOf(certificate.level), codedVolumes: [] }],
    job: oneSheet(ask, request, 'certificate', 'a4', facts),
  };
}
