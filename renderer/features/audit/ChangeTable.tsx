import type { FieldChange } from './changes';
import { fieldWords, valueWords, type Words } from './value-words';

type Props = {
  readonly changes: readonly FieldChange[];
  /** Two columns; otherwise the record came into being or went, and one column says what it held. */ readonly comparing: boolean;
  readonly words: Words;
};

/** Field by field, before and after. */
export function ChangeTable({ changes, comparing, words }: Props) {
  const { t } = words;
  if (changes.length === 0) return null;
  return (
    <table className="log-changes">
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          {comparing ? (
            <>
              <th scope="col">{t('audit.before')}</th>
              <th scope="col">{t('audit.after')}</th>
            </>
          ) : (
            <th scope="col">{t('audit.value')}</th>
          )}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after, changed }) => (
          <tr key={field} className={changed ? undefined : 'log-unchanged'}>
            <th scope="row">{fieldWords(field, t)}</th>
            {comparing ? (
              <>
                <td>{valueWords(field, before, words)}</td>
                <td>{valueWords(field, after, words)}</td>
              </>
            ) : (
              <td>{valueWords(field, after ?? before, words)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
