/**
 * Deeds the log 日志 knows (domain.md "Log"). The closed list of what the engine may write: a deed not named here does
 * not compile, and every one has its words in i18n `deed.<code>`. Append only: the log keeps old codes for ever.
 */
export const deeds = [
  'archive.created',
  'session.unlocked',
  'session.failedAttempts',
  'key.introduced',
  'settings.set',
  'fonds.saved',
  'series.saved',
  'department.saved',
  'documentType.saved',
  'person.saved',
  'client.saved',
  'volume.created',
  'volume.saved',
  'volume.itemsSaved',
  'volume.filed',
  'volume.reopened',
  'volume.discarded',
  'volume.moved',
  'import.committed',
  'import.undone',
  'form.issued',
  'operator.added',
  'operator.changed',
  'operator.removed',
  'passphrase.changed',
  'access.reissued',
  'recovery.used',
  'recovery.issued',
  'recovery.dropped',
  'dataKey.renewed',
  'log.verified',
  'log.exported',
] as const;
export type DeedCode = (typeof deeds)[number];

export const isDeedCode = (code: string): code is DeedCode => deeds.some((deed) => deed === code);
