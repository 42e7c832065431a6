import type { DisposalRow, ListScan } from '../../../../shared/contract/disposal-list';
import type { AppError } from '../../../../shared/errors';
import { assertNever, type Result } from '../../../../shared/result';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import type { Tone } from '../../../lib/sounds';
import { useSentences } from '../../../ui/FailureNotice';
import { useBlockWords } from '../../../ui/use-block-words';

export type Work = 'setApart' | 'recheck' | 'count';
/** A scan in words: what happened or why not, of what, and what to do. */
export type Spoken = {
  readonly tone: Tone;
  readonly what: string;
  readonly about?: string;
  readonly more: readonly string[];
};

/** Says each answer to a scan against a list; what blocks a volume is said with its reason. */
export function useSpoken(work: Work): (heard: Result<ListScan | Spoken, AppError>) => Spoken {
  const { t } = useT();
  const session = useSession();
  const sentences = useSentences();
  const blockWords = useBlockWords();
  const about = ({ position, code, title }: DisposalRow) => `${position} · ${code} ${title}`;
  return (heard) => {
    if (!heard.ok) {
      const { what, safe, todo } = sentences(heard.error);
      return { tone: 'bad', what, more: [safe, todo] };
    }
    const said = heard.value;
    if (!('kind' in said)) return said;
    switch (said.kind) {
      case 'done':
        return {
          tone: 'good',
          what: t(`disposal.scan.${work}.done`),
          about: about(said.row),
          more: [said.left === 0 ? t('disposal.scan.complete') : t('disposal.scan.left', { count: said.left })],
        };
      case 'already':
        return { tone: 'attention', what: t(`disposal.scan.${work}.already`), about: about(said.row), more: [] };
      case 'blocked':
        return {
          tone: 'bad',
          what: t(`disposal.scan.${work}.blocked`),
          about: about(said.row),
          more: said.row.blocks.map(blockWords),
        };
      case 'notOnList':
        return {
          tone: 'bad',
          what: t('disposal.scan.notOnList'),
          about: `${said.code} ${said.title}`,
          more: [t('disposal.scan.notOnListMore')],
        };
      case 'otherArchive':
        return {
          tone: 'bad',
          what: t('disposal.scan.otherArchive'),
          more: [t('disposal.scan.otherArchiveMore', { tag: said.tag, own: session.archiveTag })],
        };
      case 'misread':
        return { tone: 'bad', what: t('disposal.scan.misread'), more: [t('disposal.scan.misreadMore')] };
      case 'unknown':
        return {
          tone: 'bad',
          what: t('disposal.scan.unknown', { typed: said.typed }),
          more: [t('disposal.scan.unknownMore')],
        };
      default:
        return assertNever(said);
    }
  };
}
