import { Button, Descriptions, Drawer } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Day } from '../../ui/time.tsx';
import { mayI, useMe } from '../platform/session.ts';
import { useDutyWords } from '../postings/dutyWords.ts';
import { EditOfficer } from './EditOfficer.tsx';
import { Invitation } from './Invitation.tsx';
import type { Officer } from './officerColumns.tsx';
import { useWords } from './words.ts';

/** One officer: work data, present postings; for the administrator the way to change them and to let them in. */
export function OfficerDrawer({ officer, close }: { officer: Officer | undefined; close: () => void }) {
  const me = useMe();
  return (
    <Drawer open={officer !== undefined} onClose={close} title={officer?.name} size={520} destroyOnHidden>
      {officer && (
        <>
          <Facts officer={officer} />
          {mayI(me, 'officers.write') ? <Keeping officer={officer} key={officer.id} /> : <Postings officer={officer} />}
        </>
      )}
    </Drawer>
  );
}

function Facts({ officer }: { officer: Officer }) {
  const say = useWords();
  const items = [
    { key: 'badge', label: say('badge'), children: officer.badge },
    { key: 'unit', label: say('unit'), children: officer.unit ?? '–' },
    { key: 'grade', label: say('grade'), children: say(`grade_${officer.grade}`) },
    { key: 'workPhone', label: say('workPhone'), children: officer.workPhone ?? '–' },
    ...(officer.leftOn === null
      ? []
      : [{ key: 'leftOn', label: say('leftOn'), children: <Day on={officer.leftOn} /> }]),
  ];
  return <Descriptions column={1} size="small" items={items} />;
}

function Postings({ officer: { id, postings } }: { officer: Officer }) {
  const say = useWords();
  const duty = useDutyWords();
  const me = useMe();
  return (
    <section>
      <h2>{say('postings')}</h2>
      {postings.length === 0 && <p className="aside">{say('noVillage')}</p>}
      <ul className="lines">
        {postings.map((posting) => (
          <li key={posting.id}>
            {mayI(me, 'assignments.read') ? (
              <Link to={`/postings?village=${posting.village.id}`}>{posting.village.name}</Link>
            ) : (
              posting.village.name
            )}{' '}
            {duty(posting.duty)}
            {posting.lead && ` · ${duty('lead')}`} · <Day on={posting.from} />
            {posting.to === null ? '' : ' – '}
            {posting.to !== null && <Day on={posting.to} />}
          </li>
        ))}
      </ul>
      {mayI(me, 'assignments.write') && (
        <p className="buttons">
          <Link to={`/postings?add=yes&officer=${id}`}>
            <Button type="primary">{say('assign')}</Button>
          </Link>
        </p>
      )}
    </section>
  );
}

function Keeping({ officer }: { officer: Officer }) {
  const say = useWords();
  const [doing, setDoing] = useState<'edit' | 'invite'>();
  if (doing === 'edit') return <EditOfficer officer={officer} close={() => setDoing(undefined)} />;
  if (doing === 'invite') return <Invitation officer={officer} close={() => setDoing(undefined)} />;
  return (
    <p className="buttons">
      <Button type={officer.canSignIn ? 'default' : 'primary'} onClick={() => setDoing('invite')}>
        {say(officer.canSignIn ? 'inviteAgain' : 'invite')}
      </Button>
      <Button onClick={() => setDoing('edit')}>{say('edit')}</Button>
      <Link to={`/accounts?account=${officer.id}`}>
        <Button>{say('account')}</Button>
      </Link>
    </p>
  );
}
