import { Button } from 'antd';
import type { z } from 'zod';
import { placeRange } from '../../../shared/contract/locations';
import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { FailureNotice } from '../../ui/FailureNotice';

type Values = z.input<typeof placeRange>;

/** What the range would make, what is there already and what stands in its way; the button says how many. */
export function RangePreview({ values, saving }: { readonly values: Values; readonly saving: boolean }) {
  const parsed = placeRange.safeParse(values);
  return parsed.success ? <Plan range={parsed.data} saving={saving} /> : null;
}

function Plan({ range, saving }: { readonly range: z.output<typeof placeRange>; readonly saving: boolean }) {
  const { t, code } = useT();
  const plan = useQuery('locations.previewRange', range, ['locations']);
  if (plan.status === 'loading')
    return (
      <p role="status" aria-busy="true">
        {t('common.loading')}
      </p>
    );
  if (plan.status === 'failed') return <FailureNotice error={plan.error} />;
  if (plan.value.kind === 'problem')
    return (
      <p role="alert" className="field-error">
        {code('invalid', plan.value.problem)}
      </p>
    );
  const { fresh, kinds, first, last, there, thereFirst, alike, shelfMm } = plan.value;
  const some = (codes: readonly string[], all: number) => codes.join('、') + (all > codes.length ? ' …' : '');
  const counted = kinds.map(({ kind, count }) =>
    t('locations.range.kindCount', { kind: t(`locations.kind.${kind}`), count }),
  );
  return (
    <div className="stack" role="status">
      {fresh === 0 ? (
        <p>{t('locations.range.nothing')}</p>
      ) : (
        <>
          <p className="range-count">{t('locations.range.previewLine', { count: fresh, kinds: counted.join('、') })}</p>
          <p className="figures">{t('locations.range.first', { codes: some(first, fresh), last: last ?? '' })}</p>
          {shelfMm > 0 && <p>{t('locations.range.shelfLength', { metres: String(shelfMm / 1000) })}</p>}
        </>
      )}
      {there > 0 && (
        <p className="soft">{t('locations.range.there', { count: there, codes: some(thereFirst, there) })}</p>
      )}
      {alike.map((one) => (
        <p key={one.code} role="alert" className="field-error">
          {t('locations.range.alike', one)}
        </p>
      ))}
      <p>
        <Button
          type="primary"
          htmlType="submit"
          disabled={fresh === 0 || alike.length > 0}
          loading={saving}
          title="Ctrl+S"
        >
          {t('locations.range.ok', { count: fresh })}
        </Button>
      </p>
    </div>
  );
}
