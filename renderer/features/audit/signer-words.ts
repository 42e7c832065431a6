import type { AuditEntry } from '../../../shared/contract/audit';
import { audit } from '../../../shared/i18n/zh-CN/audit';
import type { T } from '../../lib/i18n';

const capacities = Object.keys(audit.capacity) as (keyof typeof audit.capacity)[];

/** 李文、王芳（客户服务部经理）: who signed for themselves by name alone, everybody else with the capacity they signed in. */
export function signersLine(signers: AuditEntry['signers'], t: T): string {
  return signers
    .map(({ name, capacity }) => {
      const known = capacities.find((one) => one === capacity);
      const words = known === undefined ? capacity : t(`audit.capacity.${known}`);
      if (name === null) return words;
      return capacity === 'operator' ? name : t('audit.signedAs', { name, capacity: words });
    })
    .join(t('common.listSeparator'));
}
