import { deskHeading, entryCell, labelCell, leftCell, voidStamp } from './desk-blocks';
import { extentCells, headCells, signerBoxes, supervisorsOf, type Signer } from './disposal-blocks';
import type { DestructionRecord } from './disposal-facts';
import { grid } from './grid';
import { drawing, frame, text, type Page } from './marks';
import { reportLeft, reportWidth, sourceNote } from './report';
import { pageFoot } from './foot';
import { sealHeight } from './seal';
import type { FormWords } from './words';

const width = reportWidth('a4');
const wide = { x: reportLeft, width };

/**
 * 档案销毁登记表 (DA-15.3): the act itself, place, manner, time, executor, and the supervisors' signatures; and what was
 * erased with the papers, and where it still is (domain.md "Erased"). Before the act its fields are for the pen.
 */
export function destructionRecord(facts: DestructionRecord, words: FormWords): Page[] {
  const { disposal } = words;
  const { register, record } = disposal;
  const { act } = facts;
  const supervisors = supervisorsOf(facts);
  const signers: Signer[] = [
    {
      who: record.executorSigns,
      says: record.statement,
      signed:
        act === null
          ? null
          : { name: act.executor, manner: 'countersign', paperNumber: null, on: act.endedAt.slice(0, 10) },
    },
    ...supervisors.map((signed, index) => ({
      who: `${record.supervisorSigns}${supervisors.length === 1 ? '' : ` ${String(index + 1)}`}`,
      says: record.statement,
      signed,
    })),
  ];
  return [
    {
      paper: 'a4',
      sealAt: { ...wide, y: 228, height: sealHeight },
      ...drawing(
        text({ ...wide, y: 20, height: 10 }, record.name, deskHeading, 'heading'),
        voidStamp({ x: reportLeft + width - 24, y: 20, width: 24, height: 9 }, facts.isVoid, words),
        grid({ ...wide, y: 36, height: 100 }, [
          ...headCells(facts, words).map((cells) => ({ share: 1, cells })),
          {
            share: 1,
            cells: extentCells(facts, { volumes: [24, 28], items: [20, 28], pages: [20, 52], years: [24, 46] }, words),
          },
          {
            share: 1,
            cells: [
              labelCell(24, register.place, 'place'),
              leftCell(90, act?.place ?? '', 'place'),
              labelCell(24, register.method, 'method'),
              entryCell(66, act === null ? '' : disposal.method[act.method], 'method'),
            ],
          },
          {
            share: 1,
            cells: [
              labelCell(24, record.start, 'start'),
              entryCell(90, act === null ? record.notYet : act.startedAt, 'start'),
              labelCell(24, record.end, 'end'),
              entryCell(66, act?.endedAt ?? '', 'end'),
            ],
          },
          {
            share: 1,
            cells: [labelCell(24, record.counted, 'counted'), leftCell(180, record.countedWords, 'counted')],
          },
          { share: 1.2, cells: [labelCell(24, record.remark, 'remark'), leftCell(180, act?.remark ?? '', 'remark')] },
        ]),
        text(
          { ...wide, y: 139, height: 12 },
          record.statement,
          { face: 'song', sizes: [10.5, 10, 9, 8.5, 8], leading: 1.3 },
          'statement',
        ),
        signerBoxes(
          { ...wide, y: 153, height: 42 },
          signers.map((one) => ({ ...one, says: '' })),
          words,
        ),
        frame({ ...wide, y: 198, height: 26 }),
        text(
          { x: reportLeft + 2.5, width: width - 5, y: 199, height: 24 },
          record.erased,
          { face: 'song', sizes: [9, 8.5, 8, 7.5], leading: 1.35 },
          'erased',
        ),
        pageFoot(1, 1, words),
        sourceNote('a4', record.source),
      ),
    },
  ];
}
