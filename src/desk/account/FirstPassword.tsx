import { View } from '../shell/View.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { useWords } from './words.ts';

/** What someone who was given a password sees first: until they have set their own they hold nothing. */
export default function FirstPassword({ name }: { name: string }) {
  const say = useWords();
  return (
    <main className="alone">
      <View title={say('welcome', { name })}>
        <p>{say('passwordFirst')}</p>
        <PasswordSection done={() => location.assign('/desk/')} />
      </View>
    </main>
  );
}
