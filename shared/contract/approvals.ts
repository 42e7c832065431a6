import { z } from 'zod';
import { day, login, passphrase, requiredLine, rowId } from './primitives';

/**
 * How a person signs at the one PC (domain.md "Approvals at one PC"), the same for loans, certificates and disposal.
 * A passphrase given here opens that operator's slot for this one signature and is kept nowhere.
 */
export const approvalBy = z.discriminatedUnion('way', [
  /** The operator in session signs. */
  z.strictObject({ way: z.literal('session') }),
  /** Another operator's own login and passphrase; the session stays who it was. */
  z.strictObject({ way: z.literal('countersign'), login, passphrase }),
  /** A signed form: person, its number and date; prints as 据纸质审批. */
  z.strictObject({ way: z.literal('paper'), personId: rowId, paperNumber: requiredLine(40), paperDate: day }),
]);
export type ApprovalBy = z.input<typeof approvalBy>;
export type ParsedApprovalBy = z.output<typeof approvalBy>;
