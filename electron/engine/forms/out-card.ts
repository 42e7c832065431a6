import { belongsTo, deskEntry, deskLabel, noteOf } from './desk-blocks';
import { keyCode, keyCodeSide } from './key-marks';
import type { OutCardFacts, OutCards } from './loan-facts';
import { cutLine, drawing, frame, moved, rule, text, thick, type Drawing, type Page, type TextStyle } from './marks';
import { papers } from './mm';
import type { FormWords } from './words';

/** mm: two cards to an A4 sheet, cut down the middle, each as tall as the volumes it stands among. */
const cardWidth = papers.a4.width / 2;
export const cardsOnSheet = 2;
const edge = 9;
const inner = cardWidth - 2 * edge;

const value: TextStyle = { ...deskEntry, sizes: [13, 12, 11, 10, 9, 8], valign: 'middle', leading: 1.25 };

/** 代卷卡: stands in the gap on the shelf, says who has the volume, until when, and where it belongs. */
export function outCards(facts: OutCards, words: FormWords): Page[] {
  const sheets = Math.ceil(facts.cards.length / cardsOnSheet);
  return Array.from({ length: sheets }, (_, sheet) => ({
    paper: 'a4',
    markAt: [papers.a4.height - 9],
    ...drawing(
      ...facts.cards
        .slice(sheet * cardsOnSheet, (sheet + 1) * cardsOnSheet)
        .map((card, place) => moved(oneCard(card, words), place * cardWidth, 0)),
      cutLine(cardWidth, 0, cardWidth, papers.a4.height),
    ),
  }));
}

function oneCard(card: OutCardFacts, words: FormWords): Drawing {
  const { loans } = words;
  const said = loans.outCard;
  const { line, borrower } = card;
  const rows: readonly (readonly [
    name: string,
    value: string,
    where: string,
    height: number,
    style?: Partial<TextStyle>,
  ])[] = [
    [words.referenceCode, line.referenceCode ?? '', 'referenceCode', 14, { face: 'songBold', lines: 1 }],
    [loans.title, line.title, 'title', 34],
    [said.home, line.home ?? loans.pickList.noHome, 'home', 14, { face: 'songBold', lines: 1 }],
    [loans.borrower, loans.person(borrower.name, borrower.staffCode), 'borrower', 12],
    [loans.department, belongsTo(borrower), 'department', 12],
    [loans.phone, borrower.phone ?? '', 'phone', 12],
    [said.slip, card.loanNumber ?? '', 'slip', 12],
    [loans.mannerName, loans.manner[card.manner], 'manner', 12],
    [loans.issuedOn, words.day(card.issuedOn), 'issuedOn', 12],
    [loans.dueOn, words.day(card.dueOn), 'dueOn', 14, { face: 'songBold', sizes: [15, 14, 12, 11, 10], lines: 1 }],
    [loans.note, noteOf(line.level, card, words, line.note), 'note', 14],
  ];
  let y = 52;
  const drawn = rows.map(([name, wording, where, height, style]) => {
    const row = drawing(
      rule(edge, y, edge + inner, y),
      text({ x: edge + 1, y, width: 22, height }, name, { ...deskLabel, sizes: [10.5, 10, 9, 8] }, `${where}.label`),
      text({ x: edge + 27, y: y + 0.5, width: inner - 29, height: height - 1 }, wording, { ...value, ...style }, where),
    );
    y += height;
    return row;
  });
  return drawing(
    text(
      { x: edge, y: 10, width: inner - keyCodeSide - 4, height: 14 },
      said.name,
      { face: 'heiBold', sizes: [32, 28, 24, 20], align: 'center', tracking: 0.1 },
      'heading',
    ),
    text(
      { x: edge, y: 25, width: inner - keyCodeSide - 4, height: 8 },
      said.isOut,
      { face: 'hei', sizes: [15, 13, 11], align: 'center' },
      'isOut',
    ),
    keyCode(edge + inner - keyCodeSide, 10, line.machineKey),
    text(
      { x: edge + inner - keyCodeSide - 6, y: 28, width: keyCodeSide + 6, height: 4 },
      line.machineKey,
      { face: 'song', sizes: [7], align: 'right' },
      'machineKey',
    ),
    text(
      { x: edge, y: 38, width: inner, height: 6 },
      card.fondsName,
      { face: 'song', sizes: [10, 9, 8], align: 'center' },
      'fondsName',
    ),
    frame({ x: edge, y: 52, width: inner, height: y - 52 }, thick),
    rule(edge + 24, 52, edge + 24, y),
    ...drawn,
    text(
      { x: edge, y: y + 4, width: inner, height: 12 },
      said.back,
      { face: 'song', sizes: [10, 9.5, 9], leading: 1.3 },
      'back',
    ),
    ...[said.putBackOn, said.putBackBy].map((name, index) =>
      drawing(
        text(
          { x: edge, y: y + 20 + index * 11, width: 26, height: 8 },
          name,
          { ...deskLabel, align: 'left', valign: 'bottom' },
          'back.label',
        ),
        rule(edge + 26, y + 28.4 + index * 11, edge + inner, y + 28.4 + index * 11),
      ),
    ),
  );
}
