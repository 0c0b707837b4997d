import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { List } from '../list/List.tsx';
import { useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { ANYWHERE, useLive } from '../platform/live.ts';
import { mayI, useMe } from '../platform/session.ts';
import { View } from '../shell/View.tsx';
import { absenceColumns } from './absenceColumns.tsx';
import { AbsenceDrawer } from './AbsenceDrawer.tsx';
import { ProposeAbsence } from './ProposeAbsence.tsx';
import { useWords } from './words.ts';

/** Who is away, who stands in, and what waits for a decision. */
export default function AbsencesRoom() {
  const say = useWords();
  const me = useMe();
  const [at, go] = useAddress({ absence: '', add: '' });
  const found = useAnswer('/api/absences', { query: {} });
  useLive(ANYWHERE, { absences: ['/api/absences'], coverage: ['/api/absences'] });
  const decides = mayI(me, 'absences.decide');
  const columns = useMemo(() => absenceColumns(say), [say]);
  const aside = (
    <span className="buttons">
      {mayI(me, 'assignments.write') && (
        <Link to="/import?what=postings">
          <Button>{say('import')}</Button>
        </Link>
      )}
      <Button type="primary" onClick={() => go({ add: 'yes' })}>
        {say(decides ? 'record' : 'propose')}
      </Button>
    </span>
  );
  return (
    <View title={say('title')} aside={aside}>
      <List
        name="absences"
        caption={say('caption')}
        rows={found.data?.absences}
        keyOf={({ id }) => id}
        columns={columns}
        of="absences"
        empty={<p>{say('empty')}</p>}
        open={({ id }) => go({ absence: id })}
        error={found.error}
        retry={() => void found.refetch()}
      />
      <AbsenceDrawer
        absence={found.data?.absences.find(({ id }) => id === at.absence)}
        close={() => go({ absence: '' })}
      />
      <ProposeAbsence open={at.add !== ''} decides={decides} close={() => go({ add: '' })} />
    </View>
  );
}
