import { createHash } from 'node:crypto';
import { mostVolumes } from '../../../shared/contract/forms';
import { itemReferenceCode } from '../../../shared/domain/reference-code';
import { ruleBroken } from '../../../shared/errors';
import type { Fonds, ItemRegister } from '../forms/holding-facts';
import { notFound } from '../store/work';
import { readClient } from './clients';
import { levelAt, subjectOf } from './context';
import {
  type Ask,
  type FormSheet,
  fondsOf,
  levelLabelsOf,
  oneSheet,
  type Prepared,
  type Request,
} from './form-sources';
import { boxesAt, type Holding, holdingsAt, holdingsByIds, holdingsOfClient, shelvesAt } from './holding-rows';

/** Labels, spines and the lists of the holdings: one document, one number, however many volumes are on it. */

const fondsFacts = ({ db, context }: Ask): Fonds => {
  const { number, name } = fondsOf(db);
  return { fondsNumber: number, fondsName: name, levelLabels: levelLabelsOf(context) };
};

const highest = (holdings: readonly Holding[]): number => Math.max(0, ...holdings.map(({ rank }) => rank));

/** One volume prints under its own name; a selection under what was selected, so that the same one again is a reprint. */
function selected({ db }: Ask, holdings: readonly Holding[]): FormSheet {
  const ids = holdings.map(({ id }) => id);
  const [only] = ids;
  const codedVolumes = ids;
  if (ids.length === 1 && only !== undefined) {
    const subject = subjectOf('volume', only);
    return { subject, logSubject: subject, level: highest(holdings), codedVolumes };
  }
  const hash = createHash('sha256').update(ids.join()).digest('hex').slice(0, 24);
  return {
    subject: `selection:${hash}`,
    logSubject: subjectOf('fonds', fondsOf(db).id),
    level: highest(holdings),
    codedVolumes,
  };
}

type ItemRow = {
  sequence: number;
  document_number: string | null;
  responsible: string | null;
  title: string;
  date: string | null;
  page_from: number | null;
  page_to: number | null;
  level: number;
  note: string | null;
};
/** More lines than this are a book in parts. */
const mostItems = 4 * mostVolumes;

const stubOf = ({ referenceCode, title, level, pages, disposalNumber }: Holding): ItemRegister['items'][number] => ({
  referenceCode,
  documentNumber: null,
  responsible: null,
  title,
  date: null,
  level,
  pages,
  note: null,
  stub: { disposalNumber },
});
function itemsOf({ db, session }: Ask, holdings: readonly Holding[]): ItemRegister['items'] {
  const read = db.prepare(
    'SELECT sequence, document_number, responsible, title, date, page_from, page_to, level, note FROM item WHERE volume_id = :id AND level <= :clearance ORDER BY sequence',
  );
  const items = holdings.flatMap((volume): ItemRegister['items'] => {
    const { id, referenceCode } = volume;
    if (volume.state === 'destroyed') return [stubOf(volume)];
    return read.all<ItemRow>({ id, clearance: session.clearanceRank }).map((row) => ({
      referenceCode: referenceCode === null ? null : itemReferenceCode(referenceCode, row.sequence),
      documentNumber: row.document_number,
      responsible: row.responsible,
      title: row.title,
      date: row.date,
      level: levelAt(row.level),
      pages: row.page_from === null ? null : (row.page_to ?? row.page_from) - row.page_from + 1,
      note: row.note,
      stub: null,
    }));
  });
  if (items.length > mostItems) throw ruleBroken('tooManyToPrint', { most: String(mostItems) });
  return items;
}

type Selection = Request<'volumes'> & { readonly form: 'volumeLabels' | 'spines' | 'caseList' | 'itemRegister' };

/** As a case list and a list by item run, whatever was chosen first: by 档号, what has none yet at the end. */
const byCode = (volumes: readonly Holding[]): Holding[] =>
  [...volumes].sort(({ referenceCode: one }, { referenceCode: other }) =>
    one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1,
  );

