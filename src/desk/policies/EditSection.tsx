import { Alert, Input, InputNumber } from 'antd';
import type { Issue } from '../../domain/journal/issue.ts';
import type { Policy } from '../../domain/duties/policy.ts';
import type { Draft } from './answers.ts';
import { ClocksForm } from './ClocksForm.tsx';
import { DutiesForm } from './DutiesForm.tsx';
import { JsonExtra } from './JsonExtra.tsx';
import { ThresholdsForm } from './ThresholdsForm.tsx';
import type { Content } from './useDraft.ts';
import { useWords } from './draftWords.ts';

interface EditSectionProps {
  draft: Draft;
  content: Content;
  change: (changes: Partial<Content>) => void;
  base: Policy | undefined;
  issues: readonly Issue[];
}

/** A draft's forms. */
export function EditSection({ draft, content, change, base, issues }: EditSectionProps) {
  const say = useWords();
  const { policy, thresholds } = content;
  const put = (changes: Partial<Policy>) => change({ policy: { ...policy, ...changes } });
  return (
    <section>
      <h2>{say('step_edit')}</h2>
      {issues.length > 0 && <Issues issues={issues} />}
      <p className="fields">
        <Named
          label={say('nameZh')}
          value={policy.names?.zh ?? ''}
          put={(zh) => put({ names: { ...policy.names, zh } })}
        />
        <Named
          label={say('nameEn')}
          value={policy.names?.en ?? ''}
          put={(en) => put({ names: { ...policy.names, en } })}
        />
        <label>
          {say('versionNumber')}
          <InputNumber
            min={1}
            precision={0}
            value={policy.version}
            onChange={(version) => version !== null && put({ version })}
          />
        </label>
        <label>
          {say('graceDays')}
          <InputNumber
            min={1}
            max={28}
            precision={0}
            value={policy.graceDays + 1}
            onChange={(day) => day !== null && put({ graceDays: day - 1 })}
          />
        </label>
      </p>
      <h3>{say('duties')}</h3>
      <DutiesForm policy={policy} base={base} put={(changed) => change({ policy: changed })} />
      <h3>{say('thresholds')}</h3>
      <ThresholdsForm thresholds={thresholds} put={(changed) => change({ thresholds: changed })} />
      <h3>{say('clocks')}</h3>
      <ClocksForm clocks={policy.clocks} put={(clocks) => put({ clocks })} />
      <JsonExtra policy={policy} area={draft.area} put={(changed) => change({ policy: changed })} />
    </section>
  );
}

function Named({ label, value, put }: { label: string; value: string; put: (value: string) => void }) {
  return (
    <label className="wide">
      {label}
      <Input value={value} maxLength={120} onChange={({ target }) => put(target.value)} />
    </label>
  );
}

function Issues({ issues }: { issues: readonly Issue[] }) {
  const say = useWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      title={say('issues', { count: issues.length })}
      description={
        <ul>
          {issues.map(({ path, message }) => (
            <li key={`${path} ${message}`}>
              {message} <code className="aside">{path}</code>
            </li>
          ))}
        </ul>
      }
    />
  );
}
