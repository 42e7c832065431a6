import { lastUndoable, undoChange } from './catalogue-changes';
import type { Context } from './context';
import type { SessionHandlers } from './subject';
import { changeBulk, previewBulk } from './volume-bulk';
import { mergeVolumes, previewMerge } from './volume-merge';
import { splitVolume } from './volume-split';

/** Volumes rearranged: split, merged, many changed at once, and the one step back from each. */
export function createRearranging(context: Context) {
  const { work } = context;
  return {
    'catalogue.bulkPreview': (asked, session) => work.read((db) => previewBulk(db, asked, session)),
    'catalogue.bulkChange': (asked, session, around) =>
      work.writeLong(session, (db, moment) => changeBulk({ db, session, moment }, asked, around)),
    'catalogue.split': (input, session) =>
      work.write(session, (db, moment) => splitVolume(db, context, input, session, moment)),
    'catalogue.mergePreview': (asked, session) => work.read((db) => previewMerge(db, asked, session)),
    'catalogue.merge': (input, session) =>
      work.write(session, (db, moment) => mergeVolumes(db, input, session, moment)),
    'catalogue.undoable': (_input, session) => work.read((db) => lastUndoable(db, session)),
    'catalogue.undo': (input, session) => work.write(session, (db, moment) => undoChange(db, input, session, moment)),
  } satisfies Pick<
    SessionHandlers,
    `catalogue.${'bulkPreview' | 'bulkChange' | 'split' | 'mergePreview' | 'merge' | 'undoable' | 'undo'}`
  >;
}
