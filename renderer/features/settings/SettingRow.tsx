import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import type { SettingKey } from '../../../shared/contract/settings';
import type { AppError } from '../../../shared/errors';
import { err } from '../../../shared/result';
import { clauseName } from '../../../shared/i18n/clauses';
import { useClient } from '../../lib/client-context';
import { type T, useT } from '../../lib/i18n';
import { useMay } from '../../lib/session';
import { useSay } from '../../ui/Answers';
import { Control, type ControlKind } from '../../ui/controls';
import { FailureNotice } from '../../ui/FailureNotice';
import { FieldFrame } from '../../ui/FieldFrame';

type Setting = OutputOf<'settings.get'>[number];

const ways = (t: T): ControlKind => ({
  kind: 'select',
  options: [
    { value: 'both', label: t('settings.ways.both') },
    { value: 'countersign', label: t('settings.ways.countersign') },
    { value: 'paper', label: t('settings.ways.paper') },
  ],
});

/** The control of each setting; one that is added to the contract does not compile until it has its own. */
const controls = (t: T): Record<SettingKey, ControlKind> => ({
  timeZone: { kind: 'text' },
  formLanguage: {
    kind: 'select',
    options: [
      { value: 'zh-CN', label: t('settings.language.zh-CN') },
      { value: 'en', label: t('settings.language.en') },
    ],
  },
  levelLabels: {
    kind: 'select',
    options: [
      { value: 'secret', label: t('settings.labels.secret') },
      { value: 'commercial', label: t('settings.labels.commercial') },
    ],
  },
  idleMinutes: { kind: 'number', min: 1, max: 30 },
  referenceMask: { kind: 'text' },
  longTermYears: { kind: 'number', min: 1, max: 500 },
  shortTermYears: { kind: 'number', min: 1, max: 500 },
  loanTermDays: { kind: 'number', min: 1, max: 60 },
  loanMaxDays: { kind: 'number', min: 1, max: 60 },
  loanLapseDays: { kind: 'number', min: 1, max: 60 },
  overdueBlocks: {
    kind: 'select',
    options: [
      { value: 'yes', label: t('settings.overdueBlocks.yes') },
      { value: 'no', label: t('settings.overdueBlocks.no') },
    ],
  },
  reminderDays: { kind: 'text' },
  reminderEvery: { kind: 'number', min: 1, max: 60 },
  managerStandIn: {
    kind: 'select',
    options: [
      { value: 'supervisor', label: t('settings.standIn.supervisor') },
      { value: 'director', label: t('settings.standIn.director') },
      { value: 'generalManager', label: t('settings.standIn.generalManager') },
    ],
  },
  waysDepartmentHead: ways(t),
  waysArchivist: ways(t),
  waysSupervisor: ways(t),
  waysManager: ways(t),
  waysGeneralManager: ways(t),
  setApartMonths: { kind: 'number', min: 0, max: 60 },
  destructionSupervisors: { kind: 'number', min: 1, max: 2 },
  hidePrivateNames: {
    kind: 'select',
    options: [
      { value: 'yes', label: t('settings.hidePrivateNames.yes') },
      { value: 'no', label: t('settings.hidePrivateNames.no') },
    ],
  },
  waysAppraisal: ways(t),
  waysDirector: ways(t),
  waysSupervision: ways(t),
  spineLength: { kind: 'number', min: 180, max: 400 },
});

export function SettingRow({ setting }: { readonly setting: Setting }) {
  const { t, code, language } = useT();
  const client = useClient();
  const say = useSay();
  const mayChange = useMay('settings.write');
  const [value, setValue] = useState<unknown>(setting.value);
  const [failure, setFailure] = useState<AppError>();
  const [kept, setKept] = useState(setting.value);
  if (kept !== setting.value) {
    setKept(setting.value);
    setValue(setting.value);
  }
  const label = t(`settings.key.${setting.key}`);
  const changed = value !== setting.value;
  const complaint =
    failure?.code === 'invalidInput' ? code('invalid', Object.values(failure.fields)[0]?.[0] ?? 'invalid') : undefined;

  const save = async () => {
    setFailure(undefined);
    const saved =
      typeof value === 'string' || typeof value === 'number'
        ? await client.call('settings.set', { key: setting.key, value })
        : err({ code: 'invalidInput' as const, fields: { value: ['required'] } });
    if (saved.ok) say('good', t('settings.saved', { name: label }));
    else setFailure(saved.error);
  };
  const origin = [
    setting.clause === null ? null : t('common.clause', { clause: clauseName(setting.clause, language) }),
    setting.isDefault ? null : t('settings.changed'),
  ]
    .filter((one) => one !== null)
    .join(' · ');
  return (
    <li>
      <FieldFrame label={label} hint={t(`settings.hint.${setting.key}`)} error={complaint}>
        {(aria) => (
          <Control as={controls(t)[setting.key]} value={value} onChange={setValue} disabled={!mayChange} aria={aria} />
        )}
      </FieldFrame>
      <p className="settings-origin">{origin}</p>
      {changed && (
        <p className="row">
          <Button size="small" type="primary" onClick={() => void save()}>
            {t('settings.saveOne', { name: label })}
          </Button>
          <Button size="small" onClick={() => setValue(setting.value)}>
            {t('common.cancel')}
          </Button>
        </p>
      )}
      {failure !== undefined && failure.code !== 'invalidInput' && <FailureNotice error={failure} />}
    </li>
  );
}
