import { Select, Skeleton } from 'antd';
import { Link } from 'react-router';
import { comparePolicies } from '../../domain/duties/told.ts';
import { ownArea } from '../platform/AreaPath.tsx';
import { useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { useMe } from '../platform/session.ts';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { versionKey, versionsOf } from './answers.ts';
import { Differences } from './Differences.tsx';
import { useWords } from './words.ts';

/** Two versions side by side, in words: only what differs. */
export function CompareView() {
  const say = useWords();
  const language = useLanguage();
  const me = useMe();
  const [{ area, from, to }, change] = useAddress({ area: ownArea(me) ?? '', from: '', to: '' });
  const found = useAnswer('/api/policies', { query: { area } }, { when: area !== '' });
  if (found.error) return <Refused error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Skeleton active />;
  const versions = versionsOf(found.data);
  const options = versions.map((policy) => ({
    value: versionKey(policy),
    label: say('version', { name: policy.names[language], version: policy.version }),
  }));
  const [one, other] = [from, to].map((key) => versions.find((policy) => versionKey(policy) === key));
  const differences = one && other && comparePolicies(one, other);
  const choice = (label: string, value: string, go: (next: string) => void) => (
    <label>
      {label}{' '}
      <Select aria-label={label} value={value || null} options={options} popupMatchSelectWidth={false} onChange={go} />
    </label>
  );
  return (
    <View title={say('compareTitle')} aside={<Link to="/policies">{say('back')}</Link>}>
      <p className="buttons">
        {choice(say('compareOne'), from, (next) => change({ from: next }))}
        {choice(say('compareOther'), to, (next) => change({ to: next }))}
      </p>
      {differences && (
        <>
          <h2>{differences.length === 0 ? say('same') : say('differences', { count: differences.length })}</h2>
          {differences.length > 0 && <Differences found={differences} />}
        </>
      )}
    </View>
  );
}
