/** File names of a backup. A folder under a final name has been verified; anything else is none. */
export const MANIFEST_NAME = 'backup.json';
export const PARTIAL = '.partial';
const FINAL = /^\d{8}T\d{6}Z(-\d{1,3})?$/;

/** `20261123T140512Z`: the moment in UTC, so that names sort by time. */
export const stampOf = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '');
export const isBackupName = (name: string): boolean => FINAL.test(name);
export const isPartialName = (name: string): boolean =>
  name.endsWith(PARTIAL) && isBackupName(name.slice(0, -PARTIAL.length));
