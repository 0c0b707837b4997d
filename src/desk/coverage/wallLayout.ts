/** Villages under one heading: a township's or a station's. */
export interface Block<Cell> {
  id: string;
  name: string;
  /** The county it lies in; another one begins a section of its own. */
  section: string;
  cells: readonly Cell[];
}

export interface Placed<Cell> extends Block<Cell> {
  x: number;
  y: number;
  height: number;
  /** Place of its first cell among all cells, in reading order. */
  first: number;
}

/** Blocks side by side, of one height; before the first row of a county its name. */
export interface Row<Cell> {
  y: number;
  height: number;
  section?: string;
  blocks: Placed<Cell>[];
}

export interface WallLayout<Cell> {
  rows: Row<Cell>[];
  height: number;
  /** Cells side by side in a block. */
  across: number;
  sizes: Sizes;
}

export interface Sizes {
  cellWidth: number;
  cellHeight: number;
  gap: number;
  /** Cells side by side in a block, at most. */
  across: number;
  heading: number;
}

/** Few villages carry their names; of many each is a mark, as large as a finger or a pointer needs (WCAG 2.5.8). */
export const named: Sizes = { cellWidth: 148, cellHeight: 30, gap: 6, across: 6, heading: 26 };
export const marks: Sizes = { cellWidth: 24, cellHeight: 24, gap: 0, across: 10, heading: 24 };

const BETWEEN = 20;
const SECTION = 38;

/** Where everything of the wall stands, in a width: pure numbers, so that only what is in sight need be drawn. */
export function layOut<Cell>(blocks: readonly Block<Cell>[], width: number, sizes: Sizes): WallLayout<Cell> {
  const { cellWidth, gap } = sizes;
  const across = Math.max(1, Math.min(sizes.across, Math.floor((width + gap) / (cellWidth + gap))));
  const blockWidth = across * (cellWidth + gap) - gap;
  const beside = Math.max(1, Math.floor((width + BETWEEN) / (blockWidth + BETWEEN)));
  const rows: Row<Cell>[] = [];
  let [y, first] = [0, 0];
  for (const section of sectionsOf(blocks)) {
    for (let at = 0; at < section.length; at += beside) {
      const top = y + (at === 0 && section[0]?.section ? SECTION : 0);
      const placed = section.slice(at, at + beside).map((block, index) => {
        const begins = first;
        first += block.cells.length;
        return {
          ...block,
          x: index * (blockWidth + BETWEEN),
          y: top,
          height: heightOf(block, across, sizes),
          first: begins,
        };
      });
      const height = Math.max(...placed.map((block) => block.height));
      const named = at === 0 && section[0]?.section ? { section: section[0].section } : {};
      rows.push({ y, height: top - y + height + BETWEEN, ...named, blocks: placed });
      y = top + height + BETWEEN;
    }
  }
  return { rows, height: y, across, sizes };
}

function heightOf(block: Block<unknown>, across: number, { cellHeight, gap, heading }: Sizes): number {
  return heading + Math.ceil(block.cells.length / across) * (cellHeight + gap);
}

function sectionsOf<Cell>(blocks: readonly Block<Cell>[]): Block<Cell>[][] {
  const sections: Block<Cell>[][] = [];
  for (const block of blocks) {
    const last = sections[sections.length - 1];
    if (last?.[0]?.section === block.section) last.push(block);
    else sections.push([block]);
  }
  return sections;
}

/** Rows of which any part lies between two heights. */
export const rowsBetween = <Cell>({ rows }: WallLayout<Cell>, from: number, to: number): Row<Cell>[] =>
  rows.filter((row) => row.y + row.height >= from && row.y <= to);

/** Where a cell stands: its block, and its line and place within. */
function placeOf<Cell>(layout: WallLayout<Cell>, index: number) {
  for (const [row, { blocks }] of layout.rows.entries()) {
    for (const [at, block] of blocks.entries()) {
      const within = index - block.first;
      if (within >= 0 && within < block.cells.length) {
        return { row, at, block, line: Math.floor(within / layout.across), column: within % layout.across };
      }
    }
  }
  return undefined;
}

/** The top of a cell, to bring it into sight. */
export function topOf<Cell>(layout: WallLayout<Cell>, index: number): number {
  const place = placeOf(layout, index);
  const { heading, cellHeight, gap } = layout.sizes;
  return place === undefined ? 0 : place.block.y + heading + place.line * (cellHeight + gap);
}

/** The cell that a key leads to from another; the same one at the edges and for other keys. */
export function cellAfter<Cell>(layout: WallLayout<Cell>, index: number, key: string, cells: number): number {
  const to = (next: number): number => Math.max(0, Math.min(cells - 1, next));
  if (key === 'ArrowRight') return to(index + 1);
  if (key === 'ArrowLeft') return to(index - 1);
  if (key === 'Home') return 0;
  if (key === 'End') return to(cells - 1);
  if (key === 'ArrowDown') return vertical(layout, index, 1);
  return key === 'ArrowUp' ? vertical(layout, index, -1) : index;
}

function vertical<Cell>(layout: WallLayout<Cell>, index: number, step: 1 | -1): number {
  const place = placeOf(layout, index);
  if (place === undefined) return index;
  const { block, line, column, row, at } = place;
  const lines = linesOf(block, layout.across);
  const last = block.first + block.cells.length - 1;
  if (line + step >= 0 && line + step < lines) return Math.min(last, index + step * layout.across);
  const blocks = layout.rows[row + step]?.blocks;
  const next = blocks?.[Math.min(at, blocks.length - 1)];
  if (next === undefined) return index;
  const wanted = step === 1 ? column : (linesOf(next, layout.across) - 1) * layout.across + column;
  return next.first + Math.min(wanted, next.cells.length - 1);
}

const linesOf = (block: Block<unknown>, across: number): number => Math.ceil(block.cells.length / across);
