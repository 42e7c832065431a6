import { Button } from 'antd';
import { useState } from 'react';
import type { Backup, BackupSource } from '../../../shared/contract/backup';
import type { InputOf, OutputOf } from '../../../shared/contract/index';
import { useClient } from '../../lib/client-context';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { useJob } from '../../lib/use-job';
import { ConfirmDialog } from '../../ui/Dialog';
import { AccessPart } from './AccessPart';
import { ChooseBackup } from './ChooseBackup';
import { ExaminedPart } from './ExaminedPart';
import { JobPart } from './JobPart';
import './backup.css';

export type Chosen = { readonly source: BackupSource; readonly backup: Backup; readonly logins?: readonly string[] };
type Access = InputOf<'backup.restore'>['access'];
type Numbers = OutputOf<'backup.examine'>['numbers'];
type Step =
  | { readonly kind: 'choose' }
  | { readonly kind: 'open'; readonly chosen: Chosen }
  | {
      readonly kind: 'examined';
      readonly chosen: Chosen;
      readonly access: Access;
      readonly found: OutputOf<'backup.examine'>;
    }
  | { readonly kind: 'done' };
type Props = {
  /** A backup chosen already, e.g. on the page of backups. */
  readonly begin?: Chosen;
  /** Whether whoever is unlocked (or was refused by a damaged store alone) opens the backup, without a passphrase. */
  readonly present: boolean;
  /** Whether a folder to restore into must be chosen: on a PC without an archive. */
  readonly into: boolean;
  readonly onBack: () => void;
};

/** A backup brought back: choose → open → proven, with what it would change → typed confirmation → done, and unlock anew. */
export function Restore({ begin, present, into, onBack }: Props) {
  const { t } = useT();
  const client = useClient();
  const job = useJob();
  const [step, setStep] = useState<Step>(begin === undefined ? { kind: 'choose' } : { kind: 'open', chosen: begin });
  const [target, setTarget] = useState<{ ticket: string; name: string } | null>(null);
  const [confirming, setConfirming] = useState<Numbers | null>(null);

  const pickTarget = async () => {
    const picked = await client.call('shell.pickFolder', { purpose: 'create' });
    if (picked.ok && picked.value !== null) setTarget(picked.value);
  };
  const wanted = (chosen: Chosen, access: Access) => ({ source: chosen.source, access, into: target?.ticket ?? null });
  const examine = async (chosen: Chosen, access: Access) => {
    const found = await job.run('backup.examine', wanted(chosen, access));
    if (found !== null) setStep({ kind: 'examined', chosen, access, found });
  };
  const restore = async (chosen: Chosen, access: Access, numbers: Numbers) => {
    setConfirming(null);
    const known = numbers.map(({ series, last }) => ({ series, last }));
    const done = await job.run('backup.restore', { ...wanted(chosen, access), numbers: known });
    if (done === null) return;
    setStep({ kind: 'done' });
    // A fresh engine: no key of the session before stays behind.
    void client.call('shell.lock', {});
  };

  if (step.kind === 'done')
    return (
      <div className="stack">
        <p role="status" className="notice notice-good">
          {t('backup.restoring.done')}
        </p>
        <Button type="primary" onClick={() => void client.call('shell.lock', {})}>
          {t('backup.restoring.toUnlock')}
        </Button>
      </div>
    );
  return (
    <div className="stack">
      {step.kind === 'choose' && <ChooseBackup own={!into} onChoose={(chosen) => setStep({ kind: 'open', chosen })} />}
      {step.kind === 'open' && (
        <>
          {into && (
            <p className="row">
              <Button onClick={() => void pickTarget()}>{t('backup.restoring.targetPick')}</Button>
              <span>
                {t('backup.restoring.target')}: {target?.name ?? t('backup.restoring.targetNone')}
              </span>
            </p>
          )}
          <AccessPart
            chosen={step.chosen}
            present={present}
            busy={job.running || (into && target === null)}
            onOpen={(access) => void examine(step.chosen, access)}
          />
        </>
      )}
      {step.kind === 'examined' && <ExaminedPart found={step.found} busy={job.running} onGo={setConfirming} />}
      <JobPart job={job} />
      {!job.running && (
        <div>
          <Button onClick={onBack}>{t('backup.restoring.back')}</Button>
        </div>
      )}
      {confirming !== null && step.kind === 'examined' && (
        <ConfirmDialog
          title={t('backup.restoring.confirmTitle')}
          ok={t('backup.restoring.go')}
          danger
          word={t('backup.restoring.word')}
          onCancel={() => setConfirming(null)}
          onOk={() => void restore(step.chosen, step.access, confirming)}
          body={<p>{t('backup.restoring.confirmBody', { at: instant(step.found.backup.madeAt) })}</p>}
        />
      )}
    </div>
  );
}
