import { Button } from 'antd';
import { useState } from 'react';
import type { Hold } from '../../../shared/contract/holds';
import { useHotkey } from '../../lib/hotkeys';
import { useT } from '../../lib/i18n';
import { useLevelWords } from '../../lib/level-words';
import { paths } from '../../lib/paths';
import { useMay } from '../../lib/session';
import { useQuery } from '../../lib/use-query';
import { DisposalNav } from '../../ui/DisposalNav';
import { FailureNotice } from '../../ui/FailureNotice';
import { Page, Section } from '../../ui/Page';
import { AddToHold } from './AddToHold';
import { HeldVolumes } from './HeldVolumes';
import { HoldForm } from './HoldForm';
import { HoldTag } from './HoldTag';
import { ReleaseDialog } from './ReleaseDialog';
import { valuesOf } from './hold-values';
import './holds.css';

/** The record page of a hold 冻结: why, on whose word, and all that it keeps from being destroyed. */
export function HoldPage({ id }: { readonly id: number }) {
  const { t } = useT();
  const asked = useQuery('holds.get', { id }, ['holds', 'clients', 'catalogue']);
  const [saved, setSaved] = useState<Hold | null>(null);
  if (asked.status !== 'ready')
    return (
      <Page title={t('holds.one')} actions={<DisposalNav />}>
        {asked.status === 'failed' ? (
          <FailureNotice error={asked.error} />
        ) : (
          <p role="status" aria-busy="true">
            {t('common.loading')}
          </p>
        )}
      </Page>
    );
  const hold = saved !== null && saved.version > asked.value.version ? saved : asked.value;
  return <Record hold={hold} onSaved={setSaved} />;
}

function Record({ hold, onSaved }: { readonly hold: Hold; readonly onSaved: (hold: Hold) => void }) {
  const { t } = useT();
  const mayWrite = useMay('holds.write') && hold.state === 'active';
  const [mode, setMode] = useState<'view' | 'edit' | 'release'>('view');
  useHotkey('edit', () => setMode('edit'), mayWrite && mode === 'view');
  return (
    <Page
      title={hold.title}
      code={hold.number}
      mark={<HoldTag hold={hold} />}
      line={t('holds.coverage', { volumes: hold.volumes })}
      actions={<DisposalNav />}
    >
      {mayWrite && mode !== 'edit' && (
        <div className="row hold-actions">
          <Button title="E" onClick={() => setMode('edit')}>
            {t('holds.edit')}
          </Button>
          <Button danger onClick={() => setMode('release')}>
            {t('holds.release.button')}
          </Button>
        </div>
      )}
      {hold.releasedOn !== null && (
        <p className="notice">{t('holds.released', { on: hold.releasedOn, reason: hold.releaseReason ?? '' })}</p>
      )}
      <Section title={t('holds.facts')}>
        {mode === 'edit' ? (
          <HoldForm
            values={valuesOf(hold)}
            onSaved={(now) => {
              onSaved(now);
              setMode('view');
            }}
            onCancel={() => setMode('view')}
          />
        ) : (
          <HoldFacts hold={hold} />
        )}
      </Section>
      {mayWrite && mode !== 'edit' && (
        <Section title={t('holds.add.title')}>
          <AddToHold hold={hold} active={mode === 'view'} onAdded={onSaved} />
        </Section>
      )}
      <Section title={t('holds.clients')}>
        {hold.clients.length === 0 ? (
          <p className="soft">{t('holds.clientsNone')}</p>
        ) : (
          <ul>
            {hold.clients.map(({ id, code, name, volumes }) => (
              <li key={id}>
                <a href={`#${paths.client(id)}`}>{t('holds.clientLine', { code, name, volumes })}</a>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('holds.volumes')}>
        <HeldVolumes hold={hold} />
      </Section>
      {mode === 'release' && <ReleaseDialog hold={hold} onDone={onSaved} onClose={() => setMode('view')} />}
    </Page>
  );
}

function HoldFacts({ hold }: { readonly hold: Hold }) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const facts: readonly (readonly [string, string | null])[] = [
    [t('holds.field.authority'), hold.authority],
    [t('holds.field.startsOn'), hold.startsOn],
    [t('holds.field.reason'), hold.reason],
    [t('holds.field.reviewOn'), hold.reviewOn],
    [t('holds.field.contact'), hold.contact],
    [t('holds.field.level'), levelWord(hold.level)],
    [t('holds.field.note'), hold.note],
  ];
  return (
    <dl className="facts figures">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
