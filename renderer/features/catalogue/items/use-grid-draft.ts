import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import { useDesk } from '../../../lib/desk-context';
import { cellKeys, type GridRow } from './grid-rows';

const cells = z.record(z.enum(cellKeys), z.string());
/** Names of the columns stand once and not in every row: thousands of rows must fit. Whole rows are an older draft's. */
const draftBody = z.union([
  z.object({
    version: z.int(),
    columns: z.array(z.string()),
    lines: z.array(z.object({ key: z.int(), id: z.int().nullable(), texts: z.array(z.string()) })),
  }),
  z.object({ version: z.int(), rows: z.array(z.object({ key: z.int(), id: z.int().nullable(), cells })) }),
]);

const packed = (version: number, rows: readonly GridRow[]): string =>
  JSON.stringify({
    version,
    columns: cellKeys,
    lines: rows.map((row) => ({ key: row.key, id: row.id, texts: cellKeys.map((name) => row.cells[name]) })),
  });

function unpacked(body: z.infer<typeof draftBody>): readonly GridRow[] {
  if ('rows' in body) return body.rows;
  return body.lines.map(({ key, id, texts }) => ({
    key,
    id,
    cells: cells.parse(Object.fromEntries(cellKeys.map((name) => [name, texts[body.columns.indexOf(name)] ?? '']))),
  }));
}

type Options = {
  readonly volumeId: number;
  readonly version: number;
  readonly rows: readonly GridRow[];
  readonly dirty: boolean;
  /** Called once when a draft was left lying: the rows, and the version of the volume they were begun on. */
  readonly onRestore: (rows: readonly GridRow[], version: number) => void;
};

/** Keeps the grid as a draft of the desk while it is dirty, and puts one left earlier back. */
export function useGridDraft({ volumeId, version, rows, dirty, onRestore }: Options) {
  const desk = useDesk();
  const key = `items:${volumeId}`;
  const [restoredAt, setRestoredAt] = useState<string | null>(null);
  const ready = useRef(false);
  const written = useRef(false);
  const restore = useRef(onRestore);

  useEffect(() => {
    let current = true;
    void desk.drafts.get(key).then((draft) => {
      if (!current) return;
      const body = draft === undefined ? null : draftBody.safeParse(JSON.parse(draft.body));
      if (draft !== undefined && body?.success === true) {
        restore.current(unpacked(body.data), body.data.version);
        setRestoredAt(draft.savedAt);
      }
      ready.current = true;
    });
    return () => {
      current = false;
    };
  }, [desk, key]);

  useEffect(() => {
    if (!ready.current) return;
    if (dirty) {
      written.current = true;
      void desk.saveDraft(key, packed(version, rows));
    } else if (written.current) {
      // Undone back to what is saved: nothing is left to keep.
      written.current = false;
      void desk.dropDraft(key);
    }
  }, [desk, key, version, rows, dirty]);

  const drop = useCallback(async () => {
    written.current = false;
    setRestoredAt(null);
    await desk.dropDraft(key);
  }, [desk, key]);
  return { restoredAt, drop };
}
