import { telOf } from '../incidents/onDuty.ts';
import { useWords } from './words.ts';

/** Someone who can be called about a village, and as what. */
export interface ToBeCalled {
  id: string;
  name: string;
  workPhone: string | null;
  as: string;
}

/** People by name, each with the number that a tap calls. */
export function CallList({ people }: { people: readonly ToBeCalled[] }) {
  const say = useWords();
  return (
    <ul className="people">
      {people.map(({ id, name, workPhone, as }) => (
        <li key={`${as} ${id}`}>
          <span>
            {name} <span className="aside">{as}</span>
          </span>
          {workPhone ? (
            <a href={telOf(workPhone)}>
              <span className="unseen">{say('call', { name })} </span>
              <span className="figures">{workPhone}</span>
            </a>
          ) : (
            <span className="aside">{say('noPhone')}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
