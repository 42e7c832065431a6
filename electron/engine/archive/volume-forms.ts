import type { Volume } from '../../../shared/contract/catalogue';
import type { FormJob, VolumeForm } from '../forms/facts';
import { rankOf, subjectOf } from './context';
import { type Ask, jobFrame, levelLabelsOf, markAt, type Prepared, type Request } from './form-sources';
import { prepareSelection } from './holding-forms';
import { readVolume } from './volume-read';

/** Forms that every volume has by itself: cover, list of its items, closing note; labels and lists go to holding-forms. */

function factsOf(volume: Volume, labels: VolumeForm['levelLabels']): VolumeForm {
  return {
    ...volume,
    levelLabels: labels,
    compiledBy: volume.compiledBy?.name ?? null,
    checkedBy: volume.checkedBy?.name ?? null,
  };
}

export const volumeSheets = (volumes: readonly Volume[]): Prepared['sheets'] =>
  volumes.map((volume) => ({
    subject: subjectOf('volume', volume.id),
    logSubject: subjectOf('volume', volume.id),
    level: rankOf(volume.level),
    codedVolumes: [volume.id],
  }));

/** The volumes of the request in its order; one above the clearance is not found, and nothing is printed. */
export const volumesOf = (ask: Pick<Ask, 'db' | 'session'>, ids: readonly number[]): Volume[] =>
  [...new Set(ids)].map((id) => readVolume(ask.db, id, ask.session.clearanceRank));

export function prepareVolumes(ask: Ask, request: Request<'volumes'>): Prepared {
  const { form } = request;
  if (form === 'volumeLabels' || form === 'spines' || form === 'caseList' || form === 'itemRegister')
    return prepareSelection(ask, { ...request, form });
  const volumes = volumesOf(ask, request.ids);
  const labels = levelLabelsOf(ask.context);
  const facts = volumes.map((volume) => factsOf(volume, labels));
  return {
    sheets: volumeSheets(volumes),
    job: (marks): FormJob => {
      const frame = jobFrame(ask, request);
      const sheets = facts.map((one, index) => ({ facts: one, mark: markAt(marks, index) }));
      switch (form) {
        case 'cover':
          return { ...frame, form: 'cover', paper: request.paper === 'hard' ? 'hard' : 'a4', sheets };
        case 'itemList':
        case 'closingNote':
          return { ...frame, form, paper: 'a4', sheets };
      }
    },
  };
}
