import { epochOf, type Instant } from '../../domain/calendar/utc8.ts';
import type { Around } from '../noting/around.ts';

/** Someone to call, by whatever they are called. */
export interface OnDuty {
  name: string;
  phone: string;
}

/** Who answers for a village at an instant: whoever is on call, who leads the shift, then the station's own line. */
export function onDuty(around: Pick<Around, 'station' | 'roster'> | null | undefined, at: Instant): OnDuty[] {
  if (!around) return [];
  const now = epochOf(at);
  const turns = around.roster.filter(({ from, to }) => epochOf(from) <= now && epochOf(to) > now);
  const inOrder = [...turns].sort((a, b) => Number(b.post === 'onCall') - Number(a.post === 'onCall'));
  const people = inOrder.flatMap(({ officer }) => called(officer));
  const { station } = around;
  return station?.dutyPhone ? [...people, { name: station.name, phone: station.dutyPhone }] : people;
}

/** Who else of the police to call: the village's own officers, but for whoever asks and who is on duty already. */
export const officersBeside = (around: Around | null | undefined, me: string, already: readonly OnDuty[]): OnDuty[] =>
  (around?.officers ?? [])
    .filter(({ id }) => id !== me)
    .flatMap(called)
    .filter(({ phone }) => !already.some((one) => one.phone === phone));

const called = ({ name, workPhone }: { name: string; workPhone: string | null }): OnDuty[] =>
  workPhone ? [{ name, phone: workPhone }] : [];

/** Where a link calls: some phones stop at a space or a hyphen. */
export const telOf = (phone: string): string => `tel:${phone.replace(/[\s-]/g, '')}`;

/** The first who can be sent a text message. */
export const takesMessages = (people: readonly OnDuty[]): string =>
  people.map(({ phone }) => phone.replace(/[\s-]/g, '')).find((phone) => /^(\+?86)?1[3-9]\d{9}$/.test(phone)) ?? '';
