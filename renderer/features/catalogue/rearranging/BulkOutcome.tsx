import type { OutputOf } from '../../../../shared/contract/index';
import type { BulkPreview, BulkRow, BulkWishInput } from '../../../../shared/contract/rearranging';
import type { BulkField } from '../../../../shared/domain/bulk-change';
import { assertNever } from '../../../../shared/result';
import { retentionText } from '../../../lib/format';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { cm } from '../../../lib/space-words';

type Props = {
  readonly preview: BulkPreview;
  readonly wish: BulkWishInput;
  readonly lists: OutputOf<'settings.lists'>;
};

/** What the change would do: counted field by field, and the volumes one by one, those refused first. */
export function BulkOutcome({ preview, wish, lists }: Props) {
  const { t } = useT();
  const { fields, rows, gone } = preview;
  return (
    <div className="bulk-outcome">
      <dl className="bulk-counts">
        {fields.map(({ field, change, stay, refused, keepCode }) => (
          <div key={field}>
            <dt>{t(`rearranging.bulk.field.${field}`)}</dt>
            <dd>
              <p className="figures">
                {t('rearranging.bulk.counted', {
                  change,
                  stay,
                  refused: refused.reduce((sum, { count }) => sum + count, 0),
                })}
              </p>
              {field === 'home' && change > 0 && <HomeRoom home={preview.home} />}
              {keepCode > 0 && <p className="soft">{t('rearranging.bulk.keepCode', { count: keepCode })}</p>}
              {refused.map(({ why, count }) => (
                <p key={why} className="bulk-refused">
                  {t('rearranging.bulk.refused', { why: t(`rearranging.bulk.why.${why}`), count })}
                </p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {gone > 0 && <p className="notice notice-warn">{t('rearranging.bulk.gone', { count: gone })}</p>}
      {rows.length > 0 && (
        <Rows
          rows={rows}
          wish={wish}
          lists={lists}
          home={preview.home?.code ?? null}
          fields={fields.map(({ field }) => field)}
        />
      )}
    </div>
  );
}

/** Whether what is to stand there has room: too little is a warning, not a refusal. */
function HomeRoom({ home }: Pick<BulkPreview, 'home'>) {
  const { t } = useT();
  if (home === null || home.freeMm === null) return null;
  const { code, freeMm } = home;
  return freeMm < 0 ? (
    <p className="bulk-refused">{t('rearranging.bulk.homeOver', { code, over: cm(-freeMm) })}</p>
  ) : (
    <p className="soft">{t('rearranging.bulk.homeFree', { code, free: cm(freeMm) })}</p>
  );
}

type RowsProps = Pick<Props, 'wish' | 'lists'> & {
  readonly rows: readonly BulkRow[];
  readonly fields: readonly BulkField[];
  /** Code of the new home. */
  readonly home: string | null;
};
function Rows({ rows, wish, lists, fields, home }: RowsProps) {
  const { t } = useT();
  const now = useNowWords();
  const next = useNextWords(wish, lists, home);
  return (
    <div className="bulk-rows" tabIndex={0} role="region" aria-label={t('rearranging.bulk.rows')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('rearranging.bulk.volume')}</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {t(`rearranging.bulk.field.${field}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" title={row.title}>
                {row.referenceCode ?? t('catalogue.uncoded')} {row.title}
              </th>
              {fields.map((field) => {
                const verdict = row.verdicts[field];
                return verdict === 'change' ? (
                  <td key={field}>
                    {t('rearranging.bulk.from', {
                      from: now(row, field) || t('rearranging.bulk.none'),
                      to: next(field),
                    })}
                  </td>
                ) : verdict === 'stay' || verdict === undefined ? (
                  <td key={field} className="soft">
                    {t('rearranging.bulk.stays')}
                  </td>
                ) : (
                  <td key={field} className="bulk-refused">
                    {t(`rearranging.bulk.why.${verdict}`)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useNowWords(): (row: BulkRow, field: BulkField) => string {
  const { t } = useT();
  const levelWord = useLevelWords();
  return ({ now }, field) => {
    switch (field) {
      case 'level':
        return [levelWord(now.level), now.until].filter((part) => part !== null).join(' ');
      case 'retention':
        return retentionText(now.retention, t);
      case 'series':
      case 'department':
      case 'home':
      case 'keeper':
        return now[field] ?? '';
      default:
        return assertNever(field);
    }
  };
}

function useNextWords(wish: BulkWishInput, lists: Props['lists'], home: string | null): (field: BulkField) => string {
  const { t } = useT();
  const levelWord = useLevelWords();
  return (field) => {
    switch (field) {
      case 'series':
        return lists.series.find(({ id }) => id === wish.series?.id)?.code ?? '';
      case 'department':
        return lists.departments.find(({ id }) => id === wish.department?.id)?.name ?? '';
      case 'level':
        return wish.level === undefined
          ? ''
          : [levelWord(wish.level.level), wish.level.until].filter((part) => part !== null).join(' ');
      case 'retention':
        return retentionText(wish.retention ?? null, t);
      case 'home':
        return home ?? '';
      case 'keeper':
        return wish.keeper?.name ?? '';
      default:
        return assertNever(field);
    }
  };
}
