import { Radio } from 'antd';
import { useId } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import { bindings } from '../../../shared/domain/volume-facts';
import { useT } from '../../lib/i18n';
import { Control } from '../../ui/controls';
import { FieldFrame } from '../../ui/FieldFrame';
import { Section } from '../../ui/Page';
import { type Choices, departmentWanted } from './import-choices';

const ways = ['referenceCode', 'oldNumber'] as const satisfies readonly Choices['numbersAre'][];
const NOBODYS = 'none';
type Props = {
  /** Whether what is still to be decided is complained of at its place. */
  readonly asked: boolean;
  readonly choices: Choices;
  readonly lists: OutputOf<'settings.lists'>;
  readonly onChange: (choices: Choices) => void;
};

/** Asked once a ledger: what its numbers are (domain.md "Numbers"), and what holds where it is silent. */
export function ImportChoicesPart({ asked, choices, lists, onChange }: Props) {
  const { t } = useT();
  const name = useId();
  const { defaults } = choices;
  const set = (change: Partial<Choices['defaults']>) => onChange({ ...choices, defaults: { ...defaults, ...change } });
  const departments = [
    ...lists.departments.map(({ id, name: label }) => ({ value: id, label })),
    { value: NOBODYS, label: t('exchange.noDefault') },
  ];
  const series = lists.series.map(({ id, code, name: label }) => ({ value: id, label: `${code} ${label}` }));
  return (
    <Section title={t('exchange.choices')}>
      <div className="stack">
        <fieldset>
          <legend>{t('exchange.numbersAre')}</legend>
          <Radio.Group
            name={name}
            value={choices.numbersAre}
            onChange={(event) =>
              onChange({ ...choices, numbersAre: event.target.value === 'oldNumber' ? 'oldNumber' : 'referenceCode' })
            }
          >
            {ways.map((way) => (
              <Radio key={way} value={way}>
                {t(`exchange.numbers.${way}`)}
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
        <fieldset>
          <legend>{t('exchange.defaults')}</legend>
          <div className="import-defaults">
            <FieldFrame
              label={t('exchange.formingDepartment')}
              hint={t('exchange.departmentHint')}
              error={asked && departmentWanted(choices) ? t('exchange.problem.departmentUndecided') : undefined}
            >
              {(aria) => (
                <Control
                  as={{ kind: 'select', options: departments }}
                  value={choices.departmentDecided ? (defaults.formingDepartmentId ?? NOBODYS) : null}
                  aria={aria}
                  onChange={(value) =>
                    onChange({
                      ...choices,
                      defaults: { ...defaults, formingDepartmentId: typeof value === 'number' ? value : null },
                      departmentDecided: true,
                    })
                  }
                />
              )}
            </FieldFrame>
            <FieldFrame label={t('exchange.series')}>
              {(aria) => (
                <Control
                  as={{ kind: 'select', options: series, clearable: true }}
                  value={defaults.seriesId}
                  aria={aria}
                  onChange={(value) => set({ seriesId: typeof value === 'number' ? value : null })}
                />
              )}
            </FieldFrame>
            <FieldFrame label={t('exchange.binding')}>
              {(aria) => (
                <Control
                  as={{
                    kind: 'select',
                    options: bindings.map((value) => ({ value, label: t(`common.binding.${value}`) })),
                  }}
                  value={defaults.binding}
                  aria={aria}
                  onChange={(value) => set({ binding: value === 'loose' ? 'loose' : 'bound' })}
                />
              )}
            </FieldFrame>
          </div>
        </fieldset>
      </div>
    </Section>
  );
}
