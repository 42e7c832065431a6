import type { Certificate, CertificateInput } from '../../../../shared/contract/certificates';

export const newValues: CertificateInput = {
  id: null,
  version: 0,
  applicant: '',
  purpose: '',
  question: '',
  finding: 'recorded',
  extract: null,
  searched: null,
  copies: 1,
  sources: [],
};

/** What the form begins with: the certificate as it stands, in the shape of the command. */
export const valuesOf = (saved: Certificate): CertificateInput => ({
  id: saved.id,
  version: saved.version,
  applicant: saved.applicant,
  purpose: saved.purpose,
  question: saved.question,
  finding: saved.finding,
  extract: saved.extract,
  searched: saved.searched,
  copies: saved.copies,
  sources: saved.sources.map(({ volumeId, itemId, page }) => ({ volumeId, itemId, page })),
});
