import { useEffect, useRef, useState } from 'react';
import type { Hit } from '../../../shared/contract/catalogue';
import type { Hold } from '../../../shared/contract/holds';
import { parseMachineKey } from '../../../shared/domain/machine-key';
import type { AppError } from '../../../shared/errors';
import { useClient } from '../../lib/client-context';
import { useT } from '../../lib/i18n';
import { useSession } from '../../lib/session';
import { type Tone, useSound } from '../../lib/sounds';
import { useScanQueue } from '../../lib/use-scan-queue';
import { useSentences } from '../../ui/FailureNotice';

type Said = {
  readonly tone: Tone;
  readonly what: string;
  readonly about?: string | undefined;
  readonly more: readonly string[];
};
const MOST = 20;
const nameOf = ({ code, title }: Hit): string => [code, title].filter((one) => one !== null).join(' ');

/** What is scanned or typed becomes a volume or a client under the hold, one after another; what fits several is asked. */
export function useHoldScans(hold: Hold, onAdded: (hold: Hold) => void) {
  const { t } = useT();
  const client = useClient();
  const session = useSession();
  const sound = useSound();
  const sentences = useSentences();
  const [said, setSaid] = useState<Said | null>(null);
  const [choice, setChoice] = useState<readonly Hit[] | null>(null);
  /** The newest the engine answered: a scan must not go with the version before the last one's. */
  const newest = useRef(hold);
  useEffect(() => {
    if (hold.version > newest.current.version) newest.current = hold;
  }, [hold]);
  const say = (words: Said) => {
    sound(words.tone);
    setSaid(words);
  };
  const fail = (error: AppError, about?: string) => {
    const { what, todo } = sentences(error);
    say({ tone: 'bad', what, about, more: [todo] });
  };
  const add = async (hit: Hit): Promise<void> => {
    if (hit.state === 'destroyed')
      return say({ tone: 'bad', what: t('holds.add.destroyed'), about: nameOf(hit), more: [] });
    const { id, version, volumes: before, clients } = newest.current;
    const whole = hit.kind === 'client';
    const answer = await client.call('holds.add', {
      id,
      version,
      ...(whole ? { clientIds: [hit.id] } : { volumeIds: [hit.volumeId ?? hit.id] }),
    });
    if (!answer.ok) return fail(answer.error, nameOf(hit));
    newest.current = answer.value;
    onAdded(answer.value);
    const nothingNew = answer.value.volumes === before && answer.value.clients.length === clients.length;
    return say({
      tone: nothingNew ? 'attention' : 'good',
      what: t(nothingNew ? 'holds.add.already' : whole ? 'holds.add.addedClient' : 'holds.add.addedVolume'),
      about: nameOf(hit),
      more: [t('holds.add.covers', { count: answer.value.volumes })],
    });
  };
  const answer = async (code: string): Promise<void> => {
    const key = parseMachineKey(code);
    if (!key.ok && key.error === 'badCheck')
      return say({ tone: 'bad', what: t('disposal.scan.misread'), more: [t('disposal.scan.misreadMore')] });
    if (key.ok && key.value.tag !== session.archiveTag)
      return say({
        tone: 'bad',
        what: t('disposal.scan.otherArchive'),
        more: [t('disposal.scan.otherArchiveMore', { tag: key.value.tag, own: session.archiveTag })],
      });
    const found = await client.call('catalogue.find', { text: code.slice(0, 100), limit: MOST });
    if (!found.ok) return fail(found.error);
    const fit = found.value.hits.filter(({ kind }) => kind === 'volume' || kind === 'client');
    const exact = fit.filter((hit) => hit.exact);
    const hits = exact.length > 0 ? exact : fit;
    const [only] = hits;
    if (only === undefined)
      return say({
        tone: 'bad',
        what: t('holds.add.unknown', { typed: code }),
        more: [t('holds.add.unknownMore')],
      });
    // A name that was typed may fit one client by chance: only what is exact goes under a hold unasked.
    if (exact.length === 1) return add(only);
    setChoice(hits);
    return undefined;
  };
  const { push } = useScanQueue(answer);
  return {
    said,
    choice,
    scan: (code: string) => {
      setChoice(null);
      push(code);
    },
    choose: (hit: Hit) => {
      setChoice(null);
      void add(hit);
    },
    chooseNone: () => setChoice(null),
  };
}
