import { Link } from 'react-router';
import { View } from './View.tsx';
import { useWords } from './words.ts';

/** An unknown address, and a room or record that is not for this person: the same page (R7). */
export function NotFound() {
  const say = useWords();
  return (
    <View title={say('nothingHere')}>
      <p className="empty">{say('nothingHereWhy')}</p>
      <p>
        <Link to="/">{say('backHome')}</Link>
      </p>
    </View>
  );
}
