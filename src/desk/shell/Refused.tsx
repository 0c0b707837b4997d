import { Alert, Button } from 'antd';
import { Refusal, type RefusalCode } from '../../ui/refusal.ts';
import { mayPass, useAgain } from '../platform/again.ts';
import { useWords } from './words.ts';

/** Codes that only other programs meet. */
const words: Partial<Record<RefusalCode, 'conflict' | 'too_large'>> = {
  journal_behind: 'conflict',
  journal_differs: 'conflict',
  outbox_of_someone_else: 'conflict',
  too_many: 'too_large',
};
type Worded = Exclude<RefusalCode, 'journal_behind' | 'journal_differs' | 'outbox_of_someone_else' | 'too_many'>;

/** What the server refused, in words: what, why, each issue, what to do, and the id the administrator asks for. */
export function Refused({ error, retry }: { error: unknown; retry?: () => void }) {
  const say = useWords();
  useAgain(error, retry);
  const refusal = Refusal.of(error);
  const code = words[refusal.code] ?? (refusal.code as Worded);
  const calm = code === 'offline' || code === 'unavailable' || code === 'too_often' || code === 'conflict';
  return (
    <Alert
      type={calm ? 'warning' : 'error'}
      showIcon
      role="alert"
      title={say(`refused_${code}`)}
      description={
        <>
          <p>{say(`refused_${code}_why`)}</p>
          {retry && mayPass(error) && <p>{say('again')}</p>}
          <Issues issues={refusal.issues} />
          {refusal.requestId !== undefined && (
            <p className="aside">
              {say('requestId')} <code>{refusal.requestId}</code>
            </p>
          )}
        </>
      }
      action={
        retry && (
          <Button size="small" onClick={retry}>
            {say('retry')}
          </Button>
        )
      }
    />
  );
}

function Issues({ issues }: { issues: Refusal['issues'] }) {
  if (issues.length === 0) return null;
  return (
    <ul>
      {issues.map((issue) => (
        <li key={`${issue.path} ${issue.code}`}>{issue.message || issue.code}</li>
      ))}
    </ul>
  );
}
