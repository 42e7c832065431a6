import { useState } from 'react';
import type { DisposalList } from '../../../../shared/contract/disposal-list';
import { useT } from '../../../lib/i18n';
import { useLevelWords } from '../../../lib/level-words';
import { paths } from '../../../lib/paths';
import { useMay } from '../../../lib/session';
import { AttachmentList } from '../../../ui/attachments/AttachmentList';
import { DisposalNav } from '../../../ui/DisposalNav';
import { Page, Section } from '../../../ui/Page';
import { IssuedList } from '../../../ui/print/IssuedList';
import { usePrintPanel } from '../../../ui/print/use-print-panel';
import { ListTag } from '../ListTag';
import { LoadList } from '../LoadList';
import { AfterPart } from './AfterPart';
import { AppraiserPart } from './AppraiserPart';
import { ListActions } from './ListActions';
import { ListDialogs, type ListDialog } from './ListDialogs';
import { ListSteps } from './ListSteps';
import { formsIn } from './list-forms';
import { RowTable } from './RowTable';

/** One year, or the first and the last. */
const span = ({ first, last }: { readonly first: number; readonly last: number }): string =>
  first === last ? String(first) : `${first}–${last}`;

/** The record page of a list 销毁清册: where it stands, who did what, its volumes row by row. */
export function ListPage({ id }: { readonly id: number }) {
  return <LoadList id={id}>{(list) => <List key={list.id} list={list} />}</LoadList>;
}

function List({ list }: { readonly list: DisposalList }) {
  const { t } = useT();
  const levelWord = useLevelWords();
  const mayCheck = useMay('audit.read');
  const [dialog, setDialog] = useState<ListDialog>({ kind: 'none' });
  const { rows, items, pages, years, level, left, blocked } = list;
  const counts = { rows, items, pages, level: levelWord(level) };
  const forms = formsIn[list.state];
  const printable = list.number !== null && forms.length > 0;
  const print = usePrintPanel({ of: 'disposal', id: list.id }, list.number ?? list.title, forms);
  const open = !['destroyed', 'cancelled'].includes(list.state);
  return (
    <Page
      title={list.title}
      code={list.number ?? undefined}
      mark={<ListTag state={list.state} />}
      line={[
        years === null
          ? t('disposal.list.lineBare', counts)
          : t('disposal.list.line', { ...counts, years: span(years) }),
        ...(left > 0 ? [t('disposal.list.leftCount', { count: left })] : []),
      ].join(' · ')}
      actions={<DisposalNav />}
    >
      <ListActions list={list} onDialog={setDialog} print={printable && print.button} />
      {printable && print.panel}
      {open && blocked > 0 && (
        <p className="notice notice-bad" role="status">
          {t('disposal.list.blockedCount', { count: blocked })}
        </p>
      )}
      <Section title={t('disposal.list.steps')}>
        <ListSteps list={list} />
        {list.note !== null && (
          <p className="long-text">
            <span className="soft">{t('disposal.field.note')}</span> {list.note}
          </p>
        )}
      </Section>
      {list.execution !== null && <AfterPart execution={list.execution} />}
      {list.state === 'destroyed' && list.execution === null && (
        <p className="notice">{t('disposal.list.destroyedAgain')}</p>
      )}
      {list.appraisers.length > 0 && (
        <Section title={t('disposal.list.appraisers')}>
          <AppraiserPart list={list} />
        </Section>
      )}
      <Section title={t('disposal.list.rows')}>
        <RowTable list={list} onDialog={setDialog} />
      </Section>
      {list.number !== null && (
        <Section title={t('disposal.list.printed')}>
          <IssuedList of="disposal" id={list.id} />
          {mayCheck && (
            <p>
              <a href={`#${paths.checkPaper()}`}>{t('disposal.list.checkPaper')}</a>
            </p>
          )}
        </Section>
      )}
      {list.number !== null && <AttachmentList of="disposal" id={list.id} />}
      <ListDialogs open={dialog} list={list} onClose={() => setDialog({ kind: 'none' })} />
    </Page>
  );
}
