import { dutyIds, type DutyId } from '../../domain/duties/duty.ts';
import { ruleOf } from '../../domain/duties/rules/registry.ts';
import { type Standing, standingOfArea, standingOfRow } from '../../domain/duties/standing.ts';
import type { Column } from '../list/columns.ts';
import type { Language } from '../../ui/words.ts';
import { Figure } from './Figure.tsx';
import { type AreaRow, type PostingRow, rowKey } from './rows.ts';
import type { useWords } from './words.ts';

type Say = ReturnType<typeof useWords>;

export const dutyLabel = (id: DutyId, language: Language): string => ruleOf(id)?.label[language] ?? id;

interface Setting<Row> {
  say: Say;
  language: Language;
  rows: readonly Row[];
  /** The month before, when it is to be compared. */
  before: readonly Row[] | undefined;
  open?: ((row: Row, duty: DutyId) => void) | undefined;
}

interface Kind<Row> {
  keyOf: (row: Row) => string;
  nameOf: (row: Row) => string;
  standing: (row: Row, id: DutyId) => Standing | undefined;
  parts: (id: DutyId, label: string, say: Say) => NonNullable<Column<Row>['parts']>;
}

const areas: Kind<AreaRow> = {
  keyOf: ({ area }) => area.id,
  nameOf: ({ area }) => area.name,
  standing: ({ duties }, id) => duties[id] && standingOfArea(duties[id]),
  parts: (id, duty, say) => [
    { title: say('met', { duty }), value: ({ duties }) => duties[id]?.met ?? null },
    { title: say('of', { duty }), value: ({ duties }) => (duties[id] ? duties[id].of - duties[id].exempt : null) },
  ],
};

const postings: Kind<PostingRow> = {
  keyOf: rowKey,
  nameOf: ({ village, officer }) => `${village.name} ${officer?.name ?? ''}`,
  standing: ({ duties }, id) => duties[id] && standingOfRow(duties[id]),
  parts: (id, duty, say) => [
    { title: say('done', { duty }), value: ({ duties }) => duties[id]?.done ?? null },
    { title: say('required', { duty }), value: ({ duties }) => duties[id]?.required ?? null },
  ],
};

export const areaDuties = (setting: Setting<AreaRow>) => dutyColumns(areas, setting);
export const postingDuties = (setting: Setting<PostingRow>) => dutyColumns(postings, setting);

const LONG = 24;

/** One column for each duty that any row has. None may be sorted by: there is no league table (red line R16). */
function dutyColumns<Row extends { duties: object }>(
  { keyOf, nameOf, standing, parts }: Kind<Row>,
  { say, language, rows, before, open }: Setting<Row>,
): Column<Row>[] {
  const asked = dutyIds.filter((id) => rows.some(({ duties }) => id in duties));
  const earlier = before && new Map(before.map((row) => [keyOf(row), row]));
  return asked.map((id): Column<Row> => {
    const title = dutyLabel(id, language);
    const figureBefore = (row: Row): string | null => {
      const then = earlier?.get(keyOf(row));
      return (then && standing(then, id)?.figure) ?? null;
    };
    return {
      key: id,
      title,
      number: true,
      // English names some duties in a sentence: in a narrow column its head would be higher than the rows
      width: title.length > LONG ? 150 : 92,
      value: (row) => standing(row, id)?.figure ?? null,
      parts: parts(id, title, say),
      cell: (row) => {
        const now = standing(row, id);
        if (now === undefined) return <span className="aside">–</span>;
        return (
          <Figure
            standing={now}
            of={`${nameOf(row)} ${title}`}
            before={earlier ? figureBefore(row) : undefined}
            open={open && (() => open(row, id))}
          />
        );
      },
    };
  });
}
