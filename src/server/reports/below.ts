const LENGTHS = [4, 6, 9, 12];

/** How many characters the ids one level below an area have; below a village there is only itself. */
export const lengthBelow = (area: string): number => LENGTHS.find((length) => length > area.length) ?? 12;
