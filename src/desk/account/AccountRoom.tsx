import { View } from '../shell/View.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import { SecondFactorSection } from './SecondFactorSection.tsx';
import { SessionsSection } from './SessionsSection.tsx';
import { useWords } from './words.ts';

/** One's own account: where one is signed in, the password, the second factor. */
export default function AccountRoom() {
  const say = useWords();
  return (
    <View title={say('title')}>
      <SessionsSection />
      <PasswordSection />
      <SecondFactorSection />
    </View>
  );
}
