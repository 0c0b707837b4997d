import { type Around, useAround } from '../noting/around.ts';
import { opened } from '../rest/opened.ts';
import { CallList, type ToBeCalled } from './CallList.tsx';
import { useWords } from './words.ts';

/** Whom to call before going: the committee, and who else of the police works here. */
export function ToCall({ village }: { village: string }) {
  const say = useWords();
  const around = useAround(village);
  const people = usePeople(around);
  if (!around) return null;
  return (
    <section>
      <h2>{say('toCall')}</h2>
      {around.committee.length === 0 && <p className="aside">{say('noCommittee')}</p>}
      <CallList people={people.filter(({ id }) => id !== opened().officer)} />
    </section>
  );
}

/** The committee of a village and its officers, named by what they are. */
export function usePeople(around: Pick<Around, 'committee' | 'officers'> | null | undefined): ToBeCalled[] {
  const say = useWords();
  const { committee = [], officers = [] } = around ?? {};
  return [
    ...committee.map((one) => ({ ...one, as: say('committee') })),
    ...officers.map((one) => ({ ...one, as: say(one.duty) })),
  ];
}
