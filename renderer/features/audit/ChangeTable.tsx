import { useT } from '../../lib/i18n';
import type { FieldChange } from './changes';
import { fieldWords, valueWords } from './value-words';

type Props = { readonly changes: readonly FieldChange[]; /** Two columns; otherwise the record came into being or went, and one column says what it held. */ readonly comparing: boolean };

/** Field by field, before and after. */
export function ChangeTable({ changes, comparing }: Props) {
  const { t } = useT();
  if (changes.length === 0) return null;
  return (
    <table className="log-changes">
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          {comparing ? <><th scope="col">{t('audit.before')}</th><th scope="col">{t('audit.after')}</th></> : <th scope="col">{t('audit.value')}</th>}
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after, changed }) => (
          <tr key={field} className={changed ? undefined : 'log-unchanged'}>
            <th scope="row">{fieldWords(field, t)}</th>
            {comparing ? <><td>{valueWords(field, before, t)}</td><td>{valueWords(field, after, t)}</td></> : <td>{valueWords(field, after ?? before, t)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
