import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

/**
 * The text of bytes that must be UTF-8, a byte order mark included; null where they are none. It is asked before it is
 * decoded: the strict decoder of Node 18, made to refuse, ends the whole process within the utility process of Electron 25.
 */
export const strictUtf8 = (bytes: Uint8Array): string | null =>
  isUtf8(bytes) ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes) : null;
