import type { ReactNode } from 'react';
import type { Control } from 'react-hook-form';
import type { z } from 'zod';
import type { Volume, volumeInput, VolumeInput } from '../../../../shared/contract/catalogue';
import type { OutputOf } from '../../../../shared/contract/index';
import { levels } from '../../../../shared/domain/level';
import { bindings, retentionBases } from '../../../../shared/domain/volume-facts';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import type { ControlKind } from '../../../ui/controls';
import { Field } from '../../../ui/Field';
import { ClientField } from './ClientField';
import { PeriodLine, RetentionField } from './RetentionField';

type Props = {
  readonly control: Control<VolumeInput, unknown, z.output<typeof volumeInput>>;
  readonly volume: Volume | null;
  readonly lists: OutputOf<'settings.lists'>;
};
type Name = Exclude<keyof VolumeInput, 'id' | 'version' | 'retention' | 'clientId'>;
type Given = { readonly as?: ControlKind; readonly hint?: string; readonly wide?: boolean };

/** The fields in the order a cover is filled in. `data-field` lets a check lead to its field. */
export function FormSections({ control, volume, lists }: Props) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const field = (name: Name, label: string, given: Given = {}) => (
    <div data-field={name} className={given.wide === true ? 'field-wide' : undefined}>
      <Field control={control} name={name} label={label} {...given} />
    </div>
  );
  const choices = (options: readonly { value: string | number; label: string }[], clearable = false): ControlKind => ({
    kind: 'select',
    options,
    clearable,
  });
  const part = (title: string, body: ReactNode) => (
    <fieldset className="form-part">
      <legend>{title}</legend>
      <div className="columns">{body}</div>
    </fieldset>
  );
  const departments = lists.departments.map(({ id, name }) => ({ value: id, label: name }));
  const client =
    volume?.clientName === undefined || volume.clientName === null
      ? null
      : `${volume.clientCode ?? ''} ${volume.clientName}`;
  const month: ControlKind = { kind: 'date', precision: 'month' };
  const day: ControlKind = { kind: 'date' };
  return (
    <>
      {part(
        t('catalogue.volume.identity'),
        <>
          <div data-field="clientId">
            <ClientField control={control} shown={client} />
          </div>
          {field('seriesId', t('catalogue.field.series'), {
            as: choices(lists.series.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))),
          })}
          {field('title', t('catalogue.field.title'), { wide: true, hint: t('catalogue.volume.madeUpHint') })}
          {field('oldNumber', t('catalogue.field.oldNumber'))}
          {field('filingNumber', t('catalogue.field.filingNumber'))}
          {field('crossReference', t('catalogue.field.crossReference'))}
          {field('formingDepartmentId', t('catalogue.field.formingDepartment'), { as: choices(departments, true) })}
        </>,
      )}
      {part(
        t('catalogue.volume.time'),
        <>
          {field('year', t('catalogue.field.year'), { as: { kind: 'number', min: 0 } })}
          <div data-field="retention">
            <RetentionField control={control} />
          </div>
          {field('firstMonth', t('catalogue.field.firstMonth'), { as: month })}
          {field('lastMonth', t('catalogue.field.lastMonth'), { as: month })}
          {field('retentionBasis', t('catalogue.field.retentionBasis'), {
            as: choices(retentionBases.map((basis) => ({ value: basis, label: t(`catalogue.basis.${basis}`) }))),
          })}
          {field('basisDate', t('catalogue.field.basisDate'), { as: day })}
          <PeriodLine control={control} />
        </>,
      )}
      {part(
        t('catalogue.volume.secrecy'),
        <>
          {field('ownLevel', t('catalogue.field.level'), {
            as: choices(levels.map((level) => ({ value: level, label: levelWord(level) }))),
            ...(volume === null
              ? {}
              : { hint: t('catalogue.volume.levelFromItems', { level: levelWord(volume.level) }) }),
          })}
          {field('levelTermUntil', t('catalogue.field.levelTermUntil'), { as: day })}
        </>,
      )}
      {part(
        t('catalogue.volume.physical'),
        <>
          {field('binding', t('catalogue.field.binding'), {
            as: choices(bindings.map((one) => ({ value: one, label: t(`common.binding.${one}`) }))),
          })}
          {field('pages', t('catalogue.field.pages'), { as: { kind: 'number', min: 0 } })}
          {field('homeId', t('catalogue.field.home'), {
            as: { kind: 'place', shown: volume?.home ?? null, room: true },
          })}
        </>,
      )}
      {part(
        t('catalogue.volume.people'),
        <>
          {field('compiledBy', t('catalogue.field.compiledBy'), { as: { kind: 'namedPerson' } })}
          {field('compiledOn', t('catalogue.field.compiledOn'), { as: day })}
          {field('checkedBy', t('catalogue.field.checkedBy'), { as: { kind: 'namedPerson' } })}
          {field('checkedOn', t('catalogue.field.checkedOn'), { as: day })}
        </>,
      )}
      {part(
        t('catalogue.volume.remarks'),
        <>
          {field('closingNote', t('catalogue.field.closingNote'), { as: { kind: 'area', rows: 4 }, wide: true })}
          {field('note', t('catalogue.field.note'), { as: { kind: 'area', rows: 2 }, wide: true })}
        </>,
      )}
    </>
  );
}
