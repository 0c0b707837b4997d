import { View } from '../shell/View.tsx';
import { useWords } from './words.ts';

/** A month of an area: what is asked of each village and posting, and what is done. */
export default function ScorecardsRoom() {
  const say = useWords();
  return <View title={say('title')}>{null}</View>;
}
