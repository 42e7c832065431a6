import type { ListState } from '../../../../shared/domain/disposal';
import type { PrintedForm } from '../../../../shared/domain/printed-forms';

/** What is printed of a list in its state, the paper that is wanted now first; of a draft nothing, it has no number. */
export const formsIn: Readonly<Record<ListState, readonly PrintedForm[]>> = {
  draft: [],
  appraisal: ['appraisalOpinion'],
  appraised: ['appraisalOpinion', 'destructionRegister'],
  approved: ['setApartList', 'setApartLabels', 'destructionRegister', 'appraisalOpinion'],
  held: ['setApartLabels', 'setApartList', 'destructionRegister', 'appraisalOpinion'],
  rechecked: ['destructionRegister', 'setApartLabels', 'appraisalOpinion'],
  destroyed: ['destructionRegister', 'destructionRecord', 'appraisalOpinion'],
  cancelled: ['destructionRegister', 'appraisalOpinion'],
};
