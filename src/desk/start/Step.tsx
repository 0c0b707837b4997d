import { Button } from 'antd';
import { Link } from 'react-router';
import type { Operation } from '../../domain/people/permissions.ts';
import { type Answer } from '../platform/client.ts';
import { type Me, mayI } from '../platform/session.ts';
import { useWords } from './words.ts';

type Guide = Answer<'/api/guide'>;
type Name = Guide['steps'][number]['step'];

/** Who does a step, and in which room. */
const ways: Record<Name, { for: Operation; by: 'admin' | 'bureau'; room: string }> = {
  bureau: { for: 'accounts.write', by: 'admin', room: '/accounts?add=yes' },
  villages: { for: 'areas.write', by: 'bureau', room: '/import?what=areas' },
  stations: { for: 'stations.write', by: 'bureau', room: '/stations' },
  officers: { for: 'officers.write', by: 'admin', room: '/import?what=officers' },
  postings: { for: 'assignments.write', by: 'bureau', room: '/import?what=postings' },
  policy: { for: 'policies.write', by: 'bureau', room: '/policies' },
  invitation: { for: 'accounts.write', by: 'admin', room: '/officers' },
};

interface StepProps {
  step: Name;
  done: boolean;
  /** The first that is not done. */
  next: boolean;
  standing: Guide['standing'];
  me: Me;
}

/** One step: done or not, in a word and a mark; what there is or what to do; the way to where it is done. */
export function Step({ step, done, next, standing, me }: StepProps) {
  const say = useWords();
  const way = ways[step];
  const mine = mayI(me, way.for);
  return (
    <li className={done ? 'done-step' : next ? 'next-step' : undefined}>
      <h2>
        <span className="mark" aria-hidden>
          {done ? '✓' : '○'}
        </span>{' '}
        {say(`${step}_title`)} <span className="state">{say(done ? 'done' : next ? 'now' : 'later')}</span>
      </h2>
      <p>
        <Sentence step={step} done={done} standing={standing} />
        {!mine && <span className="aside"> {say('others', { who: say(way.by) })}</span>}
      </p>
      {mine && (
        <p className="buttons">
          <Link to={way.room}>
            <Button type={next ? 'primary' : 'default'}>{say(`${step}_go`)}</Button>
          </Link>
          {step === 'postings' && done && (
            <Link to="/postings/gaps">
              <Button>{say('gapsLink')}</Button>
            </Link>
          )}
        </p>
      )}
    </li>
  );
}

function Sentence({ step, done, standing }: Pick<StepProps, 'step' | 'done' | 'standing'>): string {
  const say = useWords();
  const { villages, withStation, withPolicy, withLead, stations, stationsWithPhone, bureaus, officers } = standing;
  switch (step) {
    case 'bureau':
      return done ? say('bureau_done', { count: bureaus }) : say('bureau_why');
    case 'villages':
      return done ? say('villages_done', { count: villages }) : say('villages_why');
    case 'stations':
      return done
        ? say('stations_done', { count: stations, phones: stationsWithPhone })
        : say('stations_why', { missing: villages - withStation });
    case 'officers':
      return done ? say('officers_done', { count: officers }) : say('officers_why');
    case 'postings':
      return done ? say('postings_done', { count: standing.postings, gaps: villages - withLead }) : say('postings_why');
    case 'policy':
      return done ? say('policy_done') : say('policy_why', { missing: villages - withPolicy });
    case 'invitation':
      return done ? say('invitation_done', { count: standing.invited }) : say('invitation_why');
  }
}
