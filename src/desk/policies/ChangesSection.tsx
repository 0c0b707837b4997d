import { tellThreshold } from '../../domain/duties/told.ts';
import { dayInWords, Time } from '../../ui/time.tsx';
import { type Language, useLanguage } from '../../ui/words.ts';
import { type Policies, versionsOf } from './answers.ts';
import { useWords, type Words } from './words.ts';

type Change = Policies['changes'][number];

/** Who put what in force, and when. */
export function ChangesSection({ found }: { found: Policies }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <section>
      <h2>{say('changes')}</h2>
      {found.changes.length === 0 ? (
        <p className="empty">{say('noChanges')}</p>
      ) : (
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say('changed')}</th>
              <th scope="col">{say('by')}</th>
              <th scope="col">{say('area')}</th>
              <th scope="col">{say('policy')}</th>
            </tr>
          </thead>
          <tbody>
            {found.changes.map((change) => (
              <tr key={`${change.at} ${change.area} ${change.duty ?? ''} ${change.from}`}>
                <td>
                  <Time at={change.at} />
                </td>
                <td>{change.by ? `${change.by.name} (${change.by.badge})` : say('system')}</td>
                <td>{change.name}</td>
                <td>{toldOf(change, found, say, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function toldOf(
  { policy, duty, threshold, from, to }: Change,
  found: Policies,
  say: Words,
  language: Language,
): string {
  if (policy === null) {
    const own = {
      duty: duty!,
      threshold: threshold ?? 0,
      fromMonth: from.slice(0, 7),
      toMonth: to?.slice(0, 7) ?? null,
    };
    return tellThreshold(own)[language];
  }
  const whole = versionsOf(found).find(({ id, version }) => id === policy.id && version === policy.version);
  const values = {
    name: whole?.names[language] ?? policy.id,
    version: policy.version,
    day: dayInWords(from, language),
  };
  return to === null
    ? say('changedPolicy', values)
    : say('changedPolicyTo', { ...values, end: dayInWords(to, language) });
}
