import { Button, Select } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { List } from '../list/List.tsx';
import { useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { View } from '../shell/View.tsx';
import { AddOfficer } from './AddOfficer.tsx';
import { officerColumns } from './officerColumns.tsx';
import { OfficerDrawer } from './OfficerDrawer.tsx';
import { useWords } from './words.ts';

/** Officers one has to do with: where they are posted, who still waits for a village, who can sign in. */
export default function OfficersRoom() {
  const say = useWords();
  const me = useMe();
  const [at, go] = useAddress({ posted: '', officer: '', add: '' });
  const posted = at.posted === 'yes' || at.posted === 'no' ? at.posted : undefined;
  const found = useAnswer('/api/officers', { query: { limit: 20_000, ...(posted && { posted }) } }, { keep: true });
  const keeps = mayI(me, 'officers.write');
  const posts = mayI(me, 'assignments.write');
  const columns = useMemo(() => officerColumns(say, found.data?.officers ?? [], keeps), [say, found.data, keeps]);
  const aside = keeps && (
    <span className="buttons">
      <Link to="/import?what=officers">
        <Button>{say('import')}</Button>
      </Link>
      <Button type="primary" onClick={() => go({ add: 'yes' })}>
        {say('add')}
      </Button>
    </span>
  );
  return (
    <View title={say('title')} aside={aside}>
      <List
        name="officers"
        caption={say('caption')}
        rows={found.data?.officers}
        keyOf={({ id }) => id}
        columns={columns}
        of={at.posted}
        empty={<p>{say(keeps ? 'empty' : 'emptyBureau')}</p>}
        open={({ id }) => go({ officer: id })}
        error={found.error}
        retry={() => void found.refetch()}
        tools={
          !keeps || posts ? (
            <Select
              aria-label={say('posted')}
              value={at.posted}
              popupMatchSelectWidth={false}
              options={[
                { value: '', label: `${say('posted')}: ${say('posted_all')}` },
                { value: 'yes', label: say('posted_yes') },
                { value: 'no', label: say('posted_no') },
              ]}
              onChange={(next) => go({ posted: next })}
            />
          ) : null
        }
      />
      {found.data?.next !== undefined && <p className="aside">{say('more')}</p>}
      <OfficerDrawer
        officer={found.data?.officers.find(({ id }) => id === at.officer)}
        close={() => go({ officer: '' })}
      />
      <AddOfficer open={at.add === 'yes'} close={() => go({ add: '' })} added={(officer) => go({ add: '', officer })} />
    </View>
  );
}
