import { useTaking } from '../photos/taking.ts';
import type { Form } from './useForm.ts';
import { useWords } from './words.ts';

/** The one main action, under the thumb. */
export function SaveBar({ form }: { form: Pick<Form, 'faults' | 'others' | 'tried' | 'failed'> }) {
  const say = useWords();
  const taking = useTaking();
  const count = form.faults.size;
  return (
    <div className="save">
      <div role="alert">
        {form.others.map((message) => (
          <p key={message} className="fault">
            {message}
          </p>
        ))}
        {form.tried && count > 0 && <p className="fault">{say('wrong', { count })}</p>}
        {form.failed && <p className="fault">{say(form.failed)}</p>}
      </div>
      <button type="submit" className="primary" disabled={taking}>
        {say('save')}
      </button>
    </div>
  );
}
