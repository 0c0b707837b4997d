import { Alert, Progress, Skeleton } from 'antd';
import { useAnswer } from '../platform/client.ts';
import { useMe } from '../platform/session.ts';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { Step } from './Step.tsx';
import { useWords } from './words.ts';

/** What a new deployment still needs, step by step, read from what is there. */
export default function StartRoom() {
  const say = useWords();
  const me = useMe();
  const { data, error, refetch } = useAnswer('/api/guide', {});
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  const count = data.steps.filter(({ done }) => done).length;
  const next = data.steps.find(({ done }) => !done)?.step;
  return (
    <View title={say('title')}>
      {data.done ? (
        <Alert type="success" showIcon title={say('allDone')} description={say('allDoneWhy')} />
      ) : (
        <>
          <p className="reading">{say('intro')}</p>
          <div className="progress-line">
            <Progress
              aria-label={say('progress', { done: count, of: data.steps.length })}
              percent={Math.round((count / data.steps.length) * 100)}
              showInfo={false}
            />
            <span>{say('progress', { done: count, of: data.steps.length })}</span>
          </div>
        </>
      )}
      <ol className="guide">
        {data.steps.map((step) => (
          <Step key={step.step} {...step} standing={data.standing} next={step.step === next} me={me} />
        ))}
      </ol>
    </View>
  );
}
