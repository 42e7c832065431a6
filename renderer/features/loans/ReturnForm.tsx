import { Button, Input, Select } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import type { DeskVolume, Loan } from '../../../shared/contract/loans';
import type { OutputOf } from '../../../shared/contract/index';
import { type ReturnResult, returnResults } from '../../../shared/domain/loan';
import { checkReturn } from '../../../shared/domain/loan-return';
import { toHalfWidth } from '../../../shared/domain/text';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { Control } from '../../ui/controls';
import { FailureNotice } from '../../ui/FailureNotice';
import { FieldFrame } from '../../ui/FieldFrame';
import { useDeed } from '../../lib/use-deed';
import { useKept } from '../../lib/use-kept';

type Props = {
  readonly target: { readonly id: number; readonly version: number; readonly lineId: number };
  readonly volume: DeskVolume;
  readonly onDone: (done: OutputOf<'loans.giveBack'> & { readonly loan: Loan; readonly result: ReturnResult }) => void;
  /** Put off: the volume stays out until it is counted. */
  readonly onLater: () => void;
};
const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
/** What is typed so far, kept as a draft until the check is done. */
const typedSchema = z.strictObject({
  counted: z.string(),
  chosen: z.enum(returnResults).nullable(),
  condition: z.string(),
  marks: z.string(),
  missingPages: z.string(),
  remark: z.string(),
  breach: z.string(),
  sanction: z.string(),
  /** Null: it comes back today. */
  on: z.string().nullable().default(null),
});
const nothingTyped: z.output<typeof typedSchema> = {
  counted: '',
  chosen: null,
  condition: '',
  marks: '',
  missingPages: '',
  remark: '',
  breach: '',
  sanction: '',
  on: null,
};
type TextName = Exclude<keyof typeof nothingTyped, 'counted' | 'chosen' | 'on'>;
/** What a count says by itself; a person may say otherwise. */
const resultOf = (counted: number | null, expected: number | null): ReturnResult =>
  counted === null || expected === null || counted === expected
    ? 'returned'
    : counted < expected
      ? 'incomplete'
      : 'papersAdded';

/**
 * Return check 归还清点 of one volume (DA-13.3): pages counted against the list first; Enter on a count that agrees is
 * the whole check. What else the result asks for is asked only then, and a short count never passes as plainly returned.
 */
export function ReturnForm({ target, volume, onDone, onLater }: Props) {
  const { t, code } = useT();
  const client = useClient();
  const { busy, failure, run } = useDeed();
  const count = useRef<HTMLDivElement>(null);
  const kept = useKept(`return:${target.lineId}:${target.id}`, typedSchema, nothingTyped);
  const texts = kept.value ?? nothingTyped;
  const patch = (typed: Partial<typeof texts>) => kept.change((before) => ({ ...before, ...typed }));
  /** Remarks and a breach beside a volume that came back as it went out: rare, so asked for. */
  const [more, setMore] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { expected } = volume;
  const counted = /^\d{1,5}$/u.test(texts.counted) ? Number(texts.counted) : null;
  const result = texts.chosen ?? resultOf(counted, expected);
  const unit = t(`loans.scan.unit.${volume.binding}`);
  const isRead = kept.value !== undefined;
  useEffect(() => {
    if (isRead) count.current?.querySelector('input')?.focus();
  }, [isRead]);

  const finish = () => {
    const check = {
      result,
      pagesCounted: result === 'lost' ? null : counted,
      condition: orNull(texts.condition),
      marks: orNull(texts.marks),
      missingPages: orNull(texts.missingPages),
      remark: orNull(texts.remark),
    };
    const checked = checkReturn(expected, check);
    if (!checked.ok) {
      setRefused(checked.error);
      return;
    }
    setRefused(null);
    const what = orNull(texts.breach);
    const breach = what === null ? null : { what, sanction: orNull(texts.sanction) };
    const { id, version, lineId } = target;
    void run(
      client.call('loans.giveBack', { id, version, on: texts.on, lines: [{ lineId, ...check, breach }] }),
      (done) => {
        kept.drop();
        onDone({ ...done, result });
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    finish();
  };
  const text = (name: TextName, label: string, required: boolean) => (
    <FieldFrame label={label} required={required}>
      {(aria) => (
        <Input
          {...aria}
          maxLength={name === 'remark' ? 400 : 200}
          value={texts[name]}
          onChange={(event) => patch({ [name]: event.target.value })}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish();
          }}
        />
      )}
    </FieldFrame>
  );
  const said = ['condition', 'marks', 'remark', 'breach'] as const;
  // Nothing is typed over what may have been left half typed.
  if (!isRead) return <div className="return-form" aria-busy="true" />;
  const plain = result === 'returned' && !more && texts.on === null && said.every((name) => texts[name] === '');
  return (
    <div className="return-form" role="group" aria-label={`${t('loans.returning.title')} ${volume.code}`}>
      <div className="return-count" ref={count}>
        <FieldFrame
          label={t('loans.returning.counted', { unit })}
          hint={
            expected === null
              ? t('loans.scan.returningUncounted')
              : `${t('loans.returning.expected', { count: expected, unit })} · ${t('loans.returning.countedHint')}`
          }
          error={refused === null ? undefined : code('rule', refused)}
        >
          {(aria) => (
            <Input
              {...aria}
              inputMode="numeric"
              disabled={result === 'lost'}
              value={texts.counted}
              onChange={(event) => patch({ counted: toHalfWidth(event.target.value).replace(/\D/gu, '').slice(0, 13) })}
              onKeyDown={onKeyDown}
            />
          )}
        </FieldFrame>
        <FieldFrame label={t('loans.returning.result')}>
          {(aria) => (
            <Select
              {...aria}
              className="control-select"
              virtual={false}
              value={result}
              options={returnResults.map((value) => ({ value, label: t(`loans.returning.results.${value}`) }))}
              onChange={(value: ReturnResult) => patch({ chosen: value })}
            />
          )}
        </FieldFrame>
      </div>
      {!plain && (
        <div className="columns">
          {result === 'incomplete' && text('missingPages', t('loans.returning.missingPages'), true)}
          {result !== 'lost' && text('condition', t('loans.returning.condition'), result === 'damaged')}
          {result !== 'lost' && text('marks', t('loans.returning.marks'), false)}
          {text('remark', t('loans.returning.remark'), result === 'lost')}
          {text('breach', t('loans.returning.breach'), false)}
          {texts.breach !== '' && text('sanction', t('loans.returning.sanction'), false)}
          <FieldFrame label={t('loans.field.returnedOn')} hint={t('loans.returning.onHint')}>
            {(aria) => (
              <Control
                as={{ kind: 'date' }}
                value={texts.on}
                onChange={(value) => patch({ on: typeof value === 'string' ? value : null })}
                aria={aria}
              />
            )}
          </FieldFrame>
        </div>
      )}
      {failure !== null && <FailureNotice error={failure} />}
      <p className="row">
        <Button type="primary" loading={busy} onClick={finish}>
          {t('loans.returning.done')}
        </Button>
        <Button onClick={onLater}>{t('loans.returning.later')}</Button>
        {plain && (
          <button type="button" className="link-button" onClick={() => setMore(true)}>
            {t('loans.returning.more')}
          </button>
        )}
      </p>
    </div>
  );
}
