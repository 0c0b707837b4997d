import { CheckCircleFilled, CloseCircleFilled, MinusCircleOutlined } from '@ant-design/icons';
import { Progress } from 'antd';
import type { Verification } from './line.ts';
import { useWords } from './words.ts';

/** How far a verification is, or how it ended: a shape and a word. */
export function State({ of: { state, intact, done, of } }: { of: Verification }) {
  const say = useWords();
  if (state === 'waiting') return <>{say('waiting')}</>;
  if (state === 'cancelled')
    return (
      <>
        <MinusCircleOutlined aria-hidden /> {say('cancelled')}
      </>
    );
  if (state === 'running') {
    const percent = of === 0 ? 0 : Math.floor((done * 100) / of);
    return <Progress percent={percent} size="small" className="audit-bar" aria-label={say('running')} />;
  }
  return intact ? (
    <span className="state-done">
      <CheckCircleFilled aria-hidden /> {say('intact')}
    </span>
  ) : (
    <span className="state-urgent">
      <CloseCircleFilled aria-hidden /> {say('notIntact')}
    </span>
  );
}
