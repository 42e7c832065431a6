import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import type { ListAction } from '../../../../shared/domain/disposal';
import type { Permission } from '../../../../shared/domain/permissions';
import { useHotkey } from '../../../lib/hotkeys';
import { useT } from '../../../lib/i18n';
import { paths } from '../../../lib/paths';
import { go } from '../../../lib/route';
import { useMay, useSession } from '../../../lib/session';
import type { ListDialog } from './ListDialogs';

type Offered = {
  readonly action: ListAction;
  readonly may: Permission;
  /** The one step that leads on. */ readonly first?: boolean;
  readonly danger?: boolean;
};
/** What leads on, in the order of the path; then what leads back. */
const offers: readonly Offered[] = [
  { action: 'submit', may: 'disposal.write', first: true },
  { action: 'appraise', may: 'disposal.approve', first: true },
  { action: 'conclude', may: 'disposal.write', first: true },
  { action: 'approve', may: 'disposal.approve', first: true },
  { action: 'setApart', may: 'disposal.write', first: true },
  { action: 'recheck', may: 'disposal.approve', first: true },
  { action: 'execute', may: 'disposal.write', first: true },
  { action: 'save', may: 'disposal.write' },
  { action: 'sendBack', may: 'disposal.approve' },
  { action: 'cancel', may: 'disposal.write', danger: true },
];
const works = { appraise: 'appraise', setApart: 'set-apart', recheck: 'recheck', execute: 'execute' } as const;
const isWork = (action: ListAction): action is keyof typeof works => Object.hasOwn(works, action);
const asksFirst = ['submit', 'conclude', 'approve', 'save', 'sendBack', 'cancel'] as const;

type Props = {
  readonly list: DisposalList;
  readonly onDialog: (dialog: ListDialog) => void;
  readonly print: ReactNode;
};

/** What may be done with the list in its state; what the state forbids is not offered. */
export function ListActions({ list, onDialog, print }: Props) {
  const { t } = useT();
  const { permissions } = useSession();
  const mayWrite = useMay('disposal.write');
  // Counting leads to destroying on one screen.
  const can = (action: ListAction) =>
    list.actions.includes(action) || (action === 'execute' && list.actions.includes('count'));
  // Both may be open: the one that leads on now stands out.
  const wanting = list.appraisers.some(({ open }) => open > 0);
  const stands = (action: ListAction, first: boolean) =>
    first && (action === 'appraise' ? wanting : action === 'conclude' ? !wanting : true);
  const offered = offers.filter(({ action, may }) => can(action) && permissions.includes(may));
  const start = (action: ListAction) => {
    if (isWork(action)) return go(paths.disposalWork(list.id, works[action]));
    const kind = asksFirst.find((one) => one === action);
    return kind === undefined ? undefined : onDialog({ kind });
  };
  useHotkey('edit', () => start('save'), mayWrite && can('save'));
  if (offered.length === 0 && print === false) return null;
  return (
    <div className="list-actions row">
      {offered.map(({ action, first = false, danger = false }) => (
        <Button
          key={action}
          {...(stands(action, first) ? { type: 'primary' as const } : {})}
          {...(danger ? { danger } : {})}
          {...(action === 'save' ? { title: 'E' } : {})}
          onClick={() => start(action)}
        >
          {t(`disposal.list.action.${action as 'submit'}`)}
        </Button>
      ))}
      {print}
    </div>
  );
}
