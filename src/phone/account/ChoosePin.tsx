import { type FormEvent, useState } from 'react';
import { settle } from '../rest/owner.ts';
import { FOR_THE_HEAD } from './inputs.ts';
import { keepMe, type Me } from './me.ts';
import { easyToGuess } from './pin.ts';
import { useWords } from './words.ts';

interface ChoosePinProps {
  me: Me;
  password: string;
  place: 'main' | 'div';
}

/** Once on each phone: the PIN that what lies on it is under. */
export function ChoosePin({ me, password, place: Place }: ChoosePinProps) {
  const say = useWords();
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [fault, setFault] = useState<'pinShort' | 'pinEasy' | 'pinDiffers' | 'pinFailed'>();
  const [settling, setSettling] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!/^\d{6,12}$/.test(pin)) return setFault('pinShort');
    if (easyToGuess(pin)) return setFault('pinEasy');
    if (pin !== again) return setFault('pinDiffers');
    setSettling(true);
    try {
      await settle({ officer: me.id, username: me.username, name: me.name, password }, pin);
      await keepMe(me);
    } catch (error) {
      reportError(error);
      setFault('pinFailed');
      setSettling(false);
    }
  };
  return (
    <Place className="alone">
      <h1>{say('choosePin')}</h1>
      <p>{say('choosePinWhy')}</p>
      <form onSubmit={(event) => void submit(event)}>
        <PinField label={say('newPin')} value={pin} change={setPin} autoFocus />
        <PinField label={say('pinAgain')} value={again} change={setAgain} />
        <p role="alert" className="urgent">
          {fault && say(fault)}
        </p>
        <button type="submit" className="primary" disabled={settling}>
          {say('start')}
        </button>
      </form>
    </Place>
  );
}

interface PinFieldProps {
  label: string;
  value: string;
  change: (value: string) => void;
  autoFocus?: boolean;
}

const PinField = ({ label, value, change, autoFocus = false }: PinFieldProps) => (
  <label>
    {label}
    <input
      {...FOR_THE_HEAD}
      inputMode="numeric"
      maxLength={12}
      autoFocus={autoFocus}
      value={value}
      onChange={({ target }) => change(target.value)}
    />
  </label>
);
