import { type WaitingFor, waitingFor } from '../../domain/cases/caseState.ts';
import { waitsForMe } from '../../domain/cases/waitsForMe.ts';
import { useLanguage } from '../../ui/words.ts';
import { useMe } from '../account/me.ts';
import { useWorkedIn } from '../account/villages.ts';
import { useWords } from './words.ts';

/** Whom a case waits for: whoever reads it, or somebody else by what they are. */
export function Awaited({ village, whom }: { village: string; whom: WaitingFor }) {
  const say = useWords();
  const language = useLanguage();
  const at = useWorkedIn(village);
  const duties = (useMe()?.postings ?? []).flatMap((posting) => (posting.village === at ? [posting.duty] : []));
  return waitsForMe(whom, duties) ? (
    <b>{say('mine')}</b>
  ) : (
    say('waitingFor', { who: waitingFor[whom][language].toLowerCase() })
  );
}
