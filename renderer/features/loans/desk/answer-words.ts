import { assertNever } from '../../../../shared/result';
import type { AppError } from '../../../../shared/errors';
import type { DeskVolume, Waiting } from '../../../../shared/contract/loans';
import { clauseName } from '../../../../shared/i18n/clauses';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { useSentences } from '../../../ui/FailureNotice';
import type { Spoken } from '../../../ui/ScanTray';
import { useBlockWords } from '../block-words';
import type { TrayEntry } from './tray';

/** Says each answer of `loans.scan`, and what the desk did after it. */
export function useSpoken(): (entry: TrayEntry) => Spoken {
  const { t, code, language } = useT();
  const session = useSession();
  const sentences = useSentences();
  const reasons = useBlockWords();
  const about = ({ code: number, title }: DeskVolume) => `${number} ${title}`;
  const unit = (volume: DeskVolume) => t(`loans.scan.unit.${volume.binding}`);
  const place = (volume: DeskVolume) =>
    volume.home === null ? t('loans.scan.belongsNowhere') : t('loans.scan.belongs', { place: volume.home });
  const nextOf = (queue: readonly Waiting[], volume: DeskVolume) => {
    const [first] = queue;
    return first === undefined ? place(volume) : t('loans.scan.next', { name: first.name, number: first.number ?? '' });
  };
  const queueWords = (queue: readonly Waiting[]) => {
    const [first] = queue;
    return first === undefined
      ? t('loans.scan.queueNone')
      : t('loans.scan.queueLength', { count: queue.length, name: first.name });
  };
  const failed = (error: AppError): Spoken => {
    const { what, todo } = sentences(error);
    return { tone: 'bad', what, more: [todo] };
  };
  const listed = (
    volume: DeskVolume,
    how: 'plain' | 'waits' | 'override',
    count: number,
    before: readonly Waiting[] = [],
  ): Spoken => ({
    tone: how === 'plain' && before.length === 0 ? 'good' : 'attention',
    what: t(how === 'plain' ? 'loans.scan.added' : how === 'waits' ? 'loans.scan.queued' : 'loans.scan.listedBlocked'),
    about: about(volume),
    more: [...(before.length === 0 ? [] : [queueWords(before)]), t('loans.scan.addedCount', { count })],
  });

  return ({ answer, done, code: typed }) => {
    if (done.kind === 'failed') {
      const spoken = failed(done.error);
      return answer !== null && 'volume' in answer ? { ...spoken, about: about(answer.volume) } : spoken;
    }
    if (answer === null) return { tone: 'attention', what: t('common.working'), about: typed, more: [] };
    if (done.kind === 'othersSlip')
      return {
        tone: 'attention',
        what: t('loans.desk.changeOfBorrower', { name: done.name, count: done.count }),
        more: [
          t('loans.desk.changeOfBorrowerMore', { next: answer.kind === 'borrower' ? answer.borrower.name : typed }),
        ],
      };
    switch (answer.kind) {
      case 'borrower': {
        const { borrower } = answer;
        const blocks = reasons(borrower);
        const from = [borrower.department ?? borrower.organisation, borrower.staffCode].filter((one) => one !== null);
        const held = borrower.out === 0 ? [] : [t('loans.desk.out', { count: borrower.out })];
        return blocks.length > 0
          ? {
              tone: 'bad',
              what: t('loans.scan.borrowerBlocked', { name: borrower.name }),
              about: from.join(' · '),
              more: [...blocks, ...held],
            }
          : {
              tone: 'good',
              what: t('loans.scan.borrowerHolds', { name: borrower.name }),
              about: from.join(' · '),
              more: held,
            };
      }
      case 'slip': {
        const what = t('loans.scan.slip', { number: answer.number ?? '', state: t(`loans.state.${answer.state}`) });
        return done.kind === 'slipOpened' && done.toFetch > 0
          ? { tone: 'good', what, more: [t('loans.scan.slipApproved', { count: done.toFetch })] }
          : { tone: 'attention', what, more: [] };
      }
      case 'added':
        return listed(answer.volume, 'plain', done.kind === 'listed' ? done.count : 1, answer.queue);
      case 'alreadyOnSlip':
        return {
          tone: 'attention',
          what: t('loans.scan.alreadyOnSlip'),
          about: about(answer.volume),
          more: [t('loans.scan.alreadyOnSlipMore')],
        };
      case 'returning': {
        const { volume, holder, queue } = answer;
        if (done.kind === 'check' && done.again)
          return { tone: 'attention', what: t('loans.scan.returningTwice'), about: about(volume), more: [] };
        const late = holder.overdueDays > 0 ? [t('loans.scan.late', { days: holder.overdueDays })] : [];
        const count =
          volume.expected === null
            ? t('loans.scan.returningUncounted')
            : t('loans.scan.returningCount', { count: volume.expected, unit: unit(volume) });
        return {
          tone: late.length > 0 || queue.length > 0 ? 'attention' : 'good',
          what: answer.ours ? t('loans.scan.returning') : t('loans.scan.returningOther', { name: holder.name }),
          about: about(volume),
          more: [[count, ...late].join(' · '), nextOf(queue, volume)],
        };
      }
      case 'handOver':
        return done.kind === 'handedOver'
          ? {
              tone: 'good',
              what: t('loans.scan.handOver'),
              about: about(answer.volume),
              more: [
                done.sameDay
                  ? t('loans.scan.handOverSameDay', { number: done.number })
                  : t('loans.scan.handOverSlip', { number: done.number, due: done.dueOn ?? '' }),
                ...(done.left > 0 ? [t('loans.scan.handOverLeft', { count: done.left })] : []),
              ],
            }
          : { tone: 'bad', what: t('loans.scan.failed'), about: about(answer.volume), more: [] };
      case 'outElsewhere':
      case 'reserved': {
        const { volume, holder, queue } = answer;
        if (done.kind === 'listed') return listed(volume, done.how, done.count, queue);
        const until = holder.until ?? t('common.none');
        const more =
          answer.kind === 'reserved'
            ? [t('loans.scan.reservedUntil', { until })]
            : [
                t('loans.scan.until', { department: holder.department ?? '', phone: holder.phone ?? '', until }).trim(),
                t('loans.scan.bringingBack'),
              ];
        return {
          tone: 'attention',
          what: t(answer.kind === 'reserved' ? 'loans.scan.reserved' : 'loans.scan.outElsewhere', {
            name: holder.name,
          }),
          about: about(volume),
          more: [...more, `${queueWords(queue)} · ${t('loans.scan.againToQueue')}`],
        };
      }
      case 'refused': {
        const why = code('rule', answer.rule);
        const clause =
          answer.clause === null || why.includes(clauseName(answer.clause, language))
            ? []
            : [clauseName(answer.clause, language)];
        return {
          tone: 'bad',
          what: t('loans.scan.refused'),
          about: about(answer.volume),
          more: [
            why,
            ...clause.map((one) => t('common.clause', { clause: one })),
            ...(answer.rule === 'markedStays' || answer.rule === 'outsiderTakesOut'
              ? [t('loans.scan.readInstead')]
              : []),
          ],
        };
      }
      case 'borrowerBlocked':
        if (done.kind === 'listed') return listed(answer.volume, done.how, done.count);
        return {
          tone: 'bad',
          what: t('loans.scan.borrowerBlocked', { name: answer.borrower.name }),
          about: about(answer.volume),
          more: [...reasons(answer.borrower), t('loans.scan.againToOverride')],
        };
      case 'free':
        return {
          tone: 'attention',
          what: t('loans.scan.free'),
          about: about(answer.volume),
          more: [nextOf(answer.queue, answer.volume), t('loans.scan.freeMore')],
        };
      case 'several':
        return {
          tone: 'attention',
          what: t('loans.scan.several', { count: answer.volumes.length }),
          more: [t('loans.desk.chosenBy')],
        };
      case 'otherArchive':
        return {
          tone: 'bad',
          what: t('loans.scan.otherArchive'),
          more: [t('loans.scan.otherArchiveMore', { tag: answer.tag, own: session.archiveTag })],
        };
      case 'misread':
        return { tone: 'bad', what: t('loans.scan.misread'), about: typed, more: [t('loans.scan.misreadMore')] };
      case 'notAVolume':
        return {
          tone: 'bad',
          what: t(`loans.scan.notAVolume.${answer.what}`, { code: answer.code }),
          more: [t('loans.scan.notAVolumeMore')],
        };
      case 'unknown':
        return {
          tone: 'bad',
          what: t('loans.scan.unknown', { typed: answer.typed }),
          more: [t('loans.scan.unknownMore')],
        };
      default:
        return assertNever(answer);
    }
  };
}
