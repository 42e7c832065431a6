import type { T } from '../../lib/i18n';

const MEGABYTE = 1024 * 1024;

/** Bytes as a person reads them: whole KB, from one MB on with one decimal. */
export const sizeOf = (bytes: number, t: T): string =>
  bytes < MEGABYTE
    ? t('attachments.kilobytes', { size: Math.max(1, Math.round(bytes / 1024)) })
    : t('attachments.megabytes', { size: Math.round((bytes / MEGABYTE) * 10) / 10 });
