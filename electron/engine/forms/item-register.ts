import { levelMark, remark } from './figures';
import type { ItemRegister } from './holding-facts';
import type { LedgerShape } from './ledger';
import type { Page } from './marks';
import { report } from './report';
import type { FormWords } from './words';

type ItemColumn =
  'sequence' | 'referenceCode' | 'documentNumber' | 'responsible' | 'title' | 'date' | 'level' | 'pages' | 'note';
/** mm: 10/52/28/28/78/18/12/10/21 fill the 257 of A4 lying (rules-and-forms 1.7). */
const itemShape: LedgerShape<ItemColumn> = {
  columns: [
    { name: 'sequence', width: 10, kind: 'figure' },
    { name: 'referenceCode', width: 52, kind: 'figure' },
    { name: 'documentNumber', width: 28, kind: 'code' },
    { name: 'responsible', width: 28, kind: 'code' },
    { name: 'title', width: 78, kind: 'prose' },
    { name: 'date', width: 18, kind: 'figure' },
    { name: 'level', width: 12, kind: 'figure' },
    { name: 'pages', width: 10, kind: 'figure' },
    { name: 'note', width: 21, kind: 'prose' },
  ],
  rowHeight: 10,
  headHeight: 10,
  isReadWhole: true,
};

/** 归档文件目录 (DA/T 22): one line a document, 密级 as marked and empty where there is none. */
export function itemRegister(facts: ItemRegister, words: FormWords): Page[] {
  const { holdings, itemList } = words;
  return report(
    {
      paper: 'a4Landscape',
      name: holdings.itemRegister.name,
      left: `${facts.fondsNumber} ${facts.fondsName}`,
      right: `${holdings.itemCount(facts.items.filter(({ stub }) => stub === null).length)}　${words.day(facts.madeOn)}`,
      shape: itemShape,
      labels: {
        sequence: holdings.sequence,
        referenceCode: words.referenceCode,
        documentNumber: itemList.documentNumber,
        responsible: itemList.responsible,
        title: itemList.title,
        date: itemList.date,
        level: holdings.level,
        pages: holdings.pages,
        note: holdings.note,
      },
      rows: facts.items.map((item, index) => ({
        cells: {
          sequence: String(index + 1),
          referenceCode: item.referenceCode ?? '',
          documentNumber: item.documentNumber ?? '',
          responsible: item.responsible ?? '',
          title: item.title,
          date: item.date === null ? '' : item.date.replaceAll('-', '').padEnd(8, '0'),
          level: levelMark(item.level, facts.levelLabels) ?? '',
          pages: item.pages === null ? '' : String(item.pages),
          note:
            item.stub === null
              ? (item.note ?? '')
              : remark([holdings.state.destroyed, item.stub.disposalNumber], words.separator),
        },
        isStruck: item.stub !== null,
      })),
      isRuled: true,
      source: holdings.itemRegister.standard,
    },
    words,
  );
}
