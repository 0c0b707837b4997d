import { telOf } from '../incidents/onDuty.ts';
import { useAround } from '../noting/around.ts';
import { opened } from '../rest/opened.ts';
import { useWords } from './words.ts';

/** Whom to call before going: the committee, and who else of the police works here. */
export function ToCall({ village }: { village: string }) {
  const say = useWords();
  const around = useAround(village);
  if (!around) return null;
  const committee = around.committee.map((one) => ({ ...one, as: 'committee' as const }));
  const officers = around.officers.map((one) => ({ ...one, as: one.duty }));
  const others = [...committee, ...officers].filter(({ id }) => id !== opened().officer);
  return (
    <section>
      <h2>{say('toCall')}</h2>
      {around.committee.length === 0 && <p className="aside">{say('noCommittee')}</p>}
      <ul className="people">
        {others.map(({ id, name, workPhone, as }) => (
          <li key={`${as} ${id}`}>
            <span>
              {name} <span className="aside">{say(as)}</span>
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
    </section>
  );
}
