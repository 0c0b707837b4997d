import { useMinute } from '../../ui/time.tsx';
import { opened } from '../rest/opened.ts';
import { officersBeside, onDuty, telOf } from './onDuty.ts';
import { useWhomToCall } from './whomToCall.ts';
import { useWords } from './words.ts';

/** The calls that come before any note: 110, whoever is on duty at the station, the village's officers, as far as this phone knows. */
export function Calls({ village }: { village: string }) {
  const say = useWords();
  const around = useWhomToCall(village);
  const station = onDuty(around, useMinute());
  const people = [...station, ...officersBeside(around, opened().officer, station)];
  return (
    <nav className="calls" aria-label={say('calls')}>
      <a href="tel:110" className="call">
        {say('call110')}
      </a>
      {people.map(({ name, phone }) => (
        <a key={`${name} ${phone}`} href={telOf(phone)} className="call second">
          {say('callStation', { name })} <span className="figures">{phone}</span>
        </a>
      ))}
    </nav>
  );
}
