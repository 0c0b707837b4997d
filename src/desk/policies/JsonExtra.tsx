import { Alert, Button } from 'antd';
import { useRef, useState } from 'react';
import type { Policy } from '../../domain/duties/policy.ts';
import { save } from '../list/exportFile.ts';
import { useWords } from './draftWords.ts';

/** For whoever carries a policy from one system to another. What is read in is judged as any other change of the draft. */
export function JsonExtra({ policy, area, put }: { policy: Policy; area: string; put: (policy: Policy) => void }) {
  const say = useWords();
  const file = useRef<HTMLInputElement>(null);
  const [broken, setBroken] = useState(false);
  const read = async (chosen: File | undefined) => {
    if (!chosen) return;
    try {
      const document: unknown = JSON.parse(await chosen.text());
      if (typeof document !== 'object' || document === null) throw new SyntaxError('no object');
      put({ ...policy, ...(document as Policy) });
      setBroken(false);
    } catch {
      setBroken(true);
    }
  };
  return (
    <details>
      <summary>{say('json')}</summary>
      <p className="aside">{say('jsonHint')}</p>
      {broken && <Alert type="error" showIcon role="alert" title={say('jsonBroken')} />}
      <p className="buttons">
        <Button
          onClick={() =>
            save(JSON.stringify(policy, null, 2), `${policy.id}-${policy.version}-${area}.json`, 'application/json')
          }
        >
          {say('exportJson')}
        </Button>
        <Button onClick={() => file.current?.click()}>{say('importJson')}</Button>
        <input
          ref={file}
          type="file"
          accept=".json,application/json"
          hidden
          aria-label={say('importJson')}
          onChange={({ target }) => {
            void read(target.files?.[0]);
            target.value = '';
          }}
        />
      </p>
    </details>
  );
}
