import { opened } from '../rest/opened.ts';
import { colleaguesIn, useAround } from './around.ts';
import { Chip } from './fields/Choices.tsx';
import { Group } from './fields/Labelled.tsx';
import type { Form } from './useForm.ts';
import { useWords } from './words.ts';

/** As many as an entry may name. */
const MOST = 4;

/** Who else was there (同行), or for whom it is noted (代录): the same work is then noted once. */
export function Colleagues({ form: { begun, change, faults } }: { form: Form }) {
  const say = useWords();
  const me = opened().officer;
  const around = useAround(begun.village);
  const colleagues = colleaguesIn(around).filter(({ id }) => id !== me);
  // it counts once they confirm it, and only who is posted here has the village on the phone
  const posted = colleagues.filter(({ id }) => around?.officers.some((officer) => officer.id === id));
  if (colleagues.length === 0) return null;
  const toggle = (id: string) => {
    const others = begun.with.filter((one) => one !== id);
    const next = others.length < begun.with.length ? others : [...others, id];
    change({ with: next.slice(0, MOST), ...(begun.onBehalfOf === id && { onBehalfOf: undefined }) });
  };
  const behalf = (id: string | undefined) => change({ onBehalfOf: id, with: begun.with.filter((one) => one !== id) });
  const filled = begun.with.length > 0 || begun.onBehalfOf !== undefined;
  return (
    <details className="field" open={filled || undefined}>
      <summary>{say('colleagues')}</summary>
      <Group name={say('with')} at="/with" faults={faults}>
        <div className="chips">
          {colleagues.map(({ id, name }) => (
            <Chip key={id} type="checkbox" name="with" chosen={begun.with.includes(id)} choose={() => toggle(id)}>
              {name}
            </Chip>
          ))}
        </div>
      </Group>
      {posted.length > 0 && (
        <Group name={say('onBehalfOf')} at="/onBehalfOf" faults={faults}>
          <div className="chips">
            <Chip type="radio" name="onBehalfOf" chosen={!begun.onBehalfOf} choose={() => behalf(undefined)}>
              {say('myself')}
            </Chip>
            {posted.map(({ id, name }) => (
              <Chip key={id} type="radio" name="onBehalfOf" chosen={begun.onBehalfOf === id} choose={() => behalf(id)}>
                {name}
              </Chip>
            ))}
          </div>
        </Group>
      )}
    </details>
  );
}
