import { type ReactNode, useState } from 'react';
import type { DisposalList } from '../../../shared/contract/disposal-list';
import type { ListAction } from '../../../shared/domain/disposal';
import { useT } from '../../lib/i18n';
import { paths } from '../../lib/paths';
import { DisposalNav } from '../../ui/DisposalNav';
import { EmptyState } from '../../ui/EmptyState';
import { Page } from '../../ui/Page';
import { ListTag } from './ListTag';
import { LoadList } from './LoadList';

type Props = {
  readonly id: number;
  readonly work: 'appraise' | 'setApart' | 'recheck' | 'execute';
  readonly children: (list: DisposalList) => ReactNode;
};
/** Counting leads to destroying on one screen. */
const actionsOf: Readonly<Record<Props['work'], readonly ListAction[]>> = {
  appraise: ['appraise'],
  setApart: ['setApart'],
  recheck: ['recheck'],
  execute: ['count', 'execute'],
};

/** A step of the path on a page of its own: of a list that stands elsewhere it says so, and offers nothing that would be refused. */
export function WorkOn({ id, work, children }: Props) {
  return (
    <LoadList id={id}>
      {(list) => (
        <AtThisStep key={list.id} list={list} work={work}>
          {children}
        </AtThisStep>
      )}
    </LoadList>
  );
}

function AtThisStep({ list, work, children }: Omit<Props, 'id'> & { readonly list: DisposalList }) {
  const { t } = useT();
  const fits = actionsOf[work].some((action) => list.actions.includes(action));
  // The act that ends a step leaves the page standing, so that its answer can be read.
  const [began, setBegan] = useState(fits);
  if (fits && !began) setBegan(true);
  if (began || fits) return children(list);
  const step = t(`disposal.${work}.title`);
  return (
    <Page
      title={`${step} ${list.title}`}
      code={list.number ?? undefined}
      mark={<ListTag state={list.state} />}
      actions={<DisposalNav />}
    >
      <EmptyState
        title={t('disposal.list.notThisStep', { state: t(`disposal.state.${list.state}`), step })}
        actions={<a href={`#${paths.disposalList(list.id)}`}>{t('disposal.appraise.back')}</a>}
      />
    </Page>
  );
}
