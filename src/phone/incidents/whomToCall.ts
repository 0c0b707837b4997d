import { useMe } from '../account/me.ts';
import { isStation } from '../inbox/stationInbox.ts';
import { type Around, useAround, useDutyOfStation } from '../noting/around.ts';

/** Whom to call about a village, as far as this phone knows: on a station's, whoever is on duty there, whichever village it is. */
export function useWhomToCall(village: string): Around | null | undefined {
  const there = useAround(village);
  const ofStation = useDutyOfStation();
  const me = useMe();
  return there ?? (isStation(me) ? ofStation : there);
}
