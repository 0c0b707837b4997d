import { useEffect, useState } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import { answered, type Answer, server } from '../platform/server.ts';
import { CallList } from '../village/CallList.tsx';
import { usePeople } from '../village/ToCall.tsx';
import { useWords } from './words.ts';

/** Whom the station calls back about an incident: whoever reported it first, then who else is of the village. Kept nowhere. */
export function WhoIsThere({ incident: { village, author, onBehalfOf } }: { incident: Entry }) {
  const say = useWords();
  const [around, setAround] = useState<Answer<'/api/villages/{id}/calls'>>();
  useEffect(() => {
    let left = false;
    answered(server.GET('/api/villages/{id}/calls', { params: { path: { id: village } } })).then(
      (found) => !left && setAround(found),
      // the case above says that there is no network
      () => undefined,
    );
    return () => void (left = true);
  }, [village]);
  const people = usePeople(around);
  if (people.length === 0) return null;
  // a text message is taken in by whoever is on duty
  const isReporter = ({ id }: { id: string }): boolean => id === (onBehalfOf ?? author);
  const reporter = people.filter(isReporter).map((one) => ({ ...one, as: say('reportedIt') }));
  return (
    <section>
      <h3>{say('whoIsThere')}</h3>
      <CallList people={[...reporter, ...people.filter((one) => !isReporter(one))]} />
    </section>
  );
}
