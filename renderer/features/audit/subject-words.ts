import type { AuditEntry } from '../../../shared/contract/audit';
import { settingKeys } from '../../../shared/contract/settings';
import { audit } from '../../../shared/i18n/zh-CN/audit';
import type { T } from '../../lib/i18n';
import { paths } from '../../lib/paths';

type Detail = AuditEntry['details'][number];
const kinds = Object.keys(audit.subject) as (keyof typeof audit.subject)[];

/**
 * `volume:12` with its label is 案卷 HX01-…; where the content may not be shown (masked, erased) the opaque number stands
 * for it, and a volume that had neither code nor title is called so.
 */
export function subjectWords(subject: string, label: string | null, t: T, state?: Detail['state']): string {
  const [kind = '', id = ''] = subject.split(':');
  const setting = kind === 'setting' ? settingKeys.find((key) => key === id) : undefined;
  // `series:JY-2026` is a run of numbers, `series:3` a series of the fonds.
  const known = kind === 'series' && !/^\d+$/.test(id) ? 'numbers' : kinds.find((one) => one === kind);
  if (known === 'numbers') return `${t('audit.subject.numbers')} ${id}`;
  const word = known === undefined ? kind : t(`audit.subject.${known}`);
  if (setting !== undefined) return `${word} ${t(`audit.setting.${setting}`)}`;
  if (kind === 'volume' && label === null && state === 'readable') return t('audit.untitledVolume');
  // There is one archive: nobody counts it.
  if (kind === 'archive' && label === null) return word;
  return `${word} ${label ?? `#${id}`}`;
}

/** Where a subject is read, for those that have a screen. */
export function subjectPath({ subject, state }: Detail): string | null {
  const [kind, id] = subject.split(':');
  if (state !== 'readable') return null;
  if (kind === 'volume') return paths.volume(Number(id));
  return kind === 'client' ? paths.client(Number(id)) : null;
}

/** The subjects of an entry in one cell: the first, and how many more. */
export function subjectsLine({ details, subjects }: Pick<AuditEntry, 'details' | 'subjects'>, t: T): string {
  const [first] = details;
  if (first === undefined) return t('audit.noSubject');
  const words = subjectWords(first.subject, first.label, t, first.state);
  return subjects === 1 ? words : t('audit.moreSubjects', { first: words, total: subjects });
}
