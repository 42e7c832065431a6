import { isDay } from '../../../shared/domain/office-day';
import { useT } from '../../lib/i18n';
import { useQuery } from '../../lib/use-query';
import { Control, type ControlKind } from '../../ui/controls';
import { FailureNotice } from '../../ui/FailureNotice';
import { FieldFrame } from '../../ui/FieldFrame';
import { everything, isNarrowed, type LogFilter } from './log-filter';
import { subjectWords } from './subject-words';
import { type Thing, ThingField } from './ThingField';

const ANY = 'any';
type Props = {
  readonly filter: LogFilter;
  /** How the subject looked at reads, once an entry about it is here. */ readonly label: string | null;
  readonly onFilter: (filter: LogFilter) => void;
  readonly onThing: (thing: Thing) => void;
};

/** Person, deed, days, and the one subject the reader came for. */
export function LogFilterBar({ filter, label, onFilter, onThing }: Props) {
  const { t, code } = useT();
  const filters = useQuery('audit.filters', {}, ['audit']);
  const set = (change: Partial<LogFilter>) => onFilter({ ...filter, ...change });
  const lists = filters.status === 'ready' ? filters.value : { operators: [], deeds: [] };
  const people: ControlKind = {
    kind: 'select',
    options: [
      { value: ANY, label: t('audit.anyone') },
      ...lists.operators.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
  const deeds: ControlKind = {
    kind: 'select',
    options: [
      { value: ANY, label: t('audit.anyDeed') },
      ...lists.deeds.map((deed) => ({ value: deed, label: code('deed', deed) })),
    ],
  };
  const day = (end: 'from' | 'to') => {
    const typed = filter[end];
    return (
      <FieldFrame label={t(`audit.${end}`)} error={typed !== null && !isDay(typed) ? t('invalid.notADay') : undefined}>
        {(aria) => (
          <Control
            as={{ kind: 'date' }}
            value={typed}
            aria={aria}
            onChange={(value) => set({ [end]: typeof value === 'string' ? value : null })}
          />
        )}
      </FieldFrame>
    );
  };
  return (
    <div role="group" aria-label={t('audit.filters')}>
      <div className="log-filter">
        <FieldFrame label={t('audit.operator')}>
          {(aria) => (
            <Control
              as={people}
              value={filter.operatorId ?? ANY}
              aria={aria}
              onChange={(value) => set({ operatorId: typeof value === 'number' ? value : null })}
            />
          )}
        </FieldFrame>
        <FieldFrame label={t('audit.deed')}>
          {(aria) => (
            <Control
              as={deeds}
              value={filter.deed ?? ANY}
              aria={aria}
              onChange={(value) => set({ deed: typeof value === 'string' && value !== ANY ? value : null })}
            />
          )}
        </FieldFrame>
        <ThingField onChoose={onThing} />
        {day('from')}
        {day('to')}
        {isNarrowed(filter) && (
          <button type="button" className="link-button" onClick={() => onFilter(everything)}>
            {t('audit.clearAll')}
          </button>
        )}
      </div>
      {filter.subject !== null && (
        <p className="row">
          {t('audit.onlySubject', { subject: subjectWords(filter.subject, label, t) })}
          <button type="button" className="link-button" onClick={() => set({ subject: null })}>
            {t('audit.clearSubject')}
          </button>
        </p>
      )}
      {filters.status === 'failed' && <FailureNotice error={filters.error} />}
    </div>
  );
}
