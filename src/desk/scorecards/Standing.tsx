import { policyTitle } from '../../domain/duties/policy.ts';
import { dayInWords, Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Heading } from './rows.ts';
import { useWords } from './words.ts';

/** Where the figures stand, always in sight: closed or not, by which policy, as of when, how many phones were heard of. */
export function Standing({ heading }: { heading: Heading | undefined }) {
  const say = useWords();
  const language = useLanguage();
  if (!heading?.policy || !heading.policyNames) return null;
  const { policy, policyNames, closed, closesAt, asOf, heardFrom } = heading;
  const at = closesAt === null ? '' : `${dayInWords(closesAt.slice(0, 10), language)} ${closesAt.slice(11, 16)}`;
  return (
    <p className="standing">
      <span className={closed ? 'tag closed' : 'tag'}>{closed ? `■ ${say('closed')}` : `□ ${say('running')}`}</span>
      {!closed && closesAt !== null && <span>{say('closesAt', { at })}</span>}
      <span>{say('judgedBy', { policy: policyTitle(policyNames, policy.version, language) })}</span>
      <span>
        {say('asOf')} <Time at={asOf} />
      </span>
      <span>{say(closed ? 'heardFromClosed' : 'heardFrom', heardFrom)}</span>
    </p>
  );
}
