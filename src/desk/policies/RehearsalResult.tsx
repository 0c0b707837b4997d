import { useMemo } from 'react';
import { Link } from 'react-router';
import { dutyIds, type DutyId } from '../../domain/duties/duty.ts';
import type { BeforeAfter } from '../../domain/duties/rehearsal.ts';
import { counted } from '../../domain/duties/sentence.ts';
import type { RolledUp } from '../../domain/duties/rollUp.ts';
import { rules } from '../../domain/duties/rules/registry.ts';
import { standingOfArea, stateWords } from '../../domain/duties/standing.ts';
import type { Column } from '../list/columns.ts';
import { List } from '../list/List.tsx';
import { queryOf, useAddress } from '../platform/address.ts';
import type { Answer } from '../platform/client.ts';
import { type Language, useLanguage } from '../../ui/words.ts';
import { useWords, type Words } from './draftWords.ts';

type Found = Answer<'/api/policies/rehearsals/{id}'>;

/** Beside how the month was judged: duty by duty, then the villages that differ. */
export function RehearsalResult({ found }: { found: Found }) {
  const say = useWords();
  const language = useLanguage();
  const [, change] = useAddress({ 'v.f.duty': '' });
  return (
    <>
      <table className="plain rehearsal">
        <thead>
          <tr>
            <th scope="col">{say('duty')}</th>
            <th scope="col">{say('before')}</th>
            <th scope="col">{say('after')}</th>
            <th scope="col">{say('difference')}</th>
            <td />
          </tr>
        </thead>
        <tbody>
          {dutyIds.map((id) => {
            const pair = found.duties?.[id];
            if (!pair) return null;
            const differs = (found.villages ?? []).some(({ duties }) => duties[id] !== undefined);
            return (
              <tr key={id}>
                <th scope="row">{rules[id].label[language]}</th>
                <td>{figureOf(id, pair.before, say, language)}</td>
                <td>{figureOf(id, pair.after, say, language)}</td>
                <td>{differenceOf(id, pair, say, language)}</td>
                <td>
                  {differs && (
                    <button type="button" className="link" onClick={() => change({ 'v.f.duty': id })}>
                      {say('showVillages')}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Villages found={found} />
    </>
  );
}

function figureOf(id: DutyId, sums: RolledUp | undefined, say: Words, language: Language): string {
  if (sums === undefined) return say('notAsked');
  const { state, figure } = standingOfArea(sums);
  if (state === 'aim') return say('figureAim', { figure: counted(id, figure, language) });
  return say((rules[id].rows as readonly string[]).includes('village') ? 'villagesMet' : 'officersMet', { figure });
}

function differenceOf(id: DutyId, { before, after }: BeforeAfter, say: Words, language: Language): string {
  if (!before || !after) return '';
  const met = after.met - before.met;
  const parts = [
    ...(met > 0 ? [say('moreMet', { count: met })] : met < 0 ? [say('fewerMet', { count: -met })] : []),
    ...(after.required === before.required
      ? []
      : [
          say('requiredFromTo', {
            before: counted(id, before.required, language),
            after: counted(id, after.required, language),
          }),
        ]),
  ];
  return parts.length === 0 ? say('sameFigure') : parts.join(' · ');
}

interface Line extends BeforeAfter {
  id: string;
  name: string;
  township: string;
  duty: DutyId;
  turn: Turn;
}

/** How the result turns: more is met, less, or only the number asked for differs. */
const turns = ['better', 'worse', 'numberOnly'] as const;
type Turn = (typeof turns)[number];

function turnOf({ before, after }: BeforeAfter): Turn {
  const short = (sums: RolledUp | undefined): number => (sums ? sums.open + sums.missed : 0);
  const change = short(after) - short(before);
  return change < 0 ? 'better' : change > 0 ? 'worse' : 'numberOnly';
}

function Villages({ found }: { found: Found }) {
  const say = useWords();
  const language = useLanguage();
  const lines = useMemo(
    () =>
      (found.villages ?? []).flatMap(({ id, name, township, duties }) =>
        Object.entries(duties).map(([duty, pair]): Line => ({
          id,
          name,
          township,
          duty: duty as DutyId,
          turn: turnOf(pair),
          ...pair,
        })),
      ),
    [found.villages],
  );
  const columns = useMemo(() => columnsOf(found, lines, say, language), [found, lines, say, language]);
  return (
    <List
      name="rehearsal"
      caption={say('villagesCaption')}
      rows={lines}
      keyOf={({ id, duty }) => `${id} ${duty}`}
      of={found.id}
      prefix="v."
      columns={columns}
      empty={say('noVillageDiffers')}
    />
  );
}

function columnsOf(found: Found, lines: Line[], say: Words, language: Language): Column<Line>[] {
  const word = (id: DutyId) => rules[id].label[language];
  const differing = dutyIds.filter((id) => lines.some(({ duty }) => duty === id));
  return [
    {
      ...{ key: 'village', title: say('village'), names: true, found: true, sorts: true },
      value: ({ name }) => name,
      cell: ({ id, name }) => <Link to={`/scorecards${queryOf({ area: id, month: found.month })}`}>{name}</Link>,
    },
    { ...{ key: 'township', title: say('township'), found: true, sorts: true }, value: ({ township }) => township },
    {
      ...{ key: 'duty', title: say('duty') },
      value: ({ duty }) => duty,
      cell: ({ duty }) => word(duty),
      filter: differing.map((id) => ({ value: id, label: word(id) })),
    },
    {
      ...{ key: 'turn', title: say('difference') },
      value: ({ turn }) => turn,
      cell: ({ turn }) => say(turn),
      filter: turns.map((turn) => ({ value: turn, label: say(turn) })),
    },
    {
      ...{ key: 'before', title: say('before') },
      value: ({ duty, before }) => rowsInWords(duty, before, say, language),
    },
    { ...{ key: 'after', title: say('after') }, value: ({ duty, after }) => rowsInWords(duty, after, say, language) },
  ];
}

const states = ['met', 'open', 'missed', 'aim', 'exempt'] as const;

/** One row as its state and figure; several (a contact and a resident officer) as how many stand how. */
function rowsInWords(id: DutyId, sums: RolledUp | undefined, say: Words, language: Language): string {
  if (sums === undefined) return say('notAsked');
  const figure = sums.required > 0 || sums.exempt === sums.of ? `${sums.done}/${sums.required}` : String(sums.done);
  const standing = states.filter((state) => sums[state] > 0);
  const worded = standing.map((state) =>
    sums.of === 1
      ? stateWords[state][language]
      : `${stateWords[state][language]} ${say('several', { count: sums[state] })}`,
  );
  return `${worded.join(', ')} ${counted(id, figure, language)}`;
}
