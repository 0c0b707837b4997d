import { memo } from 'react';
import { Link } from 'react-router';
import { shortName } from '../../domain/areas/shortName.ts';
import type { VillageStanding } from '../../domain/people/coverage.ts';
import { StandingMark } from './StandingMark.tsx';
import { dayInWords } from '../../ui/time.tsx';
import { inARow, useLanguage } from '../../ui/words.ts';
import { type Cell, counted } from './wallBlocks.ts';
import type { Block, Placed, Sizes } from './wallLayout.ts';
import { useWords } from './words.ts';

/** A cell in words: its village, how it stands, who leads it. */
export function useCellWords(): (cell: Cell) => string {
  const say = useWords();
  const language = useLanguage();
  return ({ name, standing, leads, until }) => {
    const words = {
      village: name,
      standing: say(`standing_${standing}`),
      leads: inARow(leads),
    };
    if (until !== undefined) return say('cellUntil', { ...words, until: dayInWords(until, language) });
    return leads.length > 0 ? say('cellWith', words) : say('cell', words);
  };
}

interface WallBlockProps {
  block: Placed<Cell>;
  across: number;
  sizes: Sizes;
  withNames: boolean;
  only: VillageStanding | '';
  /** The cell in the order of the Tab key; -1: none of these. */
  tabbed: number;
  enter: (block: Block<Cell>) => void;
  /** Below the room's heading, or below a county's. */
  heading: 'h2' | 'h3';
}

/** A township's or a station's villages under its name, with what is missing there. */
export const WallBlock = memo(function WallBlock(props: WallBlockProps) {
  const { block, across, sizes, withNames, only, tabbed, enter, heading: Heading } = props;
  const say = useWords();
  const tell = useCellWords();
  const { cellWidth, cellHeight, gap, heading } = sizes;
  const width = across * (cellWidth + gap) - gap;
  return (
    <div className="wall-block" style={{ left: block.x, top: block.y, width }}>
      <Heading className="wall-heading" style={{ height: heading }}>
        <button type="button" className="link" title={say('open', { name: block.name })} onClick={() => enter(block)}>
          {block.name}
        </button>
        <Short block={block} />
      </Heading>
      <ul style={{ gridTemplateColumns: `repeat(${across}, ${cellWidth}px)`, gridAutoRows: cellHeight, gap }}>
        {block.cells.map((cell, index) => (
          <li key={cell.id} className={only !== '' && only !== cell.standing ? 'dim' : undefined}>
            <Link
              to={`/village/${cell.id}`}
              data-cell={block.first + index}
              tabIndex={block.first + index === tabbed ? 0 : -1}
              aria-label={tell(cell)}
              className={withNames ? 'cell named' : 'cell'}
            >
              <StandingMark standing={cell.standing} />
              {withNames && shortName(cell.name)}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
});

/** What of a block needs a look, in few words. */
function Short({ block }: { block: Placed<Cell> }) {
  const say = useWords();
  const counts = counted(block.cells);
  const worth = (['gap', 'double', 'ending'] as const).filter((standing) => counts[standing] > 0);
  return (
    <span className="wall-short">
      {block.cells.length}
      {worth.map((standing) => (
        <span key={standing} className={`short-${standing}`}>
          {' · '}
          {say(`short_${standing}`, { count: counts[standing] })}
        </span>
      ))}
    </span>
  );
}
