import type { PlaceRow } from '../../shared/contract/locations';
import type { Language } from '../../shared/i18n/index';
import { useT } from './i18n';

type Space = Pick<PlaceRow, 'capacityMm' | 'usedMm' | 'freeMm' | 'over'>;

/** 880 mm is 88, 885 mm is 88.5: centimetres as a rule is read. */
export const cm = (mm: number): string => String(Math.round(mm) / 10);

/** The same, said: 32045.5 is 32,045.5. */
const said = (mm: number, language: Language): string =>
  (Math.round(mm) / 10).toLocaleString(language, { maximumFractionDigits: 1 });

const CELLS = 10;
/** ▮▮▮▯▯▯▯▯▯▯: how full, in tenths; anything at all is one, and only what is full is ten. */
export function bar({ capacityMm, freeMm }: Space): string {
  if (capacityMm === null || freeMm === null || capacityMm === 0) return '';
  const used = capacityMm - freeMm;
  const cells =
    used <= 0
      ? 0
      : used >= capacityMm
        ? CELLS
        : Math.min(CELLS - 1, Math.max(1, Math.round((used / capacityMm) * CELLS)));
  return '▮'.repeat(cells) + '▯'.repeat(CELLS - cells);
}

/** The room of a place as sentences: how much is used, what is free or too much, how many places below are overfull. */
export function useSpaceWords() {
  const { t, language } = useT();
  const used = ({ capacityMm, freeMm, usedMm }: Space): string =>
    capacityMm === null || freeMm === null
      ? t('locations.space.unmeasured', { used: said(usedMm, language) })
      : t('locations.space.bar', { used: said(capacityMm - freeMm, language), capacity: said(capacityMm, language) });
  const free = ({ freeMm, over }: Space): string =>
    [
      ...(freeMm === null
        ? []
        : [
            freeMm < 0
              ? t('locations.space.over', { over: said(-freeMm, language) })
              : t('locations.space.free', { free: said(freeMm, language) }),
          ]),
      ...(over > (freeMm !== null && freeMm < 0 ? 1 : 0) ? [t('locations.space.overPlaces', { count: over })] : []),
    ].join(' · ');
  return { used, free };
}
