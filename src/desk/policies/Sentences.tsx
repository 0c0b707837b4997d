import type { Policy } from '../../domain/duties/policy.ts';
import { tellPolicy, type ToldGroup } from '../../domain/duties/told.ts';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

const groups: readonly ToldGroup[] = ['contact', 'resident', 'village', 'closing', 'clocks'];

/** A policy as sentences, by whom it concerns. */
export function Sentences({ policy }: { policy: Policy }) {
  const say = useWords();
  const language = useLanguage();
  const told = tellPolicy(policy);
  return (
    <div className="told">
      {groups.map((group) => {
        const lines = told.filter((line) => line.group === group);
        if (lines.length === 0) return null;
        return (
          <section key={group}>
            <h3>{say(`group_${group}`)}</h3>
            <ul>
              {lines.map(({ key, text }) => (
                <li key={key}>{text[language]}</li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}
