import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { type ExportList, importable } from '../../shared/contract/export';
import { useClient } from '../lib/client-context';
import { count } from '../lib/format';
import { useT } from '../lib/i18n';
import { useMay, useSession } from '../lib/session';
import { useJob } from '../lib/use-job';
import { useSay } from './Answers';
import { FailureNotice } from './FailureNotice';
import { ProgressBar } from './ProgressBar';

type Format = 'xlsx' | 'csv';
/** One kind of file that the list can become; `list` makes the question when it is asked. */
export type ExportChoice = { readonly words: string; readonly format: Format; readonly list: () => ExportList };

/**
 * Taking a list out: a button for the tools of the list, and a panel that says which file. Where it goes is asked in the
 * system's own dialog; it has progress, can be stopped, and then leaves nothing behind.
 */
export function useExport(
  name: string,
  choices: readonly ExportChoice[],
): { readonly tool: ReactNode; readonly panel: ReactNode } {
  const { t, language } = useT();
  const client = useClient();
  const say = useSay();
  const { fondsNumber, today } = useSession();
  const may = useMay('exchange.write');
  const [open, setOpen] = useState(false);
  const job = useJob();
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  const run = async ({ format, list }: ExportChoice) => {
    const picked = await client.call('shell.pickSave', { name: `${fondsNumber} ${name} ${today}.${format}` });
    if (!picked.ok || picked.value === null) return;
    const file = picked.value;
    const done = await job.run('exchange.export', { list: list(), format, language, file: file.ticket });
    if (done === null) return;
    close();
    say('good', t('exchange.exported', { rows: count(done.rows + done.items, language), name: file.name }));
  };
  if (!may) return { tool: null, panel: null };
  const tool = (
    <button ref={button} type="button" className="link-button" aria-expanded={open} onClick={() => setOpen(!open)}>
      {t('exchange.export')}
    </button>
  );
  const panel = open && (
    <section className="notice" aria-label={t('exchange.exportNamed', { name })}>
      <p>
        {t('exchange.exportHint')}
        {choices.every(({ list }) => importable.has(list().of)) && ` ${t('exchange.exportComesBack')}`}
      </p>
      {job.running ? (
        <ProgressBar progress={job.progress} stepWords={() => t('exchange.exporting')} />
      ) : (
        <div className="row">
          {choices.map((choice) => (
            <Button key={choice.words} size="small" onClick={() => void run(choice)}>
              {choice.words}
            </Button>
          ))}
          <Button size="small" type="text" onClick={close}>
            {t('common.cancel')}
          </Button>
        </div>
      )}
      {job.failure !== undefined && <FailureNotice error={job.failure} />}
    </section>
  );
  return { tool, panel };
}

/** The two files of a list that is one table. */
export function useListExport(name: string, list: ExportList) {
  const { t } = useT();
  return useExport(name, [
    { words: t('exchange.asFile.xlsx'), format: 'xlsx', list: () => list },
    { words: t('exchange.asFile.csv'), format: 'csv', list: () => list },
  ]);
}
