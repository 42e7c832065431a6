import { err, ok, type Result } from '../result';

/** Archive certificate 档案证明 (DA-13.4): recorded or not recorded, drafted, proofread and checked by three people. */
export const certificateStates = ['draft', 'submitted', 'proofread', 'issued', 'void'] as const;
/** draft 拟稿 · submitted 待校对 · proofread 待审查 · issued 可出证 · void 作废. */
export type CertificateState = (typeof certificateStates)[number];
/** recorded 有记载 · notRecorded 无记载 */
export const certificateFindings = ['recorded', 'notRecorded'] as const;
export type CertificateFinding = (typeof certificateFindings)[number];
export const certificateActions = ['save', 'submit', 'proofread', 'check', 'sendBack', 'void'] as const;
export type CertificateAction = (typeof certificateActions)[number];

export const certificateRules = [
  'certificateState',
  'certificateNoSource',
  'certificateNoExtract',
  'certificateNotSearched',
  'certificateSamePerson',
] as const;
export type CertificateRule = (typeof certificateRules)[number];

export type CertificateFacts = {
  readonly state: CertificateState;
  readonly finding: CertificateFinding;
  readonly extract: string | null;
  readonly searched: string | null;
  readonly sources: number;
  readonly draftedBy: number | null;
  readonly proofreadBy: number | null;
};

const moves: Readonly<
  Record<CertificateAction, { readonly from: readonly CertificateState[]; readonly to: CertificateState }>
> = {
  save: { from: ['draft'], to: 'draft' },
  submit: { from: ['draft'], to: 'submitted' },
  proofread: { from: ['submitted'], to: 'proofread' },
  check: { from: ['proofread'], to: 'issued' },
  sendBack: { from: ['submitted', 'proofread'], to: 'draft' },
  void: { from: ['draft', 'submitted', 'proofread', 'issued'], to: 'void' },
};

export const certificateActionsIn = (state: CertificateState): CertificateAction[] =>
  certificateActions.filter((action) => moves[action].from.includes(state));

/** Decides an action; `personId` is who signs it. Three different people put their names to a certificate. */
export function decideCertificate(
  facts: CertificateFacts,
  action: CertificateAction,
  personId: number,
): Result<CertificateState, CertificateRule> {
  const move = moves[action];
  if (!move.from.includes(facts.state)) return err('certificateState');
  if (action === 'submit') {
    if (facts.finding === 'recorded' && facts.sources === 0) return err('certificateNoSource');
    if (facts.finding === 'recorded' && (facts.extract ?? '') === '') return err('certificateNoExtract');
    if (facts.finding === 'notRecorded' && (facts.searched ?? '') === '') return err('certificateNotSearched');
  }
  if (action === 'proofread' && personId === facts.draftedBy) return err('certificateSamePerson');
  if (action === 'check' && (personId === facts.draftedBy || personId === facts.proofreadBy))
    return err('certificateSamePerson');
  return ok(move.to);
}
