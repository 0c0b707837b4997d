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
  const people = inOrder.flatMap(({ officer: { name, workPhone } }) => (workPhone ? { name, phone: workPhone } : []));
  const { station } = around;
  return station?.dutyPhone ? [...people, { name: station.name, phone: station.dutyPhone }] : people;
}

/** The first who can be sent a text message. */
export const takesMessages = (people: readonly OnDuty[]): string =>
  people.map(({ phone }) => phone.replace(/[\s-]/g, '')).find((phone) => /^(\+?86)?1[3-9]\d{9}$/.test(phone)) ?? '';
