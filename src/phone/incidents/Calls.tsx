import { now } from '../../ui/time.tsx';
import { useAround } from '../noting/around.ts';
import { onDuty } from './onDuty.ts';
import { useWords } from './words.ts';

/** The calls that come before any note: 110, and whoever is on duty at the station as far as this phone knows. */
export function Calls({ village }: { village: string }) {
  const say = useWords();
  const people = onDuty(useAround(village), now());
  return (
    <nav className="calls" aria-label={say('calls')}>
      <a href="tel:110" className="call">
        {say('call110')}
      </a>
      {people.map(({ name, phone }) => (
        <a key={`${name} ${phone}`} href={`tel:${phone.replace(/[\s-]/g, '')}`} className="call second">
          {say('callStation', { name })} <span className="figures">{phone}</span>
        </a>
      ))}
    </nav>
  );
}
