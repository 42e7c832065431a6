import { codeBlock, heading, namedLine, particulars, scanCorner, series, titleBlock, type Said } from './cover-blocks';
import type { Fill, VolumeForm } from './facts';
import { codeCells, levelMark, remark } from './figures';
import { standardNote } from './foot';
import { drawing, type Page } from './marks';
import { scaledTo, type PaperName } from './mm';
import type { FormWords } from './words';

/** Places on A4 in mm: rules-and-forms 1.7. The binding margin is 25 mm. */
const left = 25;
const width = 170;

/**
 * 案卷封面: the items of GB/T 9705-2008 in their order (全宗名称, 类目名称, 案卷题名, 时间, 保管期限, 件、页数,
 * 归档号, 档号), and 备注, where a marked level is written (XX-31). The QR code holds the machine key only and
 * stands outside the standard's fields. `blank` gives labels and lines for brush or pen (DA-7); only the code
 * is printed, so that the sheet, which is issued for one volume, is known for that volume's.
 */
export function cover(facts: VolumeForm, words: FormWords, paper: PaperName, fill: Fill): Page {
  const place = scaledTo(paper);
  const said = fill === 'filled' ? filledIn(facts, words) : leftBlank(words, facts.machineKey);
  return {
    paper,
    ...drawing(
      namedLine(
        place({ x: 45, y: 34, width: 130, height: 19 }),
        said.fondsName,
        heading,
        words.cover.fondsName,
        'fondsName',
      ),
      namedLine(
        place({ x: 60, y: 62, width: 100, height: 14 }),
        said.seriesName,
        series,
        words.cover.seriesName,
        'seriesName',
      ),
      titleBlock(place({ x: left, y: 90, width, height: 75 }), said.title, words),
      particulars(place({ x: left, y: 175, width, height: 52 }), said, words),
      codeBlock(place({ x: left + width - 75, y: 235, width: 75, height: 27 }), said, words),
      scanCorner(place({ x: left, y: 235, width: 40, height: 27 }), said.machineKey),
      standardNote(paper, words),
    ),
  };
}

const leftBlank = ({ cover: words }: FormWords, machineKey: string): Said => ({
  fondsName: '',
  seriesName: '',
  title: null,
  period: words.span(null, null),
  retention: '',
  extent: words.blankExtent,
  filingNumber: '',
  note: '',
  code: '',
  cells: ['', '', ''],
  machineKey,
});

function filledIn(facts: VolumeForm, words: FormWords): Said {
  const oldNumber = facts.oldNumber === null ? null : `${words.cover.oldNumber} ${facts.oldNumber}`;
  return {
    fondsName: facts.fondsName,
    seriesName: facts.seriesName,
    title: facts.title,
    period: words.cover.span(facts.firstMonth, facts.lastMonth),
    retention: facts.retention === null ? '' : words.retention(facts.retention),
    extent: facts.binding === 'bound' ? words.cover.boundExtent(facts.pages) : words.cover.looseExtent(facts.itemCount),
    filingNumber: facts.filingNumber ?? '',
    note: remark([levelMark(facts.level, facts.levelLabels), oldNumber, facts.note], words.separator),
    code: facts.referenceCode ?? '',
    cells: codeCells(facts.fondsNumber, facts.referenceCode),
    machineKey: facts.machineKey,
  };
}
