import type { Form } from './useForm.ts';
import { useWords } from './words.ts';

/** The one main action, under the thumb. */
export function SaveBar({ form }: { form: Pick<Form, 'faults' | 'others' | 'tried' | 'full'> }) {
  const say = useWords();
  const count = form.faults.size + form.others.length;
  return (
    <div className="save">
      <div role="alert">
        {form.others.map((message) => (
          <p key={message} className="fault">
            {message}
          </p>
        ))}
        {form.tried && count > 0 && <p className="fault">{say('wrong', { count })}</p>}
        {form.full && <p className="fault">{say('noRoom')}</p>}
      </div>
      <button type="submit" className="primary">
        {say('save')}
      </button>
    </div>
  );
}
