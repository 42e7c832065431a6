/**
 * The fuses of an Electron binary: switches in a strip of bytes behind a mark, that nobody can turn back on from outside.
 * `@electron/fuses` knows the names of its day and writes only those; here a fuse this table does not name is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';

const MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const STATES = { 0x30: 'off', 0x31: 'on', 0x72: 'removed', 0x90: 'inherited' };

/** In the order of the strip, version 1. `wanted` null: either state does. */
export const FUSES = [
  ['RunAsNode', 'off'],
  ['EnableCookieEncryption', 'on'],
  ['EnableNodeOptionsEnvironmentVariable', 'off'],
  ['EnableNodeCliInspectArguments', 'off'],
  ['EnableEmbeddedAsarIntegrityValidation', 'on'],
  ['OnlyLoadAppFromAsar', 'on'],
  ['LoadBrowserProcessSpecificV8Snapshot', 'off'],
  ['GrantFileProtocolExtraPrivileges', 'off'],
  // A matter of speed, not of safety: as Electron ships it.
  ['WasmTrapHandlers', null],
];

/** Where the strip begins, and how many fuses it has. Throws for a binary without one, with two that differ, or of another version. */
function stripOf(bytes) {
  const at = bytes.indexOf(MARK);
  if (at < 0) throw new Error('no fuses here: this is not an Electron binary');
  const start = at + MARK.length;
  const [version, length] = [bytes[start], bytes[start + 1]];
  if (version !== 1) throw new Error(`fuses of version ${version} are not known`);
  // A universal binary of macOS holds one strip for each processor.
  if (bytes.indexOf(MARK, start) >= 0) throw new Error('more than one strip of fuses');
  return { first: start + 2, length };
}

/** [name, state, wanted] of every fuse the binary has; a fuse without a name in the table is called by its number. */
export function readFuses(bytes) {
  const { first, length } = stripOf(bytes);
  return Array.from({ length }, (_, n) => {
    const [name, wanted] = FUSES[n] ?? [`fuse ${n}`, 'a decision'];
    return { name, state: STATES[bytes[first + n]] ?? `byte ${bytes[first + n]}`, wanted };
  });
}

/** What is not as the table wants it, in words; empty for a binary that may leave the house. A fuse that was taken out needs no state. */
export const wrongFuses = (bytes) =>
  readFuses(bytes)
    .filter(({ state, wanted }) => wanted !== null && state !== wanted && state !== 'removed')
    .map(({ name, state, wanted }) => `${name} is ${state}, wanted: ${wanted}`);

export function setFuses(path) {
  const bytes = readFileSync(path);
  const { first, length } = stripOf(bytes);
  for (let n = 0; n < length; n += 1) {
    const [name, wanted] = FUSES[n] ?? [`fuse ${n}`];
    if (wanted === undefined) throw new Error(`${name}: nobody has decided on it yet; see build/fuses.mjs`);
    if (wanted !== null && STATES[bytes[first + n]] !== 'removed') bytes[first + n] = wanted === 'on' ? 0x31 : 0x30;
  }
  writeFileSync(path, bytes);
}
