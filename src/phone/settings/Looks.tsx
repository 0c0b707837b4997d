import { type Choices, choose, useChoices } from '../platform/choices.ts';
import { useWords } from './words.ts';

const OFFERED = {
  language: ['zh', 'en'],
  theme: ['auto', 'light', 'dark', 'sun'],
  hand: ['right', 'left'],
} as const satisfies { [Name in keyof Choices]?: readonly Choices[Name][] };

/** How the phone looks to its owner: language, light, hand, size of type. */
export function Looks() {
  const say = useWords();
  const { large } = useChoices();
  return (
    <>
      <OneOf name="language" />
      <OneOf name="theme" />
      <OneOf name="hand" />
      <fieldset>
        <legend>{say('size')}</legend>
        <label>
          <input type="checkbox" checked={large} onChange={({ target }) => choose({ large: target.checked })} />
          {say('large')}
        </label>
      </fieldset>
    </>
  );
}

function OneOf({ name }: { name: keyof typeof OFFERED }) {
  const say = useWords();
  const chosen = useChoices()[name];
  return (
    <fieldset>
      <legend>{say(name)}</legend>
      {OFFERED[name].map((value) => (
        <label key={value} lang={name === 'language' ? value : undefined}>
          <input type="radio" name={name} checked={chosen === value} onChange={() => choose({ [name]: value })} />
          {say(value)}
        </label>
      ))}
    </fieldset>
  );
}
