import { Drawer } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { queryOf } from '../platform/address.ts';
import { Time } from '../../ui/time.tsx';
import { useActionWord } from './actions.ts';
import { type Line, whoOf } from './line.ts';
import { useWords } from './words.ts';

/** Everything that was recorded of one line, and the ways on from it. */
export function LineDrawer({ line, close }: { line: Line | undefined; close: () => void }) {
  const say = useWords();
  const actionWord = useActionWord();
  return (
    <Drawer
      open={line !== undefined}
      onClose={close}
      title={line && actionWord(line.action)}
      size={520}
      destroyOnHidden
      closable={{ 'aria-label': say('close') }}
    >
      {line && (
        <>
          <dl className="audit-facts">
            <Fact name={say('at')}>
              <Time at={line.at} /> <span className="aside">{line.at}</span>
            </Fact>
            <Fact name={say('who')}>{whoOf(line, say)}</Fact>
            <Fact name={say('action')}>
              {actionWord(line.action)} <code>{line.action}</code>
            </Fact>
            <Fact name={say('village')}>{line.village && `${line.villageName ?? ''} ${line.village}`}</Fact>
            <Fact name={say('reason')}>{line.reason}</Fact>
            <Fact name={say('target')}>{line.target && <code>{line.target}</code>}</Fact>
            <Fact name={say('session')}>{line.session && <code>{line.session}</code>}</Fact>
            <Fact name={say('request')}>{line.request && <code>{line.request}</code>}</Fact>
          </dl>
          <Ways line={line} />
        </>
      )}
    </Drawer>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (children === null || children === '') return null;
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}

function Ways({ line: { account, village, target, request } }: { line: Line }) {
  const say = useWords();
  const to = (fields: Record<string, string | undefined>) => `/audit${queryOf(fields)}`;
  return (
    <ul className="audit-ways">
      <li>
        <Link to={to({ account })}>{say('allOfAccount')}</Link>
      </li>
      {village !== null && (
        <li>
          <Link to={to({ account, village })}>{say('allOfAccountHere')}</Link>
        </li>
      )}
      {target !== null && (
        <li>
          <Link to={to({ target })}>{say('allOfTarget')}</Link>
        </li>
      )}
      {request !== null && (
        <li>
          <Link to={to({ request })}>{say('allOfRequest')}</Link>
        </li>
      )}
    </ul>
  );
}
