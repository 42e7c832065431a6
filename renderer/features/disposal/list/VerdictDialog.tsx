import type { ApprovalBy } from '../../../../shared/contract/approvals';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { useClient } from '../../../lib/client-context';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { useDeed } from '../../../lib/use-deed';
import { useKeptWords } from '../../../lib/use-kept-words';
import { useSay } from '../../../ui/Answers';
import { SignDialog } from '../../../ui/SignDialog';
import { TextField } from '../../../ui/TextField';

type Props = {
  readonly deed: 'approve' | 'sendBack';
  readonly list: DisposalList;
  readonly onClose: () => void;
};

/** The director approves the whole list or sends it back to appraisal; one in appraisal is taken back to the draft. */
export function VerdictDialog({ deed, list, onClose }: Props) {
  const { t } = useT();
  const client = useClient();
  const say = useSay();
  const levelWord = useLevelWords();
  const { busy, failure, run } = useDeed();
  const { id, version, rows } = list;
  const { words, change, drop } = useKeptWords(`reason:disposal:${id}:${deed}`);
  const number = list.number ?? list.title;
  const remark = words.trim();
  const back = deed === 'sendBack';
  const sign = (by: ApprovalBy) => {
    const after = () => {
      drop();
      say('good', t(back ? 'disposal.list.sentBack' : 'disposal.list.approved', { number }));
      onClose();
    };
    if (back) void run(client.call('disposal.sendBack', { id, version, by, reason: remark }), after);
    else void run(client.call('disposal.approve', { id, version, by, remark: remark === '' ? null : remark }), after);
  };
  return (
    <SignDialog
      title={t(back ? 'disposal.list.sendBackTitle' : 'disposal.list.approveTitle')}
      ok={t(`disposal.list.action.${deed}`)}
      signers={list.approvers}
      busy={busy}
      failure={failure}
      needs={back && remark === ''}
      onSign={sign}
      onClose={() => {
        drop();
        onClose();
      }}
      body={
        <>
          <p>
            {back
              ? t(list.state === 'appraisal' ? 'disposal.list.takeBackBody' : 'disposal.list.sendBackBody', { number })
              : t('disposal.list.approveBody', { number, rows, level: levelWord(list.level) })}
          </p>
          <TextField
            label={back ? t('common.reason') : t('disposal.list.remark')}
            required={back}
            value={words}
            onChange={change}
            most={200}
          />
        </>
      }
    />
  );
}
