import { CheckOutlined, ClockCircleOutlined, LockOutlined, MinusOutlined } from '@ant-design/icons';
import type { State } from './account.ts';
import { useWords } from './words.ts';

const SHAPES = {
  open: CheckOutlined,
  locked: LockOutlined,
  once: ClockCircleOutlined,
  waits: ClockCircleOutlined,
  none: MinusOutlined,
  left: MinusOutlined,
};

/** Whether an account can sign in: a shape and a word. */
export function StateWord({ state }: { state: State }) {
  const say = useWords();
  const Shape = SHAPES[state];
  return (
    <span className={`account-state ${state}`}>
      <Shape aria-hidden /> {say(`state_${state}`)}
    </span>
  );
}
