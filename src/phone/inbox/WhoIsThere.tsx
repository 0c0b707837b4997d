import { useEffect, useState } from 'react';
import { answered, type Answer, server } from '../platform/server.ts';
import { CallList } from '../village/CallList.tsx';
import { usePeople } from '../village/ToCall.tsx';
import { useWords } from './words.ts';

/** Whom the station calls back about an incident: whoever reported it first, then who else is of the village. Kept nowhere. */
export function WhoIsThere({ village, author }: { village: string; author: string }) {
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
  const people = usePeople(around).map((one) => (one.id === author ? { ...one, as: say('reportedIt') } : one));
  if (people.length === 0) return null;
  const isAuthor = ({ id }: { id: string }): number => Number(id === author);
  return (
    <section>
      <h3>{say('whoIsThere')}</h3>
      <CallList people={[...people].sort((a, b) => isAuthor(b) - isAuthor(a))} />
    </section>
  );
}
