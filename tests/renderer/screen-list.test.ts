import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { screens } from '../demo/screen-list';

/** The demo's pictures, the layout and the colours end to end all go through this list: what it leaves out nobody looks at. */
it('holds every screen that the program has', () => {
  const paths = [...readFileSync('renderer/screens.tsx', 'utf8').matchAll(/path: '([^']+)'/g)].map(
    ([, path]) => path ?? '',
  );
  const addresses = screens({
    volumeId: 1,
    assemblingId: 2,
    clientId: 3,
    holdId: 4,
    shelf: { id: 5, code: '1-01-1-1', zhCN: [], en: [] },
    disposal: {
      draft: 1,
      appraisal: 2,
      appraised: 3,
      approved: 4,
      held: 5,
      rechecked: 6,
      destroyed: 7,
      stub: 8,
    },
    loans: {
      slips: [1],
      borrowerId: 1,
      lateBorrowerId: 2,
      readingId: 1,
      outsideReadingId: 1,
      copyId: 1,
      certificateId: 1,
      certificates: [1],
      scans: { desk: [], refused: [], returning: [] },
    },
  }).map(([, address]) => address.replace(/\?.*/, '').replaceAll(/\d+/g, ':id'));
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !addresses.includes(path))).toEqual([]);
});
