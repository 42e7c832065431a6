import { levelMark, remark } from './figures';
import type { CaseList, HoldingFacts } from './holding-facts';
import type { FormWords } from './words';

/** What the lists of holdings write alike in the cells of a volume. */

/** First and last month of the papers, one below the other. */
export const spanOf = ({ firstMonth, lastMonth }: HoldingFacts): string =>
  remark([firstMonth, lastMonth === firstMonth ? null : lastMonth], '\n');

/** What has become of a volume, where it is not simply at home. */
export const stateWord = (state: HoldingFacts['state'], { holdings }: FormWords): string | null =>
  state === 'filed' || state === 'assembling' ? null : holdings.state[state];

/** 备注 of a volume in a list: its level (XX-31), that it was destroyed and on which list, what was noted. */
export const remarksOf = (volume: HoldingFacts, labels: CaseList['levelLabels'], words: FormWords): string =>
  remark(
    [levelMark(volume.level, labels), stateWord(volume.state, words), volume.disposalNumber, volume.note],
    words.separator,
  );
