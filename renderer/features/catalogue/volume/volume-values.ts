import type { Volume, VolumeInput } from '../../../../shared/contract/catalogue';
import type { OutputOf } from '../../../../shared/contract/index';
import { following, type Following } from '../../../../shared/domain/volume-following';
import type { Session } from '../../../lib/session';

type Series = OutputOf<'settings.lists'>['series'][number];

/** What the form holds of a saved volume. */
export function valuesOf(volume: Volume): VolumeInput {
  const {
    id,
    version,
    clientId,
    seriesId,
    title,
    year,
    firstMonth,
    lastMonth,
    retention,
    retentionBasis,
    basisDate,
    ownLevel,
    levelTermUntil,
    oldNumber,
    filingNumber,
    crossReference,
    formingDepartmentId,
    binding,
    pages,
    compiledBy,
    checkedBy,
    compiledOn,
    checkedOn,
    closingNote,
    note,
    homeId,
  } = volume;
  return {
    id,
    version,
    clientId,
    seriesId,
    title,
    year,
    firstMonth,
    lastMonth,
    retention,
    retentionBasis,
    basisDate,
    ownLevel,
    levelTermUntil,
    oldNumber,
    filingNumber,
    crossReference,
    formingDepartmentId,
    binding,
    pages,
    compiledBy,
    checkedBy,
    compiledOn,
    checkedOn,
    closingNote,
    note,
    homeId,
  };
}

/** A volume begun today by whoever is signed in; retention and level are the series' until another choice is made. */
export function newValues(session: Session, series: Series, clientId: number | null): VolumeInput {
  return {
    id: null,
    version: 0,
    clientId,
    seriesId: series.id,
    title: '',
    year: null,
    firstMonth: null,
    lastMonth: null,
    retention: series.retention,
    retentionBasis: 'lastDocument',
    basisDate: null,
    ownLevel: series.level,
    levelTermUntil: null,
    oldNumber: null,
    filingNumber: null,
    crossReference: null,
    formingDepartmentId: null,
    binding: 'bound',
    pages: null,
    compiledBy: { personId: session.personId, name: session.fullName },
    checkedBy: null,
    compiledOn: session.today,
    checkedOn: null,
    closingNote: null,
    note: null,
    homeId: null,
  };
}

/**
 * A volume that goes on from another: of the same client, class, department, term, level and place, made today by whoever
 * is signed in. Months, pages and the check are its own and begin empty.
 */
export function followingValues(from: Volume, how: Following, session: Session): VolumeInput {
  const values = valuesOf(from);
  return {
    ...values,
    ...following(from, how),
    id: null,
    version: 0,
    firstMonth: null,
    lastMonth: null,
    // Words of an old ledger are that ledger's.
    retention: values.retention === null ? null : { ...values.retention, asWritten: null },
    basisDate: null,
    levelTermUntil: null,
    oldNumber: null,
    filingNumber: null,
    crossReference: null,
    pages: null,
    compiledBy: { personId: session.personId, name: session.fullName },
    compiledOn: session.today,
    checkedBy: null,
    checkedOn: null,
    closingNote: null,
    note: null,
  };
}

/** The field of the form that a hard check or a warning speaks of; null where it speaks of the items. */
export function fieldOfCheck(code: string): keyof VolumeInput | null {
  const fields: Readonly<Record<string, keyof VolumeInput>> = {
    clientMissing: 'clientId',
    yearMissing: 'year',
    titleMissing: 'title',
    firstMonthMissing: 'firstMonth',
    lastMonthMissing: 'lastMonth',
    monthsReversed: 'lastMonth',
    monthsDiffer: 'firstMonth',
    retentionMissing: 'retention',
    departmentMissing: 'formingDepartmentId',
    compiledByMissing: 'compiledBy',
    checkedByMissing: 'checkedBy',
    samePerson: 'checkedBy',
    pagesMissing: 'pages',
  };
  return fields[code] ?? null;
}

/** How a volume is called in a sentence: its code, else its title. */
export const nameOf = (volume: Pick<Volume, 'referenceCode' | 'title'>): string => volume.referenceCode ?? volume.title;
