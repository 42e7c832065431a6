import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { AppFailure } from '../../../shared/errors';
import { crc32 } from './crc32';
import { limits } from './limits';
import { megabytes, refused } from './refusals';

/** The parts of a workbook, read in any order and as often as needed; names are compared without case (OPC 6.2). */
export type ZipParts = {
  has(name: string): boolean;
  /** Unpacked bytes, piece by piece; throws `fileRefused` when they are not what the directory promised. */
  read(name: string): AsyncGenerator<Uint8Array>;
  close(): void;
};

/**
 * Opens a zip whose directory alone already keeps within the limits: a bomb that tells the truth about itself
 * is refused before a byte is unpacked, one that lies is stopped at the first byte beyond what it declared.
 * Throws `fileRefused`.
 */
export async function openZipParts(bytes: Uint8Array): Promise<ZipParts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Sizes are checked here while unpacking, with reasons of our own.
  const zip = await damaged(fromBufferPromise(buffer, { validateEntrySizes: false }));
  const entries = await damaged(readDirectory(zip, buffer.length));
  return {
    has: (name) => entries.has(key(name)),
    read: (name) => unpack(zip, entries.get(key(name)), name),
    close: () => zip.close(),
  };
}

async function readDirectory(zip: ZipFile, fileBytes: number): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.parts) throw refused('tooManyParts', { limit: limits.parts });
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  let packed = 0;
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw refused('zipEncrypted');
    if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw refused('zipDamaged');
    unpacked += entry.uncompressedSize;
    packed += entry.compressedSize;
    if (unpacked > limits.unpackedBytes) throw refused('unpacksTooLarge', { limit: megabytes(limits.unpackedBytes) });
    const dense = entry.uncompressedSize > limits.ratio * entry.compressedSize;
    if (dense && entry.uncompressedSize > limits.ratioFromBytes) throw refused('partTooDense', { limit: limits.ratio });
    // Overlapping parts unpack the same bytes many times; two parts of one name are read differently by each program.
    if (packed > fileBytes || entries.has(key(entry.fileName))) throw refused('zipDamaged');
    entries.set(key(entry.fileName), entry);
  }
  return entries;
}

async function* unpack(zip: ZipFile, entry: Entry | undefined, name: string): AsyncGenerator<Uint8Array> {
  if (entry === undefined) throw refused('notAWorkbook');
  const stream = await damaged(zip.openReadStreamPromise(entry));
  let count = 0;
  let crc = 0;
  try {
    for await (const piece of stream as AsyncIterable<Uint8Array>) {
      count += piece.length;
      if (count > entry.uncompressedSize) throw refused('sizesFalse', { part: name });
      crc = crc32(piece, crc);
      yield* slices(piece);
    }
  } catch (error) {
    throw error instanceof AppFailure ? error : refused('partDamaged', { part: name });
  } finally {
    stream.destroy();
  }
  if (count < entry.uncompressedSize) throw refused('sizesFalse', { part: name });
  if (crc !== entry.crc32) throw refused('partDamaged', { part: name });
}

/** A part that is stored and not packed may come in one piece as large as the file. */
function* slices(piece: Uint8Array): Generator<Uint8Array> {
  const size = 64 * 1024;
  for (let start = 0; start < piece.length; start += size) yield piece.subarray(start, start + size);
}

async function damaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof AppFailure ? error : refused('zipDamaged');
  }
}

const key = (name: string): string => name.toLowerCase();