export function prepareSelection(ask: Ask, request: Selection): Prepared {
  const volumes = holdingsByIds(ask.db, request.ids, ask.session.clearanceRank);
  const fonds = fondsFacts(ask);
  const madeOn = ask.moment.day;
  const job = (): Prepared['job'] => {
    switch (request.form) {
      case 'volumeLabels': {
        const facts = { ...fonds, volumes, startAt: request.startAt };
        return oneSheet(ask, request, 'volumeLabels', request.paper === 'label' ? 'label' : 'a4', facts);
      }
      case 'spines': {
        const length = ask.context.settings().spineLength;
        const facts = { ...fonds, volumes, width: request.spineWidth, length };
        return oneSheet(ask, request, 'spines', request.paper === 'a3' ? 'a3' : 'a4', facts);
      }
      case 'caseList': {
        const facts = { ...fonds, volumes: byCode(volumes), madeOn, madeBy: ask.session.fullName };
        return oneSheet(ask, request, 'caseList', 'a4', facts);
      }
      case 'itemRegister': {
        const facts = { ...fonds, madeOn, items: itemsOf(ask, byCode(volumes)) };
        return oneSheet(ask, request, 'itemRegister', 'a4Landscape', facts);
      }
    }
  };
  return { sheets: [selected(ask, volumes)], job: job() };
}

export function prepareClient(ask: Ask, request: Request<'client'>): Prepared {
  const client = readClient(ask.db, request.id, ask.session.clearanceRank);
  const volumes = holdingsOfClient(ask.db, request.id, ask.session.clearanceRank);
  const { code, name, kind, keeper, openedOn, contacts, note } = client;
  const facts = {
    ...fondsFacts(ask),
    madeOn: ask.moment.day,
    code,
    name,
    kind,
    keeper,
    openedOn,
    contacts,
    note,
    volumes,
  };
  const subject = subjectOf('client', request.id);
  return {
    sheets: [{ subject, logSubject: subject, level: highest(volumes), codedVolumes: volumes.map(({ id }) => id) }],
    job: oneSheet(ask, request, request.form, 'a4', facts),
  };
}

/** The place itself, or null for the whole archive. */
function placeCode({ db }: Ask, id: number | null): string | null {
  if (id === null) return null;
  const row = db.prepare('SELECT code FROM location WHERE id = ?').get<{ code: string }>([id]);
  if (row === undefined) throw notFound('location', id);
  return row.code;
}

/** Says nothing of any volume, so it has no level and no volume is named with it in the log. */
function prepareShelves(ask: Ask, request: Request<'place'>): Prepared {
  const shelves = shelvesAt(ask.db, request.id);
  if (shelves.length === 0) throw ruleBroken('nothingToPrint');
  const archive = subjectOf('fonds', fondsOf(ask.db).id);
  const [subject, logSubject] =
    request.id === null ? [archive, archive] : [subjectOf('place', request.id), subjectOf('location', request.id)];
  return {
    sheets: [{ subject, logSubject, level: 0, codedVolumes: [] }],
    job: oneSheet(ask, request, 'shelfLabels', 'a4', { ...fondsFacts(ask), shelves }),
  };
}

export function preparePlace(ask: Ask, request: Request<'place'>): Prepared {
  const place = placeCode(ask, request.id);
  const fonds = fondsFacts(ask);
  if (request.form === 'shelfLabels') return prepareShelves(ask, request);
  const order = request.form === 'indexByArchive' ? 'byArchive' : 'byPlace';
  const volumes = holdingsAt(ask.db, request.id, order, ask.session.clearanceRank);
  const subject = request.id === null ? subjectOf('fonds', fondsOf(ask.db).id) : subjectOf('place', request.id);
  const sheets = [
    {
      subject,
      logSubject: request.id === null ? subject : subjectOf('location', request.id),
      level: highest(volumes),
      codedVolumes: volumes.map(({ id }) => id),
    },
  ];
  if (request.form === 'boxLabels') {
    const inside = new Map<string, Holding[]>();
    for (const one of volumes) if (one.home !== null) inside.set(one.home, [...(inside.get(one.home) ?? []), one]);
    const boxes = boxesAt(ask.db, request.id).map(({ code, machineKey }) => ({
      code,
      machineKey,
      volumes: inside.get(code) ?? [],
    }));
    if (boxes.length === 0) throw ruleBroken('nothingToPrint');
    return { sheets, job: oneSheet(ask, request, 'boxLabels', 'a4', { ...fonds, boxes }) };
  }
  const rows = volumes.map(({ home, referenceCode, title, clientName, level, state }) => ({
    place: home,
    referenceCode,
    title,
    clientName,
    level,
    state,
  }));
  const facts = { ...fonds, madeOn: ask.moment.day, place, rows };
  return { sheets, job: oneSheet(ask, request, request.form, 'a4', facts) };
}
