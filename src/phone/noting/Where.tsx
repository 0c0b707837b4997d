import { useId, useState } from 'react';
import type { Instant } from '../../domain/calendar/utc8.ts';
import { now, Time, useMinute } from '../../ui/time.tsx';
import { Chip } from './fields/Choices.tsx';
import { Fault, faulty, Group } from './fields/Labelled.tsx';
import { asTyped, fromTyped } from './fields/Times.tsx';
import type { Start } from './start.ts';
import type { Form } from './useForm.ts';
import { useWords } from './words.ts';

const AT = '/village';
const WHEN = '/occurredAt';
/** As many fit beside each other; more are chosen from a list. */
const CHIPS = 4;

/** Which village, where there are several. */
export function VillageField({
  form: { begun, move, faults: all },
  start: { villages },
}: {
  form: Form;
  start: Start;
}) {
  const say = useWords();
  const id = useId();
  // nobody types a code here: the schema's words are not for them
  const faults = new Map(all.has(AT) ? [[AT, say('whichVillage')]] : []);
  if (villages.length < 2 && villages[0]?.id === begun.village) return null;
  if (villages.length > CHIPS) {
    return (
      <div className="field">
        <label htmlFor={id}>{say('village')}</label>
        <select id={id} value={begun.village} onChange={({ target }) => move(target.value)} {...faulty(AT, faults)}>
          {begun.village === '' && <option value="">{say('choose')}</option>}
          {villages.map((village) => (
            <option key={village.id} value={village.id}>
              {village.name}
            </option>
          ))}
        </select>
        <Fault at={AT} faults={faults} />
      </div>
    );
  }
  return (
    <Group name={say('village')} at={AT} faults={faults}>
      <div className="chips">
        {villages.map((village) => (
          <Chip
            key={village.id}
            type="radio"
            name="village"
            chosen={begun.village === village.id}
            choose={() => move(village.id)}
          >
            {village.name}
          </Chip>
        ))}
      </div>
    </Group>
  );
}

const Now = () => <Time at={useMinute()} />;

interface WhenProps extends Pick<Form, 'begun' | 'change'> {
  /** When it was is said by its own fields. */
  isSaid?: boolean;
  /** When it was if nothing is said; absent: now. */
  usual?: Instant;
}

/** When it was, and whether in the village. Nothing is noted before it was: a time to come is not taken, and that is said. */
export function When({ begun, change, isSaid = false, usual }: WhenProps) {
  const say = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [toCome, setToCome] = useState(false);
  const typed = (text: string) => {
    const at = fromTyped(text) ?? usual;
    const isToCome = at !== undefined && at > now();
    setToCome(isToCome);
    if (!isToCome) change({ at });
  };
  const faults = new Map(toCome ? [[WHEN, say('toCome')]] : []);
  const asking = open || begun.at !== undefined;
  return (
    <div className="field">
      {isSaid ? null : asking ? (
        <>
          <label htmlFor={id}>{say('when')}</label>
          <input
            id={id}
            type="datetime-local"
            autoFocus={open}
            max={asTyped(now())}
            value={asTyped(begun.at ?? now())}
            onChange={({ target }) => typed(target.value)}
            {...faulty(WHEN, faults)}
          />
          <Fault at={WHEN} faults={faults} />
        </>
      ) : (
        <p className="line">
          {say('when')} <Now />{' '}
          <button type="button" className="link" onClick={() => setOpen(true)}>
            {say('changeWhen')}
          </button>
        </p>
      )}
      <label className="check">
        <input type="checkbox" checked={begun.onSite} onChange={() => change({ onSite: !begun.onSite })} />
        {say('onSite')}
      </label>
    </div>
  );
}
