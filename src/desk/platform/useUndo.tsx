import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { paths } from '../../ui/api.ts';
import { Refusal } from '../../ui/refusal.ts';
import { askAnew } from './ownChanges.ts';
import { useWords } from './undoWords.ts';

/** Long enough to read it and to reach the button. */
const SECONDS = 12;

/** Says that something is done, with the way back beside it; afterwards what `touches` names is asked for anew. */
export function useUndo(touches: readonly (keyof paths)[]): (done: string, back: () => Promise<unknown>) => void {
  const say = useWords();
  const kept = useQueryClient();
  const { message } = App.useApp();
  return (done, back) => {
    const undo = async () => {
      close();
      try {
        await back();
        askAnew(kept, touches);
      } catch (error) {
        const { issues, message: said } = Refusal.of(error);
        void message.error(issues[0]?.message ?? said);
      }
    };
    const content = (
      <>
        {done}{' '}
        <Button size="small" type="link" onClick={() => void undo()}>
          {say('undo')}
        </Button>
      </>
    );
    const close = message.success({ duration: SECONDS, content });
  };
}
