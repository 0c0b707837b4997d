import { type Day, dayOf } from '../calendar/utc8.ts';
import type { Language } from '../language/sentences.ts';
import type { Issue } from './issue.ts';
import { kindOf } from './registry.ts';

type Values = Readonly<Record<string, unknown>>;

/** What the form of a kind begins with. */
export const usualOf = (kind: string): Values => kindOf(kind)?.usual ?? {};

/** A form's values once one was changed, with what follows from that by itself; what is absent is not filled in. */
export function followed(kind: string, values: Values, before: Values, day: Day): Values {
  return kindOf(kind)?.follow?.(values, before, day) ?? values;
}

const PAST = { zh: '这一天已经过去了,请改成今天或以后', en: 'This day is past: choose today or later' };
const BLANK = { zh: '还什么都没有记', en: 'Nothing is noted yet' };
const atLeast = (least: number) => ({ zh: `最少是${least}`, en: `At least ${least}` });

/**
 * What a form does not take of a new entry, though the journal would: counts of nothing, days that are past, nothing said at all.
 * `said`: a note or a photo goes with it.
 */
export function doubtsOf(kind: string, body: Values, said: boolean, day: Day, language: Language): Issue[] {
  const definition = kindOf(kind);
  const { least = {}, ahead = [] } = definition ?? {};
  const few = Object.entries(least as Record<string, number>).filter(
    ([name, number]) => Number(body[name] ?? number) < number,
  );
  const past = ahead.filter((name) => dayOf((body[name] as string | undefined) ?? day) < day);
  return [
    ...few.map(([name, number]) => issue(`/body/${name}`, atLeast(number)[language])),
    ...past.map((name) => issue(`/body/${name}`, PAST[language])),
    ...(!said && definition?.isBlank?.(body) ? [issue('/body', BLANK[language])] : []),
  ];
}

const issue = (path: string, message: string): Issue => ({ path, code: 'doubtful', message });
