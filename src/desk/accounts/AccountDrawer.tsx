import { Drawer } from 'antd';
import { useMe } from '../platform/session.ts';
import { Time } from '../../ui/time.tsx';
import { type Account, stateOf } from './account.ts';
import { RolesEditor } from './RolesEditor.tsx';
import { Safety } from './Safety.tsx';
import { StateWord } from './StateWord.tsx';
import { useWords } from './words.ts';

/** One account: what it may do, and what to do about signing in. One's own is for another administrator. */
export function AccountDrawer({ account, close }: { account: Account | undefined; close: () => void }) {
  const say = useWords();
  const me = useMe();
  return (
    <Drawer
      open={account !== undefined}
      onClose={close}
      title={account && `${account.name} ${account.badge}`}
      size={600}
      destroyOnHidden
      closable={{ 'aria-label': say('close') }}
    >
      {account && (
        <>
          <p>
            <StateWord state={stateOf(account)} />
            {account.unit !== null && <span className="aside"> · {account.unit}</span>}
          </p>
          {account.passwordUntil !== null && (
            <p className="aside">
              {say('onceGivenUntil')} <Time at={account.passwordUntil} />
            </p>
          )}
          {account.waitsUntil !== null && (
            <p className="aside">
              {say('waitsUntil')} <Time at={account.waitsUntil} />
            </p>
          )}
          {account.id === me.id ? (
            <p className="empty">{say('self')}</p>
          ) : (
            <>
              <RolesEditor account={account} key={account.id} />
              <Safety account={account} key={`${account.id} safety`} />
            </>
          )}
        </>
      )}
    </Drawer>
  );
}
