import type { Block } from '../contract/disposal-due';
import { assertNever } from '../result';
import type { words } from './index';

type BlockKey = keyof (typeof words)['zh-CN']['disposal']['block'];
/** Says a sentence of `disposal.block`. */
export type SayBlock = (key: BlockKey, values?: Readonly<Record<string, string>>) => string;

/** What stands between a volume and its destruction, one sentence each; of a hidden hold only that it is there. */
export function blockWords(block: Block, say: SayBlock, none: string): string {
  switch (block.kind) {
    case 'hold':
      return block.number === null
        ? say('holdHidden')
        : say('hold', { number: block.number, reason: block.reason ?? '' });
    case 'onLoan':
      return block.number === null
        ? say('onLoanBare', { name: block.name })
        : say('onLoan', { name: block.name, number: block.number, until: block.until ?? none });
    case 'reserved':
      return block.number === null
        ? say('reservedBare', { name: block.name })
        : say('reserved', { name: block.name, number: block.number });
    case 'notAtHome':
      return say('notAtHome', { home: block.home ?? say('nowhere'), current: block.current ?? say('nowhere') });
    case 'notSetApart':
      return say('notSetApart', { place: block.place ?? say('nowhere'), current: block.current ?? say('nowhere') });
    case 'onList':
      return block.number === null ? say('onDraft') : say('onList', { number: block.number });
    case 'notDue':
      return say('notDue', { dueFrom: block.dueFrom });
    case 'missing':
    case 'undated':
    case 'permanent':
    case 'notFiled':
    case 'destroyed':
      return say(block.kind);
    default:
      return assertNever(block);
  }
}
