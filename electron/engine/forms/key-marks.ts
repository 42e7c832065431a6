import { code128Modules, code128Widths } from './code128';
import { drawing, text, type Drawing, type Mark } from './marks';
import { toMm, type Box } from './mm';

/** How a machine key stands on paper: for the scanner as QR or Code 128, and in digits for typing. */

/** The machine key in the clear is a QR code of exactly this side: 25 modules (version 2) of 2 points, 17.6 mm. */
export const keyCodeSide = toMm(50);
export const keyCode = (x: number, y: number, machineKey: string): Mark => ({
  kind: 'qr',
  x,
  y,
  side: keyCodeSide,
  data: machineKey,
  version: 2,
});

/** A quarter of a millimetre: two dots of a label printer of 203 dpi, six of an office printer of 600. */
export const barModule = 0.25;
/** Left and right of the code nothing may be printed for ten modules. */
export const quietZone = 10 * barModule;
export const barCodeWidth = (machineKey: string): number => code128Modules(machineKey) * barModule;

/** Code 128 with its digits below, in the middle of the box; the box has to be wide enough for the quiet zones. */
export function barCode(box: Box, machineKey: string, digitsHeight = 3.4): Drawing {
  const width = barCodeWidth(machineKey);
  if (width + 2 * quietZone > box.width) throw new Error('a bar code wider than its box');
  const bars: Mark = {
    kind: 'bars',
    x: box.x + (box.width - width) / 2,
    y: box.y,
    height: box.height - digitsHeight,
    module: barModule,
    widths: code128Widths(machineKey),
  };
  return drawing(
    bars,
    text(
      { x: box.x, y: box.y + box.height - digitsHeight, width: box.width, height: digitsHeight },
      machineKey,
      { face: 'song', sizes: [7.5, 7], align: 'center' },
      'machineKey',
    ),
  );
}
