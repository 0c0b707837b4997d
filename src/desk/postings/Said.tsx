import { Alert } from 'antd';
import type { Answer } from '../platform/client.ts';

/** What the server says to a posting that is being prepared. */
export function Said({ issues, warnings }: Pick<Answer<'/api/assignments/check'>, 'issues' | 'warnings'>) {
  return (
    <div role="status" className="said">
      {issues.map(({ code, message }) => (
        <Alert key={code} type="error" showIcon title={message} />
      ))}
      {warnings.map(({ code, message }) => (
        <Alert key={code} type="warning" showIcon title={message} />
      ))}
    </div>
  );
}
