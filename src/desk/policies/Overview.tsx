import { Button, Skeleton } from 'antd';
import { useNavigate } from 'react-router';
import { uuidv7 } from 'uuidv7';
import { inForce } from '../../domain/duties/force.ts';
import { AreaPath, ownArea } from '../platform/AreaPath.tsx';
import { queryOf, useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { dayInWords, today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { forcesOf, type Policies, versionKey, versionsOf } from './answers.ts';
import { ChangesSection } from './ChangesSection.tsx';
import { DraftsSection } from './DraftsSection.tsx';
import { ForcesSection } from './ForcesSection.tsx';
import { Sentences } from './Sentences.tsx';
import { ThresholdsSection } from './ThresholdsSection.tsx';
import { useWords } from './words.ts';

/** What is asked in an area: now, elsewhere, since when, by whom it was changed, and what is being drafted. */
export function Overview() {
  const say = useWords();
  const me = useMe();
  const [{ area, read }, change] = useAddress({ area: ownArea(me) ?? '', read: '' });
  const found = useAnswer('/api/policies', { query: { area } }, { when: area !== '', keep: true });
  const go = (next: string) => change({ area: next, read: '' });
  const writes = mayI(me, 'policies.write');
  return (
    <View title={say('title')} aside={<AreaPath area={area} go={go} />}>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {!found.data && !found.error && <Skeleton active paragraph={{ rows: 12 }} />}
      {found.data && (
        <>
          <InForce {...{ area, read, writes }} found={found.data} />
          {writes && <DraftsSection area={area} />}
          <ForcesSection forces={forcesOf(found.data)} read={(version) => change({ read: version })} />
          <ThresholdsSection thresholds={found.data.thresholds} />
          <ChangesSection found={found.data} />
        </>
      )}
    </View>
  );
}

/** The policy that is read: the one in force here today, or another version asked for. */
function InForce({ found, area, read, writes }: { found: Policies; area: string; read: string; writes: boolean }) {
  const say = useWords();
  const language = useLanguage();
  const now = inForce(forcesOf(found), area, today());
  const other = versionsOf(found).find((policy) => versionKey(policy) === read);
  const policy = other ?? now?.policy;
  if (policy === undefined) return <p className="empty">{say('nothingInForce')}</p>;
  return (
    <section>
      <div className="policy-head">
        <h2>{say('version', { name: policy.names[language], version: policy.version })}</h2>
        {now && !other && (
          <span className="aside">{say('inForceSince', { area: now.name, day: dayInWords(now.from, language) })}</span>
        )}
        {writes && area !== '' && now && <DraftChange area={area} />}
      </div>
      <Sentences policy={policy} />
    </section>
  );
}

/** Leads to a new draft; nothing of it is kept before something is changed there. */
function DraftChange({ area }: { area: string }) {
  const say = useWords();
  const navigate = useNavigate();
  return (
    <Button
      type="primary"
      className="no-print"
      onClick={() => void navigate(`/policies/draft/${uuidv7()}${queryOf({ area })}`)}
    >
      {say('draftChange')}
    </Button>
  );
}
