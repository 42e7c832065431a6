import { noteOf } from './desk-blocks';
import { pagesWords, signedWords, spanWords } from './disposal-blocks';
import type { DisposalLists } from './disposal-facts';
import type { LedgerShape } from './ledger';
import type { Page } from './marks';
import { report } from './report';
import type { FormWords } from './words';

type Column =
  | 'sequence'
  | 'number'
  | 'title'
  | 'drawn'
  | 'volumes'
  | 'pages'
  | 'years'
  | 'state'
  | 'approved'
  | 'setApart'
  | 'destroyedOn'
  | 'place'
  | 'supervisors'
  | 'note';
const shape: LedgerShape<Column> = {
  columns: [
    { name: 'sequence', width: 8, kind: 'figure' },
    { name: 'number', width: 21, kind: 'figure' },
    { name: 'title', width: 36, kind: 'prose' },
    { name: 'drawn', width: 19, kind: 'code' },
    { name: 'volumes', width: 11, kind: 'figure' },
    { name: 'pages', width: 12, kind: 'code' },
    { name: 'years', width: 15, kind: 'code' },
    { name: 'state', width: 18, kind: 'code' },
    { name: 'approved', width: 21, kind: 'code' },
    { name: 'setApart', width: 20, kind: 'code' },
    { name: 'destroyedOn', width: 17, kind: 'figure' },
    { name: 'place', width: 21, kind: 'prose' },
    { name: 'supervisors', width: 18, kind: 'code' },
    { name: 'note', width: 20, kind: 'prose' },
  ],
  rowHeight: 12,
  headHeight: 11,
};
const lines = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('\n');

/** 销毁清册登记簿: every list of a year with how far it came; a cancelled one keeps its number and is struck out. */
export function disposalLists(facts: DisposalLists, words: FormWords): Page[] {
  const { disposal } = words;
  const said = disposal.allLists;
  return report(
    {
      paper: 'a4Landscape',
      name: said.name,
      left: `${facts.fondsName}　${said.year(facts.year)}`,
      right: `${said.count(facts.rows.length)}　${words.day(facts.madeOn)}`,
      shape,
      labels: {
        sequence: disposal.sequence,
        number: disposal.number,
        title: disposal.listTitle,
        drawn: lines(disposal.drawnBy, disposal.drawnOn),
        volumes: disposal.volumes,
        pages: disposal.pages,
        years: disposal.years,
        state: said.state,
        approved: said.approved,
        setApart: said.setApart,
        destroyedOn: said.destroyedOn,
        place: said.placeAndMethod,
        supervisors: said.supervisors,
        note: disposal.note,
      },
      rows: facts.rows.map((row, index) => ({
        cells: {
          sequence: String(index + 1),
          number: row.number ?? '',
          title: row.title,
          drawn: lines(row.drawnBy, row.drawnOn),
          volumes: String(row.extent.volumes),
          pages: pagesWords(row.extent, words),
          years: spanWords(row.years, words),
          state: disposal.state[row.state],
          approved: row.approved === null ? '' : lines(signedWords(row.approved, words), row.approved.on),
          setApart: lines(row.setApartOn, row.earliestOn),
          destroyedOn: row.act?.on ?? '',
          place: row.act === null ? '' : lines(row.act.place, disposal.method[row.act.method]),
          supervisors: row.act === null ? '' : lines(...row.act.supervisors.map(({ name }) => name)),
          note: noteOf(row.level, facts, words, row.note),
        },
        isStruck: row.state === 'cancelled',
      })),
      isRuled: true,
      source: said.source,
    },
    words,
  );
}
