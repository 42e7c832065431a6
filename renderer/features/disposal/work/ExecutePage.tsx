import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ApprovalBy } from '../../../../shared/contract/approvals';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { ok } from '../../../../shared/result';
import { toHalfWidth } from '../../../../shared/domain/text';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useSession } from '../../../lib/session';
import { useDeed } from '../../../lib/use-deed';
import { useKept } from '../../../lib/use-kept';
import { useProgress } from '../../../lib/use-progress';
import { useSay } from '../../../ui/Answers';
import { DisposalNav } from '../../../ui/DisposalNav';
import { FailureNotice } from '../../../ui/FailureNotice';
import { FieldFrame } from '../../../ui/FieldFrame';
import { Page, Section } from '../../../ui/Page';
import { ProgressBar } from '../../../ui/ProgressBar';
import { ListTag } from '../ListTag';
import { WorkOn } from '../WorkOn';
import { CountPart } from './CountPart';
import { emptyFacts, factsSchema, gapsOf, timeOf } from './destruction';
import { FactsPart } from './FactsPart';
import { type Supervisor, SupervisorPart } from './SupervisorPart';
import { useListScans } from './use-list-scans';

/** Destruction 销毁 (DA-15.3): counted against the list, written down, signed by those who stood by, its number typed. */
export function ExecutePage({ id }: { readonly id: number }) {
  return (
    <WorkOn id={id} work="execute">
      {(list) => <Execute list={list} />}
    </WorkOn>
  );
}

function Execute({ list }: { readonly list: DisposalList }) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const { timeZone } = useSession();
  const { value: facts, change, drop } = useKept(`destruction:${list.id}`, factsSchema, emptyFacts);
  const [supervisors, setSupervisors] = useState<readonly Supervisor[]>([]);
  const [typed, setTyped] = useState('');
  const [asking, setAsking] = useState(false);
  const { busy, failure, run } = useDeed();
  const progress = useProgress(busy);
  const scans = useListScans('count', async (code) => {
    const answer = await client.call('disposal.count', { id: list.id, code: code.slice(0, 100) });
    return answer.ok ? ok(answer.value.answer) : answer;
  });
  if (facts === undefined) return null;

  const number = list.number ?? '';
  const uncounted = list.rows - list.counted;
  const supervisorsLeft = Math.max(0, list.supervisorsNeeded - supervisors.length);
  const numberAgrees = toHalfWidth(typed).trim().toUpperCase() === number;
  const wanting = gapsOf({ facts, timeZone, uncounted, supervisorsLeft, numberAgrees });
  const counts: Readonly<Record<string, number>> = { count: uncounted, supervisors: supervisorsLeft };

  const execute = () => {
    const from = timeOf(facts.started, timeZone);
    const to = timeOf(facts.ended, timeZone);
    if (wanting.length > 0 || facts.method === null || facts.executorId === null || from === null || to === null)
      return;
    const asked = client.call('disposal.execute', {
      id: list.id,
      version: list.version,
      number,
      place: facts.place.trim(),
      method: facts.method,
      remark: facts.remark.trim() === '' ? null : facts.remark.trim(),
      startedAt: new Date(from).toISOString(),
      endedAt: new Date(to).toISOString(),
      executorId: facts.executorId,
      supervisors: supervisors.map(({ by }): ApprovalBy => by),
    });
    void run(
      asked.then((answer) => {
        // Nobody is told whose passphrase it was: they sign again, each for themselves.
        if (!answer.ok && answer.error.code === 'wrongPassphrase') setSupervisors([]);
        return answer;
      }),
      (done) => {
        drop();
        say('good', t('disposal.execute.done', { number, rows: done.rows }));
        go(paths.disposalList(list.id));
      },
    );
  };
  return (
    <Page
      title={`${t('disposal.execute.title')} ${list.title}`}
      code={list.number ?? undefined}
      mark={<ListTag state={list.state} />}
      line={t('disposal.execute.line')}
      actions={<DisposalNav />}
    >
      <Section title={t('disposal.execute.count')}>
        <CountPart list={list} scans={scans} active={!asking && uncounted > 0} />
      </Section>
      <Section title={t('disposal.execute.facts')}>
        <FactsPart facts={facts} onPatch={(some) => change((before) => ({ ...before, ...some }))} />
      </Section>
      <Section title={t('disposal.execute.supervisors')}>
        <SupervisorPart
          list={list}
          supervisors={supervisors}
          asking={asking}
          onAsk={setAsking}
          onChange={setSupervisors}
        />
      </Section>
      <Section title={t('disposal.execute.confirm')}>
        <div className="stack execute-confirm">
          <div className="notice notice-bad">
            <p className="notice-what">{t('disposal.execute.warning')}</p>
            <p>{t('disposal.execute.backups')}</p>
          </div>
          <FieldFrame label={t('disposal.execute.typeNumber', { number })} required>
            {(aria) => (
              <Input {...aria} maxLength={20} value={typed} onChange={(event) => setTyped(event.target.value)} />
            )}
          </FieldFrame>
          {wanting.length > 0 && (
            <p className="soft">
              {t('disposal.execute.missingTitle')}{' '}
              {wanting
                .map((gap) => t(`disposal.execute.missing.${gap}`, { count: counts[gap] ?? 0 }))
                .join(t('common.listSeparator'))}
            </p>
          )}
          {failure !== null && <FailureNotice error={failure} />}
          {failure?.code === 'wrongPassphrase' && <p className="late">{t('disposal.execute.passphraseAgain')}</p>}
          {busy && progress !== null && (
            <ProgressBar progress={progress} stepWords={() => t('disposal.execute.working')} />
          )}
          <p className="row">
            <Button danger type="primary" disabled={wanting.length > 0} loading={busy} onClick={execute}>
              {t('disposal.execute.ok')}
            </Button>
            <a href={`#${paths.disposalList(list.id)}`}>{t('disposal.appraise.back')}</a>
          </p>
        </div>
      </Section>
    </Page>
  );
}
