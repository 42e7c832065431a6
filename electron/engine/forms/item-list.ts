import type { Fill, VolumeForm } from './facts';
import { levelMark } from './figures';
import { pageFoot, standardNote } from './foot';
import {
  inPages,
  isProse,
  listColumns,
  listRows,
  paddingOf,
  rowHeight,
  rowsPerPage,
  styleOf,
  type ListRow,
} from './item-rows';
import { drawing, frame, rule, stacked, text, thick, type Drawing, type Page, type TextStyle } from './marks';
import { columns, inset } from './mm';
import type { FormWords } from './words';

/** mm: margins 20 above, 25 left, 15 right and below; the table begins at 35 with a head of 20. */
const left = 25;
const width = 170;
const tableTop = 35;
const headHeight = 20;
const bodyTop = tableTop + headHeight;
const bodyBottom = bodyTop + rowsPerPage * rowHeight;

const heading: TextStyle = { face: 'songBold', sizes: [18], align: 'center', tracking: 0.15 };
const headLine: TextStyle = { face: 'song', sizes: [10, 9, 8, 7, 6], lines: 1 };
const columnHead: TextStyle = { face: 'songBold', sizes: [14, 12, 11, 10, 9, 8, 7], align: 'center', leading: 1.15 };

/**
 * 卷内文件目录 by GB/T 9705-2008: A4, 顺序号 文号 责任者 题名 日期 页号 备注, 15 rows of 15 mm on every page, the
 * unused ones ruled for the pen. The head is repeated, and remarks carry the level of a marked item (XX-31).
 */
export function itemList(facts: VolumeForm, words: FormWords, fill: Fill): Page[] {
  const pages = inPages(fill === 'filled' ? listRows(facts) : []);
  return pages.map((rows, index) => {
    const isFilled = fill === 'filled';
    return {
      paper: 'a4',
      ...drawing(
        text({ x: left, y: 18.5, width, height: 9 }, words.itemList.name, heading, 'heading'),
        headOf(isFilled ? facts : null, words),
        columnHeads(words),
        ...body(rows, index * rowsPerPage),
        pageFoot(isFilled ? index + 1 : null, isFilled ? pages.length : null, words),
        standardNote('a4', words),
      ),
    };
  });
}

/** Between heading and table: 档号 left, 客户名称 and 客户代码 right. */
function headOf(facts: VolumeForm | null, words: FormWords): Drawing {
  const code = `${words.referenceCode}${words.colon}${facts?.referenceCode ?? ''}`;
  // XX-31: the list of a marked volume says so even where none of its items is marked by itself.
  const level = facts === null ? null : levelMark(facts.level, facts.levelLabels);
  const name = `${words.client}${words.colon}${facts === null ? '　'.repeat(12) : (facts.clientName ?? '')}`;
  const number = `${words.clientCode}${words.colon}${facts === null ? '　'.repeat(5) : (facts.clientCode ?? '')}`;
  return drawing(
    text(
      { x: left, y: 29, width: 66, height: 5 },
      level === null ? code : `${code}　${level}`,
      headLine,
      'referenceCode',
    ),
    text(
      { x: left + 68, y: 29, width: width - 68, height: 5 },
      `${name}　${number}`,
      { ...headLine, align: 'right' },
      'client',
    ),
  );
}

/** The outer frame, the upright rules, and the names of the columns: one below the other where a column is narrow. */
function columnHeads(words: FormWords): Drawing {
  const cells = columns(
    left,
    tableTop,
    headHeight,
    listColumns.map((column) => column.width),
  );
  return drawing(
    frame({ x: left, y: tableTop, width, height: bodyBottom - tableTop }, thick),
    ...cells.slice(1).map((cell) => rule(cell.x, tableTop, cell.x, bodyBottom)),
    ...listColumns.map(({ name, width: columnWidth }, i) => {
      const cell = inset(cells[i] ?? { x: left, y: tableTop, width: columnWidth, height: headHeight }, 0.5);
      const wording = words.itemList[name];
      if (columnWidth === 10) return stacked(cell, wording, columnHead, `${name}.label`);
      return text(cell, wording, name === 'title' ? { ...columnHead, tracking: 1 } : columnHead, `${name}.label`);
    }),
  );
}

function body(rows: readonly ListRow[], firstIndex: number): Drawing[] {
  let place = 0;
  const drawn = rows.map((row, index) => {
    const y = bodyTop + place * rowHeight;
    place += row.places;
    const cells = columns(
      left,
      y,
      row.places * rowHeight,
      listColumns.map((column) => column.width),
    );
    return drawing(
      rule(left, y, left + width, y),
      ...listColumns.map(({ name }, i) => {
        const cell = cells[i] ?? { x: left, y, width, height: rowHeight };
        const { x, y: above } = paddingOf(name);
        const align = isProse(name) ? 'left' : 'center';
        return text(
          inset(cell, x, above),
          row.cells[name],
          { ...styleOf(row, name), align },
          `items.${firstIndex + index}.${name}`,
        );
      }),
    );
  });
  const empty = Array.from({ length: rowsPerPage - place }, (_, i) => bodyTop + (place + i) * rowHeight);
  return [...drawn, drawing(...empty.map((y) => rule(left, y, left + width, y)))];
}
