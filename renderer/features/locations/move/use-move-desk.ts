import { useCallback, useEffect, useRef } from 'react';
import type { MoveScan } from '../../../../shared/contract/locations';
import { assertNever } from '../../../../shared/result';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useSound } from '../../../lib/sounds';
import { useKept } from '../../../lib/use-kept';
import { answered, received, unanswered } from '../../../lib/scan-tray';
import { useScanQueue } from '../../../lib/use-scan-queue';
import { useSpoken } from './answer-words';
import { type Done, emptyTray, type Tray, traySchema } from './tray';

/** The draft under which the tray of this operator is kept. */
export const TRAY = 'tray:places';
const nothing: Done = { kind: 'nothing' };
/** An undo stands among the scans as what was pressed. */
const UNDO = 'Ctrl+Z';

/**
 * The moving desk at work. A scan is in the kept tray before it is asked about; scans are answered one after another,
 * each with the place that the ones before it opened; every answer has its words and its sound.
 */
export function useMoveDesk() {
  const client = useClient();
  const { t } = useT();
  const sound = useSound();
  const spoken = useSpoken();
  const { value: tray, now, change } = useKept(TRAY, traySchema, emptyTray);

  const record = useCallback(
    (n: number, answer: MoveScan | null, done: Done) => {
      change((before) => answered(before, n, answer, done));
      const entry = now().entries.find((one) => one.n === n);
      if (entry !== undefined) sound(spoken(entry).tone);
    },
    [change, now, sound, spoken],
  );
  const document = useCallback(() => {
    const typed = now().document?.trim() ?? '';
    return typed === '' ? t('locations.scan.documentDefault') : typed;
  }, [now, t]);

  const put = useCallback(
    async (n: number, answer: MoveScan & { kind: 'volume' }) => {
      const { place, home } = now();
      if (place === null) return record(n, answer, nothing);
      const asked = { placeId: place.id, volumeIds: [answer.volume.id], home, document: document() };
      const done = await client.call('locations.put', asked);
      if (!done.ok) return record(n, answer, { kind: 'failed', error: done.error });
      const { moved, place: there, refused } = done.value;
      const [why] = refused;
      if (why !== undefined) return record(n, { kind: 'refused', volume: answer.volume, rule: why.rule }, nothing);
      change((before) => ({ ...before, place: there, moved: before.moved + moved }));
      return record(
        n,
        answer,
        moved === 0 ? { kind: 'same', place: there } : { kind: 'moved', place: there, home, count: now().moved },
      );
    },
    [change, client, document, now, record],
  );
  const carry = useCallback(
    async (n: number, answer: MoveScan & { kind: 'carry' }) => {
      const { place } = now();
      if (place === null) return record(n, answer, nothing);
      const asked = {
        id: answer.box.id,
        version: answer.version,
        parentId: place.id,
        part: null,
        document: document(),
      };
      const done = await client.call('locations.move', asked);
      if (!done.ok) return record(n, answer, { kind: 'failed', error: done.error });
      // The shelf has the box now: how full it is, the engine says.
      const into = await client.call('locations.scan', { code: place.code, placeId: null });
      const there = into.ok && into.value.kind === 'open' ? into.value.place : place;
      change((before) => ({ ...before, place: there }));
      return record(n, answer, { kind: 'carried', from: done.value.from, to: done.value.place.code, into: there });
    },
    [change, client, document, now, record],
  );
  const undo = useCallback(
    async (n: number) => {
      const done = await client.call('locations.undo', {});
      if (!done.ok) return record(n, null, { kind: 'failed', error: done.error });
      const { place } = now();
      const again = place === null ? null : await client.call('locations.scan', { code: place.code, placeId: null });
      const there = again?.ok === true && again.value.kind === 'open' ? again.value.place : place;
      const { what, count, to } = done.value;
      change((before) => ({
        ...before,
        place: there,
        moved: Math.max(0, before.moved - (what === 'put' ? count : 0)),
      }));
      return record(n, null, { kind: 'undone', what, count, to });
    },
    [change, client, now, record],
  );

  const answer = useCallback(
    async (n: number) => {
      const here = now();
      const entry = here.entries.find((one) => one.n === n);
      if (entry === undefined) return undefined;
      if (entry.code === UNDO) return undo(n);
      const heard = await client.call('locations.scan', {
        code: entry.code.slice(0, 60),
        placeId: here.place?.id ?? null,
      });
      if (!heard.ok) return record(n, null, { kind: 'failed', error: heard.error });
      const said = heard.value;
      switch (said.kind) {
        case 'open':
          change((before) => ({ ...before, place: said.place, moved: 0 }));
          return record(n, said, { kind: 'opened' });
        case 'carry':
          return carry(n, said);
        case 'volume':
          return put(n, said);
        case 'whereabouts':
        case 'refused':
        case 'closed':
        case 'several':
        case 'otherArchive':
        case 'misread':
        case 'notHere':
        case 'unknown':
          return record(n, said, nothing);
        default:
          return assertNever(said);
      }
    },
    [carry, change, client, now, put, record, undo],
  );
  const queue = useScanQueue(answer);
  const { push } = queue;
  const scan = useCallback(
    (code: string) => {
      change((before) => received(before, code, new Date().toISOString()));
      push(now().count);
    },
    [change, now, push],
  );
  // What a crash or a lock left without an answer is asked again, in its order; an undo is a deed and is not repeated.
  const resumed = useRef(false);
  useEffect(() => {
    if (tray === undefined || resumed.current) return;
    resumed.current = true;
    for (const entry of unanswered(tray))
      if (entry.code === UNDO)
        change((before) => ({ ...before, entries: before.entries.filter(({ n }) => n !== entry.n) }));
      else push(entry.n);
  }, [tray, change, push]);

  return {
    tray,
    waiting: queue.waiting,
    scan,
    undo: useCallback(() => scan(UNDO), [scan]),
    patch: (some: Partial<Tray>) => change((before) => ({ ...before, ...some })),
    leave: () => change((before) => ({ ...before, place: null, moved: 0 })),
    clear: () => change((before) => ({ ...before, count: 0, entries: [] })),
  };
}
