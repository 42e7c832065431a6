import { Button } from 'antd';
import type { DisposalList } from '../../../../shared/contract/disposal';
import type { ListAction } from '../../../../shared/domain/disposal';
import type { Permission } from '../../../../shared/domain/permissions';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { useMay, useSession } from '../../../lib/session';
import type { ListDialog } from './ListDialogs';

type Offered = {
  readonly action: ListAction;
  readonly may: Permission;
  /** The one step that leads on. */ readonly first?: boolean;
  readonly danger?: boolean;
};
const offers: readonly Offered[] = [
  { action: 'submit', may: 'disposal.write', first: true },
  { action: 'save', may: 'disposal.write' },
];
const asksFirst = ['submit', 'save'] as const;

type Props = { readonly list: DisposalList; readonly onDialog: (dialog: ListDialog) => void };

/** What may be done with the list in its state; what the state forbids is not offered. */
export function ListActions({ list, onDialog }: Props) {
  const { t } = useT();
  const { permissions } = useSession();
  const mayWrite = useMay('disposal.write');
  const can = (action: ListAction) => list.actions.includes(action);
  const offered = offers.filter(({ action, may }) => can(action) && permissions.includes(may));
  const start = (action: ListAction) => {
    const kind = asksFirst.find((one) => one === action);
    if (kind !== undefined) onDialog({ kind });
  };
  useHotkey('edit', () => start('save'), mayWrite && can('save'));
  if (offered.length === 0) return null;
  return (
    <div className="list-actions row">
      {offered.map(({ action, first = false, danger = false }) => (
        <Button
          key={action}
          {...(first ? { type: 'primary' as const } : {})}
          {...(danger ? { danger } : {})}
          {...(action === 'save' ? { title: 'E' } : {})}
          onClick={() => start(action)}
        >
          {t(`disposal.list.action.${action as 'submit'}`)}
        </Button>
      ))}
    </div>
  );
}
