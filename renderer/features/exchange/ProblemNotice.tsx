import { useT } from '../../lib/i18n';
import { assertNever } from '../../../shared/result';
import { fieldKey } from './field-words';
import type { Problem } from './import-problems';

/** Why the file cannot be checked yet, a sentence each. */
export function ProblemNotice({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useT();
  const sentence = (problem: Problem): string => {
    switch (problem.kind) {
      case 'nothing':
        return t('exchange.problem.nothing');
      case 'itemsAlone':
        return t('exchange.problem.itemsAlone');
      case 'departmentUndecided':
        return t('exchange.problem.departmentUndecided');
      case 'headerMissing':
        return t('exchange.problem.headerMissing', { sheet: problem.sheet });
      case 'requiredMissing':
        return t('exchange.problem.requiredMissing', {
          sheet: problem.sheet,
          field: t(fieldKey(problem.of, problem.field)),
        });
      default:
        return assertNever(problem);
    }
  };
  return (
    <div role="alert" className="notice notice-bad">
      <p className="notice-what">{t('exchange.problems')}</p>
      <ul>
        {problems.map((problem) => (
          <li key={JSON.stringify(problem)}>{sentence(problem)}</li>
        ))}
      </ul>
    </div>
  );
}
