import { remark } from './figures';
import { remarksOf, spanOf } from './holding-cells';
import type { ClientOverview } from './holding-facts';
import type { LedgerShape } from './ledger';
import { type Drawing, type Page, text } from './marks';
import { report, reportLeft } from './report';
import type { FormWords } from './words';

type OverviewColumn = 'year' | 'referenceCode' | 'title' | 'span' | 'items' | 'pages' | 'retention' | 'place' | 'note';
const overviewShape: LedgerShape<OverviewColumn> = {
  columns: [
    { name: 'year', width: 10, kind: 'figure' },
    { name: 'referenceCode', width: 38, kind: 'figure' },
    { name: 'title', width: 40, kind: 'prose' },
    { name: 'span', width: 14, kind: 'code' },
    { name: 'items', width: 10, kind: 'figure' },
    { name: 'pages', width: 9, kind: 'figure' },
    { name: 'retention', width: 14, kind: 'code' },
    { name: 'place', width: 20, kind: 'figure' },
    { name: 'note', width: 15, kind: 'prose' },
  ],
  rowHeight: 11,
  headHeight: 9,
  isReadWhole: true,
};

/** 客户档案一览表 (XX-16): who the client is, and every volume of his papers with its place, year by year. */
export function clientOverview(facts: ClientOverview, words: FormWords): Page[] {
  const { holdings } = words;
  const said = holdings.clientOverview;
  const contacts = facts.contacts.map(({ name, phone }) => remark([name, phone], ' ')).filter((one) => one !== '');
  const about = remark(
    [
      facts.kind,
      facts.keeper === null ? null : `${said.keeper}${words.colon}${facts.keeper}`,
      facts.openedOn === null ? null : `${said.openedOn}${words.colon}${facts.openedOn}`,
      contacts.length === 0 ? null : `${said.contacts}${words.colon}${contacts.join('、')}`,
      facts.note,
    ],
    words.separator,
  );
  return report(
    {
      paper: 'a4',
      name: said.name,
      left: `${words.client}${words.colon}${facts.name}　${words.clientCode}${words.colon}${facts.code}`,
      right: `${holdings.volumeCount(facts.volumes.length)}　${words.day(facts.madeOn)}`,
      shape: overviewShape,
      labels: {
        year: holdings.year,
        referenceCode: words.referenceCode,
        title: holdings.title,
        span: holdings.spanHead,
        items: holdings.items,
        pages: holdings.pages,
        retention: holdings.retentionHead,
        place: holdings.place,
        note: holdings.note,
      },
      rows: facts.volumes.map((volume) => ({
        cells: {
          year: volume.year === null ? '' : String(volume.year),
          referenceCode: volume.referenceCode ?? '',
          title: volume.title,
          span: spanOf(volume),
          items: String(volume.itemCount),
          pages: volume.pages === null ? '' : String(volume.pages),
          retention: volume.retention === null ? '' : words.retention(volume.retention),
          place: volume.home ?? '',
          note: remarksOf(volume, facts.levelLabels, words),
        },
        isStruck: volume.state === 'destroyed',
      })),
      isRuled: false,
      source: said.standard,
      closing: { height: 26, draw: (y) => aboutClient(y, about, words) },
    },
    words,
  );
}

const aboutClient = (y: number, about: string, words: FormWords): Drawing =>
  text(
    { x: reportLeft, y: y + 4, width: 170, height: 20 },
    about === '' ? '' : `${words.holdings.clientOverview.about}${words.colon}${about}`,
    { face: 'song', sizes: [9.5, 9, 8, 7, 6], valign: 'top', leading: 1.4 },
    'about',
  );
