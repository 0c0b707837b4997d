import type { Difference } from '../../domain/duties/told.ts';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

/** What differs between two policies, sentence by sentence. */
export function Differences({ found }: { found: readonly Difference[] }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <table className="plain differences">
      <thead>
        <tr>
          <th scope="col">{say('compareOne')}</th>
          <th scope="col">{say('compareOther')}</th>
        </tr>
      </thead>
      <tbody>
        {found.map(({ key, before, after }) => (
          <tr key={key}>
            <td>{before ? before[language] : <span className="aside">{say('fresh')}</span>}</td>
            <td>{after ? <b>{after[language]}</b> : <span className="aside">{say('gone')}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
