import type { OutputOf } from '../../../../shared/contract/index';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { useBlockWords } from '../../../ui/use-block-words';

export type Added = OutputOf<'disposal.addRows'>;

/** What went onto the list, and of what did not, why: by kind, and the first ones by name. */
export function AddedNotice({ added, onClose }: { readonly added: Added; readonly onClose: () => void }) {
  const { t } = useT();
  const words = useBlockWords();
  const { list, skipped, examples } = added;
  const left = skipped.reduce((sum, { count }) => sum + count, 0);
  const name = list.number ?? list.title;
  return (
    <div className={`notice ${left === 0 ? 'notice-good' : 'notice-warn'}`} role="status">
      <p className="notice-what">{t('disposal.add.done', { added: added.added, name })}</p>
      {left > 0 && (
        <>
          <p>
            {t('disposal.add.skipped', { count: left })}{' '}
            {skipped
              .map(({ kind, count }) => t('disposal.add.skippedKind', { kind: t(`disposal.blockKind.${kind}`), count }))
              .join(t('common.listSeparator'))}
          </p>
          <ul className="skipped figures">
            {examples.map(({ volumeId, code, title, blocks }) => (
              <li key={volumeId}>
                <a href={`#${paths.volume(volumeId)}`}>{code}</a> {title}{' '}
                <span className="late">{blocks.map(words).join(t('common.listSeparator'))}</span>
              </li>
            ))}
          </ul>
          {examples.length < left && <p className="soft">{t('disposal.add.more', { count: examples.length })}</p>}
        </>
      )}
      <p className="row">
        <a href={`#${paths.disposalList(list.id)}`}>{t('disposal.add.open')}</a>
        <button type="button" className="link-button" onClick={onClose}>
          {t('common.close')}
        </button>
      </p>
    </div>
  );
}
