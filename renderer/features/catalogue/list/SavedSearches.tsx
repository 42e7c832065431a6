import { Button } from 'antd';
import { useRef, useState } from 'react';
import { z } from 'zod';
import { volumeFilter, volumeSorts } from '../../../../shared/contract/catalogue';
import { useT } from '../../../lib/i18n';
import { useView } from '../../../lib/use-view';
import { useSay } from '../../../ui/Answers';
import { TextField } from '../../../ui/TextField';
import type { VolumeFilter } from './catalogue-filter';

const savedSearch = z.strictObject({
  name: z.string().min(1).max(40),
  filter: volumeFilter,
  sort: z.enum(volumeSorts),
  descending: z.boolean(),
});
export type SavedSearch = z.output<typeof savedSearch>;
const savedSearches = z.array(savedSearch).max(50);

type Props = {
  readonly now: Omit<SavedSearch, 'name'>;
  readonly isFiltered: boolean;
  readonly onOpen: (search: SavedSearch) => void;
};
type Naming =
  { readonly kind: 'none' } | { readonly kind: 'new' } | { readonly kind: 'rename'; readonly before: string };
const same = (filter: VolumeFilter, other: VolumeFilter): boolean => JSON.stringify(filter) === JSON.stringify(other);

/** Filters and orders that this operator has given a name: one click, or Tab and Enter, opens each. */
export function SavedSearches({ now, isFiltered, onOpen }: Props) {
  const { t } = useT();
  const say = useSay();
  const [kept, keep] = useView('catalogue.searches', savedSearches, []);
  const [naming, setNaming] = useState<Naming>({ kind: 'none' });
  const [name, setName] = useState('');
  const part = useRef<HTMLDivElement>(null);
  const current = kept.find(
    (one) => same(one.filter, now.filter) && one.sort === now.sort && one.descending === now.descending,
  );
  const typed = name.trim().slice(0, 40);
  const isTaken = kept.some((one) => one.name === typed && !(naming.kind === 'rename' && naming.before === typed));
  const done = () => {
    setNaming({ kind: 'none' });
    setName('');
    // What had the keyboard goes away; the next Tab stands on the first search.
    part.current?.focus();
  };
  const save = () => {
    if (typed === '' || isTaken) return;
    if (naming.kind === 'rename') keep(kept.map((one) => (one.name === naming.before ? { ...one, name: typed } : one)));
    else keep([...kept, { name: typed, ...now }]);
    say('good', t('catalogue.searches.saved', { name: typed }));
    done();
  };
  if (kept.length === 0 && !isFiltered) return null;
  return (
    <div ref={part} tabIndex={-1} className="chips" role="group" aria-label={t('catalogue.searches.title')}>
      <span className="soft">{t('catalogue.searches.title')}</span>
      {kept.map((one) => (
        <button
          key={one.name}
          type="button"
          className={one === current ? 'chip chip-set' : 'chip'}
          aria-pressed={one === current}
          onClick={() => onOpen(one)}
        >
          {one.name}
        </button>
      ))}
      {naming.kind === 'none' ? (
        <>
          {isFiltered && current === undefined && kept.length < 50 && (
            <button type="button" className="link-button" onClick={() => setNaming({ kind: 'new' })}>
              {t('catalogue.searches.save')}
            </button>
          )}
          {current !== undefined && (
            <>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setName(current.name);
                  setNaming({ kind: 'rename', before: current.name });
                }}
              >
                {t('catalogue.searches.rename')}
              </button>
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  keep(kept.filter((one) => one !== current));
                  say('good', t('catalogue.searches.removed', { name: current.name }));
                  part.current?.focus();
                }}
              >
                {t('catalogue.searches.remove')}
              </button>
            </>
          )}
        </>
      ) : (
        <form
          className="row"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
          onKeyDown={(event) => event.key === 'Escape' && done()}
        >
          <TextField
            label={t('catalogue.searches.name')}
            error={isTaken ? t('catalogue.searches.taken') : undefined}
            as={{ kind: 'text', focus: true }}
            value={name}
            onChange={setName}
          />
          <Button size="small" type="primary" htmlType="submit" disabled={typed === '' || isTaken}>
            {t('common.save')}
          </Button>
          <Button size="small" onClick={done}>
            {t('common.cancel')}
          </Button>
        </form>
      )}
    </div>
  );
}
