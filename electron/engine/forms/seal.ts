import { paperCode, paperQr } from '../../../shared/domain/paper-code';
import { drawing, frame, text, type Drawing } from './marks';
import { toMm, type Box } from './mm';
import type { FormWords } from './words';

/** The log's entry of the very print a sheet comes from; `at` is office time, `2026-11-23 14:05`. */
export type PaperSeal = { readonly seq: number; readonly at: string; readonly hash: string };

/** 33 modules (version 4) of 2 points: 70 characters of number and full hash. */
const codeSide = toMm(66);
/** mm that the block takes. */
export const sealHeight = codeSide + 5;

/**
 * Log number, time and check code (durability design, 5), beside them a QR code with the whole hash, and what the code
 * proves and what not. A preview has no entry: its place is framed and says so.
 */
export function sealBlock(box: Box, seal: PaperSeal | null, words: FormWords): Drawing {
  const { seal: said } = words.disposal;
  const x = box.x + codeSide + 7;
  const width = box.width - codeSide - 9;
  const sentences = text(
    { x, y: box.y + 15, width, height: codeSide - 10.5 },
    `${said.proves(seal?.seq ?? null)}\n${said.provesNot}`,
    { face: 'song', sizes: [8.5, 8, 7.5, 7], leading: 1.3 },
    'seal.sentences',
  );
  return drawing(
    frame(box),
    seal === null
      ? drawing()
      : {
          marks: [{ kind: 'qr', x: box.x + 2.5, y: box.y + 2.5, side: codeSide, data: paperQr(seal), version: 4 }],
          missing: [],
        },
    text(
      { x, y: box.y + 2, width, height: 5 },
      seal === null ? said.later : `${said.number(seal.seq)}　·　${seal.at}`,
      { face: 'song', sizes: [9.5, 9, 8], lines: 1 },
      'seal.number',
    ),
    seal === null
      ? drawing()
      : text(
          { x, y: box.y + 7.5, width, height: 7 },
          `${said.code}${words.colon}${paperCode(seal.hash)}`,
          { face: 'heiBold', sizes: [13, 12, 11, 10], lines: 1 },
          'seal.code',
        ),
    sentences,
  );
}
