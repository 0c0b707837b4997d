import { Input } from 'antd';
import { useDeferredValue } from 'react';
import { Link } from 'react-router';
import { queryOf, useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { useWords } from './words.ts';

/** The way to a village for who comes from the menu: by name, pinyin, initials or code, within one's reach. */
export function FindVillage() {
  const say = useWords();
  const maySeeCoverage = mayI(useMe(), 'coverage.read');
  const [{ q }, change] = useAddress({ q: '' });
  const asked = useDeferredValue(q.trim());
  const found = useAnswer(
    '/api/area-search',
    { query: { spelling: asked, limit: 30 } },
    { when: asked !== '', keep: true },
  );
  const areas =
    asked === '' ? undefined : found.data?.areas.filter(({ level }) => maySeeCoverage || level === 'village');
  return (
    <View title={say('find')}>
      <Input
        className="find-village"
        type="search"
        autoFocus
        value={q}
        placeholder={say('findHint')}
        aria-label={say('findHint')}
        onChange={({ target }) => change({ q: target.value }, { replace: true })}
      />
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {areas === undefined ? (
        <p className="empty">{say('findFirst')}</p>
      ) : areas.length === 0 ? (
        <p className="empty">{say('findNothing')}</p>
      ) : (
        <ul className="found" aria-label={say('found')}>
          {areas.map(({ id, name, level, path }) => (
            <li key={id}>
              <Link to={level === 'village' ? `/village/${id}` : `/coverage${queryOf({ area: id })}`}>{name}</Link>{' '}
              <span className="aside">{path.map((above) => above.name).join(' / ')}</span>
            </li>
          ))}
        </ul>
      )}
    </View>
  );
}
