import { limits } from './limits';
import { refused } from './refusals';
import { readXml, type XmlHandler } from './xml';

/**
 * The workbook's table of texts, in order. Rich text is joined; phonetic runs (rPh), which say how a name is read
 * and not what it is, are skipped.
 */
export async function readSharedStrings(pieces: AsyncIterable<Uint8Array>, part: string): Promise<string[]> {
  const strings: string[] = [];
  let characters = 0;
  const collector = textCollector((text) => {
    characters += text.length;
    if (characters > limits.sharedCharacters) throw refused('tooMuchText', { limit: limits.sharedCharacters });
    strings.push(text);
  });
  await readXml(pieces, collector, part);
  return strings;
}

/** Handler that calls `done` with the text of each `si` (or `is` of an inline string). */
export function textCollector(done: (text: string) => void, element: 'si' | 'is' = 'si'): Required<XmlHandler> {
  let text = '';
  let inText = false;
  let phonetic = 0;
  return {
    open(name) {
      if (name === element) text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === element) done(unescapeCharacters(ownCopy(text)));
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > limits.cellCharacters) throw refused('cellTooLong', { limit: limits.cellCharacters });
    },
  };
}

/** What the parser hands out is a view into the piece it read, 64 KB that would all be kept for a name of ten letters. */
const ownCopy = (text: string): string => Buffer.from(text, 'utf8').toString('utf8');

/** `_x000D_`: how a workbook writes characters that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
