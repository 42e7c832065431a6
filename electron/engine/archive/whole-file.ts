import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { classifyFile } from '../store/faults';

/**
 * Writes a file that a person chose, piece by piece, and answers the SHA-256 of its bytes. Under its final name it is
 * whole: until then it bears another one, and a failure or a cancel leaves nothing behind and what stood there before.
 */
export async function writeWhole(
  path: string,
  write: (put: (bytes: Uint8Array) => Promise<void>) => Promise<void>,
): Promise<string> {
  const partial = `${path}.partial`;
  const sum = createHash('sha256');
  const out = createWriteStream(partial, { flags: 'w', mode: 0o600 });
  const failed = once(out, 'error').then(([cause]) =>
    Promise.reject(cause instanceof Error ? cause : new Error('unwritable')),
  );
  failed.catch(() => undefined);
  try {
    await write(async (bytes) => {
      sum.update(bytes);
      if (!out.write(bytes)) await Promise.race([once(out, 'drain'), failed]);
    });
    out.end();
    await Promise.race([once(out, 'close'), failed]);
    await rename(partial, path);
    return sum.digest('hex');
  } catch (cause) {
    out.destroy();
    rmSync(partial, { force: true });
    throw classifyFile(cause);
  }
}
