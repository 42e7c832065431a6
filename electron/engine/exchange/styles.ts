import { numberStyle, type NumberStyle } from './number-text';
import { readXml } from './xml';

/** The number style of each cell format (`cellXfs`), by index. */
export async function readStyles(pieces: AsyncIterable<Uint8Array>, part: string): Promise<NumberStyle[]> {
  const codes = new Map<number, string>();
  const used: number[] = [];
  let inCellFormats = false;
  await readXml(
    pieces,
    {
      open(name, attributes) {
        if (name === 'cellXfs') inCellFormats = true;
        else if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        else if (name === 'xf' && inCellFormats) used.push(Number(attributes['numFmtId'] ?? 0));
      },
      close(name) {
        if (name === 'cellXfs') inCellFormats = false;
      },
    },
    part,
  );
  return used.map((id) => numberStyle(id, codes.get(id)));
}
