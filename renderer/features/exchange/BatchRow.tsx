import { Button } from 'antd';
import { isUndoBlock } from '../../../shared/domain/import-fields';
import { count, instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import type { Batch } from './BatchList';
import { countsLine } from './counts-line';

/** A batch: when, who, what came in, and whether it can still be undone; if not, why not. */
export function BatchRow({ batch, onUndo }: { readonly batch: Batch; readonly onUndo: () => void }) {
  const { t, language } = useT();
  const { counts, refusedRows, undoneAt, undoBlocked } = batch;
  const blocked =
    undoBlocked === null
      ? null
      : isUndoBlock(undoBlocked)
        ? t(`exchange.undo.${undoBlocked}`)
        : t('exchange.undoUnknown', { reason: undoBlocked });
  return (
    <tr className={undoneAt === null ? undefined : 'batch-undone'}>
      <th scope="row" className="figures">
        {batch.id}
      </th>
      <td className="figures">{instant(batch.at)}</td>
      <td>{batch.by}</td>
      <td className="import-file">{batch.fileName}</td>
      <td>
        {countsLine(counts, t, language)}
        {refusedRows > 0 && (
          <span className="soft"> · {t('exchange.batchRefused', { refused: count(refusedRows, language) })}</span>
        )}
      </td>
      <td>
        {undoneAt !== null ? (
          t('exchange.undoneAt', { at: instant(undoneAt) })
        ) : blocked !== null ? (
          <span className="soft">{blocked}</span>
        ) : (
          <Button size="small" aria-label={`${t('exchange.undoDo')} ${batch.fileName}`} onClick={onUndo}>
            {t('exchange.undoDo')}
          </Button>
        )}
      </td>
    </tr>
  );
}
