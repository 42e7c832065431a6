import type { AtPlace, MovableVolume } from '../../../../shared/contract/locations';
import { assertNever } from '../../../../shared/result';
import { useT } from '../../../lib/i18n';
import { useSession } from '../../../lib/session';
import { useSentences } from '../../../ui/FailureNotice';
import type { Spoken } from '../../../ui/ScanTray';
import { cm } from '../../../lib/space-words';
import type { TrayEntry } from './tray';

/** Says each answer of `locations.scan`, and what the moving desk did after it. */
export function useSpoken(): (entry: TrayEntry) => Spoken {
  const { t, code } = useT();
  const session = useSession();
  const sentences = useSentences();
  const about = ({ code: number, title }: MovableVolume) => `${number} ${title}`.trim();
  const belongs = ({ home }: MovableVolume) =>
    home === null ? t('locations.scan.belongsNowhere') : t('locations.scan.belongs', { home });
  const overfull = ({ freeMm }: AtPlace): boolean => freeMm !== null && freeMm < 0;
  const room = (place: AtPlace): string => {
    const { code: at, freeMm } = place;
    if (freeMm === null) return t('locations.scan.noCapacity', { code: at });
    return freeMm < 0
      ? t('locations.scan.full', { code: at, over: cm(-freeMm) })
      : t('locations.scan.free', { code: at, free: cm(freeMm) });
  };
  const bad = (what: string, more: readonly string[], of?: string): Spoken => ({
    tone: 'bad',
    what,
    more,
    ...(of === undefined ? {} : { about: of }),
  });

  return ({ answer, done, code: typed }) => {
    switch (done.kind) {
      case 'failed': {
        const { what, todo } = sentences(done.error);
        return bad(what, [todo], answer !== null && 'volume' in answer ? about(answer.volume) : undefined);
      }
      case 'undone':
        return {
          tone: 'attention',
          what: t(done.what === 'put' ? 'locations.scan.undone' : 'locations.scan.undoneCarry', {
            count: done.count,
            to: done.to,
          }),
          more: [],
        };
      case 'carried':
        return {
          tone: overfull(done.into) || done.to !== done.from ? 'attention' : 'good',
          what: t('locations.scan.carried', { from: done.from, to: done.into.code }),
          more: [
            done.to === done.from ? t('locations.scan.carriedSame') : t('locations.scan.carriedNew', { to: done.to }),
            room(done.into),
          ],
        };
      case 'moved':
      case 'same':
      case 'opened':
      case 'nothing':
        break;
    }
    if (answer === null) return { tone: 'attention', what: t('common.working'), about: typed, more: [] };
    switch (answer.kind) {
      case 'open':
        return {
          tone: overfull(answer.place) ? 'attention' : 'good',
          what: t('locations.scan.opened', { kind: t(`locations.kind.${answer.place.kind}`), code: answer.place.code }),
          more: [room(answer.place)],
        };
      case 'volume': {
        const { volume } = answer;
        if (done.kind === 'same')
          return {
            tone: 'attention',
            what: t('locations.scan.same', { to: done.place.code }),
            about: about(volume),
            more: [room(done.place)],
          };
        if (done.kind !== 'moved')
          return { tone: 'attention', what: t('common.working'), about: about(volume), more: [] };
        const from =
          volume.current === null
            ? t('locations.scan.fromNowhere')
            : t('locations.scan.from', { from: volume.current });
        return {
          tone: overfull(done.place) ? 'attention' : 'good',
          what: t('locations.scan.moved', { to: done.place.code }),
          about: about(volume),
          more: [
            `${from} · ${done.home ? t('locations.scan.homeNow', { to: done.place.code }) : belongs(volume)}`,
            `${room(done.place)} · ${t('locations.scan.movedMore', { count: done.count })}`,
          ],
        };
      }
      case 'whereabouts':
        return {
          tone: 'attention',
          what:
            answer.volume.current === null
              ? t('locations.scan.whereNone')
              : t('locations.scan.whereIs', { current: answer.volume.current }),
          about: about(answer.volume),
          more: [belongs(answer.volume), t('locations.scan.whereMore')],
        };
      case 'refused':
        return bad(t('locations.scan.refused'), [code('rule', answer.rule)], about(answer.volume));
      case 'closed':
        return bad(t('locations.scan.closed', { code: answer.code }), [t('locations.scan.closedMore')]);
      case 'several':
        return {
          tone: 'attention',
          what: t('locations.scan.several', { count: answer.volumes.length }),
          more: [t('locations.scan.severalMore', { codes: answer.volumes.map((one) => one.code).join('、') })],
        };
      case 'otherArchive':
        return bad(t('locations.scan.otherArchive'), [
          t('locations.scan.otherArchiveMore', { tag: answer.tag, own: session.archiveTag }),
        ]);
      case 'misread':
        return bad(t('locations.scan.misread'), [t('locations.scan.misreadMore')], typed);
      case 'notHere':
        return bad(t(`locations.scan.notHere.${answer.what}`), [t('locations.scan.notHereMore')]);
      case 'unknown':
        return bad(t('locations.scan.unknown', { typed: answer.typed }), [t('locations.scan.unknownMore')]);
      case 'carry':
        return { tone: 'attention', what: t('common.working'), about: answer.box.code, more: [] };
      default:
        return assertNever(answer);
    }
  };
}
