/**
 * The writing half of zip, as much of it as a workbook needs: parts packed one after another while they are made, their
 * sizes behind them (APPNOTE 6.3, general purpose bit 3). No package of ours writes zips, and a library that wants the
 * whole workbook in memory is no use for a million rows.
 */
import { pipeline } from 'node:stream/promises';
import { Transform } from 'node:stream';
import { createDeflateRaw } from 'node:zlib';
import { ruleBroken } from '../../../shared/errors';
import { crc32 } from './crc32';

/** Takes bytes in order; waits where whoever writes them is slower. */
export type Sink = (bytes: Uint8Array) => Promise<void>;

type Entry = {
  readonly name: Buffer;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/** Beyond this a zip needs another form (zip64) that old programs do not read. */
const MOST_BYTES = 0xffff_ffff;
const VERSION = 20;
const FLAGS = 0x0808; // sizes behind the data, names in UTF-8
const DEFLATE = 8;
/** 1 January 1980, the first day a zip knows: when a list was written stands in the log and on the file itself. */
const DAY = 0x0021;

export function createZip(sink: Sink) {
  const entries: Entry[] = [];
  let at = 0;
  const put = async (bytes: Uint8Array): Promise<void> => {
    at += bytes.length;
    if (at > MOST_BYTES) throw ruleBroken('exportTooLarge');
    await sink(bytes);
  };

  return {
    /** Packs a part from pieces of text. */
    add: async (name: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> => {
      const start = at;
      const file = Buffer.from(name, 'utf8');
      await put(head(0x04034b50, [VERSION, FLAGS, DEFLATE, 0, DAY], [0, 0, 0], [file.length, 0], file));
      let crc = 0;
      let size = 0;
      let packed = 0;
      await pipeline(
        pieces,
        new Transform({
          writableObjectMode: true,
          transform(piece: string, _encoding, done) {
            const bytes = Buffer.from(piece, 'utf8');
            crc = crc32(bytes, crc);
            size += bytes.length;
            done(null, bytes);
          },
        }),
        createDeflateRaw(),
        async (stream: AsyncIterable<Uint8Array>) => {
          for await (const bytes of stream) {
            packed += bytes.length;
            await put(bytes);
          }
        },
      );
      if (size > MOST_BYTES) throw ruleBroken('exportTooLarge');
      await put(head(0x08074b50, [], [crc, packed, size], []));
      entries.push({ name: file, crc, packed, size, at: start });
    },
    /** The directory, last. */
    end: async (): Promise<void> => {
      const begin = at;
      for (const { name, crc, packed, size, at: offset } of entries) {
        const front = head(
          0x02014b50,
          [VERSION, VERSION, FLAGS, DEFLATE, 0, DAY],
          [crc, packed, size],
          [name.length, 0, 0, 0, 0],
        );
        const back = Buffer.alloc(8);
        back.writeUInt32LE(offset, 4);
        await put(Buffer.concat([front, back, name]));
      }
      const size = at - begin;
      await put(head(0x06054b50, [0, 0, entries.length, entries.length], [size, begin], [0]));
    },
  };
}

/** A record of a zip: its signature, then 16-bit, 32-bit and again 16-bit numbers, then what follows as it is. */
function head(
  signature: number,
  before: readonly number[],
  long: readonly number[],
  after: readonly number[],
  rest: Uint8Array = new Uint8Array(),
): Buffer {
  const bytes = Buffer.alloc(4 + 2 * before.length + 4 * long.length + 2 * after.length);
  let at = bytes.writeUInt32LE(signature, 0);
  for (const number of before) at = bytes.writeUInt16LE(number, at);
  for (const number of long) at = bytes.writeUInt32LE(number, at);
  for (const number of after) at = bytes.writeUInt16LE(number, at);
  return Buffer.concat([bytes, rest]);
}
