import { View } from '../shell/View.tsx';
import { Enrolment } from './Enrolment.tsx';
import { useWords } from './words.ts';

/** What someone whose role asks for a second factor sees first. */
export default function Enrol({ name }: { name: string }) {
  const say = useWords();
  return (
    <main className="alone">
      <View title={say('welcome', { name })}>
        <p>{say('enrolFirst')}</p>
        <Enrolment done={() => location.assign('/desk/')} />
      </View>
    </main>
  );
}
