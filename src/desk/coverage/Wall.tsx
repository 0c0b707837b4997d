import { useMemo, useRef, useState } from 'react';
import type { VillageStanding } from '../../domain/people/coverage.ts';
import { indexAt, useMoves } from './useMoves.ts';
import { useSight } from './useSight.ts';
import type { Cell } from './wallBlocks.ts';
import { useCellWords, WallBlock } from './WallBlock.tsx';
import { type Block, layOut, marks, named, rowsBetween } from './wallLayout.ts';
import { useWords } from './words.ts';

interface WallProps {
  blocks: readonly Block<Cell>[];
  /** Others are dimmed; empty: none. */
  only: VillageStanding | '';
  /** Into the township or station of a heading. */
  enter: (block: Block<Cell>) => void;
}

/** So many villages still carry their names. */
const NAMED = 120;
/** Drawn above and below what is in sight. */
const SPARE = 300;

/**
 * One cell for each village. Only the rows in sight are drawn, so that a province is no burden; every cell is a link with a name
 * of its own. One of them is in the order of the Tab key, the arrows go on from there.
 */
export function Wall({ blocks, only, enter }: WallProps) {
  const say = useWords();
  const tell = useCellWords();
  const frame = useRef<HTMLDivElement>(null);
  const sight = useSight(frame);
  const cells = useMemo(() => blocks.flatMap((block) => block.cells), [blocks]);
  const sizes = cells.length <= NAMED ? named : marks;
  const layout = useMemo(() => layOut(blocks, sight.width, sizes), [blocks, sight.width, sizes]);
  const moves = useMoves(frame, layout, cells.length);
  const [pointed, setPointed] = useState<number>();
  const rows = sight.whole ? layout.rows : rowsBetween(layout, sight.top - SPARE, sight.top + sight.height + SPARE);
  const drawn = rows.flatMap((row) => row.blocks);
  const holds = ({ first, cells: own }: (typeof drawn)[number], index: number) =>
    index >= first && index < first + own.length;
  const tabbed = drawn.some((block) => holds(block, moves.at)) ? moves.at : (drawn[0]?.first ?? 0);
  const cell = pointed === undefined ? undefined : cells[pointed];
  return (
    <>
      <div
        className={sizes === named ? 'wall' : 'wall wall-marks'}
        ref={frame}
        role="group"
        aria-label={say('wall')}
        onKeyDown={moves.onKeyDown}
        onFocus={({ target }) => setPointed(indexAt(target))}
        onPointerOver={({ target }) => setPointed(indexAt(target))}
      >
        <div className="wall-all" style={{ height: layout.height }}>
          {rows.map(({ y, section, blocks: own }) => (
            <div key={y} className="wall-row">
              {section !== undefined && (
                <h2 className="wall-section" style={{ top: y }}>
                  {section}
                </h2>
              )}
              {own.map((block) => (
                <WallBlock
                  key={block.first}
                  {...{ block, sizes, only, enter }}
                  across={layout.across}
                  heading={block.section === '' ? 'h2' : 'h3'}
                  withNames={sizes === named}
                  tabbed={holds(block, tabbed) ? tabbed : -1}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
      <p className="wall-pointed no-print" aria-hidden>
        {cell ? tell(cell) : say('point')}
      </p>
    </>
  );
}
