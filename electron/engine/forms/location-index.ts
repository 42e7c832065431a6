import { levelMark, remark } from './figures';
import { stateWord } from './holding-cells';
import type { LocationIndex } from './holding-facts';
import type { LedgerShape } from './ledger';
import type { Page } from './marks';
import { report } from './report';
import type { FormWords } from './words';

type IndexColumn = 'sequence' | 'place' | 'referenceCode' | 'title' | 'client' | 'note';
const indexShape = (byPlace: boolean): LedgerShape<IndexColumn> => {
  const place = { name: 'place', width: 30, kind: 'figure' } as const;
  const code = { name: 'referenceCode', width: 44, kind: 'figure' } as const;
  return {
    columns: [
      { name: 'sequence', width: 10, kind: 'figure' },
      ...(byPlace ? [place, code] : [code, place]),
      { name: 'title', width: 46, kind: 'prose' },
      { name: 'client', width: 22, kind: 'prose' },
      { name: 'note', width: 18, kind: 'prose' },
    ],
    rowHeight: 9.5,
    headHeight: 8,
    isReadWhole: true,
  };
};

/** 存放地点索引 (XX-19): by archive in the order of the codes, or by place in the order of the shelves (XX-20). */
export const locationIndex =
  (order: 'byArchive' | 'byPlace') =>
  (facts: LocationIndex, words: FormWords): Page[] => {
    const { holdings } = words;
    const said = holdings.locationIndex;
    return report(
      {
        paper: 'a4',
        name: said[order],
        left: remark([facts.fondsName, facts.place === null ? null : `${holdings.place} ${facts.place}`], '　'),
        right: `${holdings.volumeCount(facts.rows.length)}　${words.day(facts.madeOn)}`,
        shape: indexShape(order === 'byPlace'),
        labels: {
          sequence: holdings.sequence,
          place: holdings.place,
          referenceCode: words.referenceCode,
          title: holdings.title,
          client: words.client,
          note: holdings.note,
        },
        rows: facts.rows.map((row, index) => ({
          cells: {
            sequence: String(index + 1),
            place: row.place ?? said.nowhere,
            referenceCode: row.referenceCode ?? '',
            title: row.title,
            client: row.clientName ?? '',
            note: remark([levelMark(row.level, facts.levelLabels), stateWord(row.state, words)], words.separator),
          },
        })),
        isRuled: false,
        source: said.standard,
      },
      words,
    );
  };
