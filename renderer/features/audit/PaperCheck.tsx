import { Button } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../shared/contract/index';
import { readPaperQr } from '../../../shared/domain/paper-code';
import type { AppError } from '../../../shared/errors';
import { assertNever } from '../../../shared/result';
import { useClient } from '../../lib/client-context';
import { instant } from '../../lib/format';
import { useT } from '../../lib/i18n';
import { FailureNotice } from '../../ui/FailureNotice';
import { TextField } from '../../ui/TextField';

type Answer = OutputOf<'audit.checkPaper'>;

/** Number and code as a form carries them, against the log as it is now. */
export function PaperCheck({ open }: { readonly open: boolean }) {
  const { t } = useT();
  const client = useClient();
  const [seq, setSeq] = useState('');
  const [code, setCode] = useState('');
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failure, setFailure] = useState<AppError | null>(null);
  const number = Number(seq.replace(/\s/g, ''));
  /** A scanner types number and whole hash of the QR code at once: the number goes where it belongs. */
  const typed = (text: string) => {
    const scanned = readPaperQr(text);
    if (scanned !== null) setSeq(String(scanned.seq));
    setCode(text);
  };
  const ready = Number.isSafeInteger(number) && number > 0 && code.trim() !== '';
  const check = async () => {
    setAnswer(null);
    setFailure(null);
    const result = await client.call('audit.checkPaper', { seq: number, code });
    if (result.ok) setAnswer(result.value);
    else setFailure(result.error);
  };
  return (
    <details className="log-paper" open={open}>
      <summary>{t('audit.paper.title')}</summary>
      <form
        className="log-filter"
        aria-label={t('audit.paper.title')}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void check();
        }}
      >
        <TextField label={t('audit.paper.seq')} value={seq} onChange={setSeq} />
        <TextField label={t('audit.paper.code')} hint={t('audit.paper.hint')} value={code} onChange={typed} />
        <Button htmlType="submit" disabled={!ready}>
          {t('audit.paper.check')}
        </Button>
      </form>
      {failure !== null && <FailureNotice error={failure} />}
      {answer !== null && <Said answer={answer} />}
      <p className="soft">{t('audit.paper.proves')}</p>
    </details>
  );
}

function Said({ answer }: { readonly answer: Answer }) {
  const { t, code } = useT();
  switch (answer.state) {
    case 'matches':
      return (
        <div role="status" className="notice notice-good">
          <p>
            {t('audit.paper.matches', { seq: answer.seq, at: instant(answer.at), deed: code('deed', answer.deed) })}
          </p>
          {answer.erased && <p>{t('audit.paper.erased')}</p>}
        </div>
      );
    case 'altered':
      return (
        <div role="alert" className="notice notice-bad">
          <p className="notice-what">{t('audit.paper.altered', { seq: answer.seq })}</p>
          <p>{t('audit.brokenTodo')}</p>
        </div>
      );
    case 'otherEntry':
      return (
        <p role="alert" className="notice notice-warn">
          {t('audit.paper.otherEntry', { seq: answer.seq })}
        </p>
      );
    case 'notThere':
      return (
        <p role="alert" className="notice notice-bad">
          {t('audit.paper.notThere', { entries: answer.entries })}
        </p>
      );
    case 'mistyped':
      return (
        <p role="alert" className="notice notice-warn">
          {answer.group === null ? t('audit.paper.mistyped') : t('audit.paper.mistypedGroup', { group: answer.group })}
        </p>
      );
    default:
      return assertNever(answer);
  }
}
