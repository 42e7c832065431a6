import { Button } from 'antd';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { useQuery } from '../../../lib/use-query';
import { type Countersign, CountersignDialog } from '../../../ui/CountersignDialog';
import { useSigners } from '../../../ui/use-signers';

/** Who stood by, as they signed; a passphrase lives here until the destruction is booked, and nowhere else. */
export type Supervisor = { readonly by: Countersign; readonly name: string };
type Props = {
  readonly list: DisposalList;
  readonly supervisors: readonly Supervisor[];
  readonly asking: boolean;
  readonly onAsk: (asking: boolean) => void;
  readonly onChange: (supervisors: readonly Supervisor[]) => void;
};

/** Supervisors 监销人 (DA-15.3), as many as the setting asks for, each with their own passphrase or on a signed paper. */
export function SupervisorPart({ list, supervisors, asking, onAsk, onChange }: Props) {
  const { t } = useT();
  const session = useSession();
  const operators = useSigners();
  const settings = useQuery('settings.get', {}, ['settings']);
  const allowed =
    settings.status === 'ready' ? settings.value.find(({ key }) => key === 'waysSupervision')?.value : undefined;
  const ways = (['countersign', 'paper'] as const).filter(
    (way) => allowed === undefined || allowed === 'both' || allowed === way,
  );
  const taken = (login: string | null) => supervisors.some(({ by }) => by.way === 'countersign' && by.login === login);
  const approvers = operators.filter(
    ({ personId, login }) => personId !== session.personId && personId !== list.drawnByPersonId && !taken(login),
  );
  const add = (by: Countersign) => {
    const name =
      by.way === 'countersign'
        ? (operators.find(({ login }) => login === by.login)?.name ?? by.login)
        : t('disposal.execute.paperNamed', { number: by.paperNumber, on: by.paperDate });
    onChange([...supervisors, { by, name }]);
    onAsk(false);
  };
  return (
    <>
      <p className="soft">{t('disposal.execute.supervisorsLine', { needed: list.supervisorsNeeded })}</p>
      <ul className="supervisors">
        {supervisors.map((one, at) => (
          <li key={`${one.name} ${at}`}>
            {t('disposal.execute.signedBy', { name: one.name, by: t(`disposal.by.${one.by.way}`) })}{' '}
            <button
              type="button"
              className="link-button"
              onClick={() => onChange(supervisors.filter((_, index) => index !== at))}
            >
              {t('disposal.execute.dropSupervisor', { name: one.name })}
            </button>
          </li>
        ))}
      </ul>
      {supervisors.length < list.supervisorsNeeded && (
        <Button onClick={() => onAsk(true)}>{t('disposal.execute.addSupervisor')}</Button>
      )}
      {asking && (
        <CountersignDialog
          title={t('disposal.execute.supervisorTitle')}
          ok={t('disposal.execute.supervisorOk')}
          body={<p>{t('disposal.execute.supervisorBody', { number: list.number ?? '', rows: list.rows })}</p>}
          approvers={approvers}
          paperOf="anyone"
          ways={ways}
          today={session.today}
          busy={false}
          failure={null}
          onOk={add}
          onCancel={() => onAsk(false)}
        />
      )}
    </>
  );
}
