import { useClockAhead } from './clock.ts';
import { useWords } from './words.ts';

const UNITS = [
  { unit: 'days', seconds: 86_400 },
  { unit: 'hours', seconds: 3600 },
  { unit: 'minutes', seconds: 60 },
] as const;

/** The phone's clock is wrong: said before the station is asked about every entry. */
export function ClockWarning() {
  const say = useWords();
  const ahead = useClockAhead();
  if (ahead === 0) return null;
  const off = Math.abs(ahead);
  const { unit, seconds } = UNITS.find((one) => off >= one.seconds * 0.95) ?? UNITS[2];
  const span = say(unit, { count: Math.round(off / seconds) });
  return <p className="bar waiting">{say(ahead > 0 ? 'clockAhead' : 'clockBehind', { span })}</p>;
}
