import { placeKinds } from '../../../shared/domain/location-code';
import type { ShelfFacts, ShelfLabels } from './holding-facts';
import { barCode } from './key-marks';
import { cutLine, drawing, frame, moved, text, thick, type Drawing, type Page } from './marks';
import type { FormWords } from './words';

/** mm: strips of 100 × 30 for the edge of a shelf, two across and nine down on A4, cut lines between them. */
const label = { width: 100, height: 30, across: 2, down: 9, x: 5, y: 13.5 };
const onSheet = label.across * label.down;

/** 架位标签: the whole code of the place large, its way in words (1 库房 · 03 架 · 2 列), Code 128. */
export function shelfLabels(facts: ShelfLabels, words: FormWords): Page[] {
  const sheets = Math.ceil(facts.shelves.length / onSheet);
  const right = label.x + label.across * label.width;
  const foot = label.y + label.down * label.height;
  return Array.from({ length: sheets }, (_, index) => ({
    paper: 'a4',
    ...drawing(
      ...facts.shelves
        .slice(index * onSheet, (index + 1) * onSheet)
        .map((one, i) =>
          moved(
            oneShelf(one, facts, words),
            label.x + (i % label.across) * label.width,
            label.y + Math.floor(i / label.across) * label.height,
          ),
        ),
      ...Array.from({ length: label.across + 1 }, (__, i) =>
        cutLine(label.x + i * label.width, label.y - 4, label.x + i * label.width, foot + 4),
      ),
      ...Array.from({ length: label.down + 1 }, (__, i) =>
        cutLine(1, label.y + i * label.height, right + 4, label.y + i * label.height),
      ),
    ),
  }));
}

function oneShelf({ code, machineKey }: ShelfFacts, { fondsName }: ShelfLabels, words: FormWords): Drawing {
  const { kind, part } = words.holdings.shelfLabels;
  const left = { x: 4, width: 44 };
  const way = code.split('-').map((own, depth) => part(kind[placeKinds[depth] ?? 'box'], own));
  return drawing(
    frame({ x: 2, y: 2, width: label.width - 4, height: label.height - 4 }, thick),
    text(
      { x: left.x, y: 4, width: left.width, height: 4 },
      fondsName,
      { face: 'song', sizes: [8, 7.5, 7, 6.5, 6, 5], align: 'center', lines: 1 },
      'fondsName',
    ),
    text(
      { x: left.x, y: 8.6, width: left.width, height: 11 },
      code,
      { face: 'heiBold', sizes: [28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8], align: 'center', lines: 1 },
      'code',
    ),
    text(
      { x: left.x, y: 21, width: left.width, height: 4.6 },
      way.join(' · '),
      { face: 'song', sizes: [8.5, 8, 7.5, 7, 6, 5], align: 'center', lines: 1 },
      'way',
    ),
    barCode({ x: 49.5, y: 6, width: 46.5, height: 18 }, machineKey),
  );
}
