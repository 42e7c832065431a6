import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { AppFailure } from '../../../shared/errors';
import { limits } from './limits';
import { refused } from './refusals';

/** Names come without their prefix (`x:row` and `row` are one); attributes as written. */
export type XmlHandler = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  /** Text and CDATA; one run may come in several calls. */
  text?(text: string): void;
};

/**
 * Parses one part piece by piece and yields after each, so that rows can be taken out and other work gets its turn.
 * No DTD at all: spreadsheets have none, and entities are how small XML becomes large or reads other files.
 * Throws `fileRefused` (`xmlForbidden`, `partDamaged`, `cellTooLong`).
 */
export async function* parseXml(
  pieces: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  part: string,
): AsyncGenerator<void> {
  const parser = createParser(handler, part);
  let decoder: TextDecoder | null = null;
  let sinceTag = 0;
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(xmlEncoding(piece), { fatal: true });
      const text = decoder.decode(piece, { stream: true });
      // The parser keeps an open run in memory until its next tag, so its length is watched from outside.
      const lastTag = text.lastIndexOf('<');
      sinceTag = lastTag < 0 ? sinceTag + text.length : text.length - lastTag;
      if (sinceTag > limits.xmlRun) throw refused('cellTooLong', { limit: limits.cellCharacters });
      parser.write(text);
      yield;
    }
    parser.write(decoder?.decode() ?? '').close();
    yield;
  } catch (error) {
    throw error instanceof AppFailure ? error : refused('partDamaged', { part });
  }
}

/** Runs a whole part through `handler`. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler, part: string): Promise<void> {
  const run = parseXml(pieces, handler, part);
  while (!(await run.next()).done);
}

function createParser(handler: XmlHandler, part: string): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  parser.on('doctype', () => {
    throw refused('xmlForbidden', { part });
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > limits.xmlDepth) throw refused('xmlForbidden', { part });
    handler.open?.(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    handler.close?.(localName(tag.name));
  });
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  parser.on('error', (error) => {
    throw error;
  });
  return parser;
}

/** OPC allows UTF-8 and UTF-16 only; the first two bytes tell which. */
function xmlEncoding(piece: Uint8Array): string {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  if (piece[0] === 0xfe && piece[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
