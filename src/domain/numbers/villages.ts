/** A village as sheets may name it. */
export interface KnownVillage {
  id: string;
  name: string;
  officialCode: string | null;
  township: string;
}

/** What a cell names: one village, several that it could mean (to be chosen from), or none we know. */
export type Named = { village: string; candidates?: never } | { village?: never; candidates: string[] };

const ENDING = /(?:村民委员会|居民委员会|社区居委会|村委会|居委会|社区|村)$/;
const bare = (name: string): string => whole(name).replace(ENDING, '');
const whole = (name: string): string => name.normalize('NFKC').replace(/[\s()()·-]/g, '');

/** Looks villages up by code or name. Chosen before: what somebody said a spelling means, which wins. */
export class VillageNames {
  readonly #byCode = new Map<string, string>();
  readonly #byWhole = new Map<string, KnownVillage[]>();
  readonly #byBare = new Map<string, KnownVillage[]>();
  readonly #townships: string[];
  readonly #chosen: Readonly<Record<string, string>>;

  constructor(villages: readonly KnownVillage[], chosen: Readonly<Record<string, string>> = {}) {
    const known = new Set(villages.map(({ id }) => id));
    this.#chosen = Object.fromEntries(Object.entries(chosen).filter(([, id]) => known.has(id)));
    for (const village of villages) {
      for (const code of [village.id, village.officialCode]) if (code) this.#byCode.set(code, village.id);
      add(this.#byWhole, whole(village.name), village);
      add(this.#byBare, bare(village.name), village);
    }
    this.#townships = [...new Set(villages.map(({ township }) => whole(township)))].filter(Boolean);
  }

  /** By code, by the whole name, then without “村委会” and the like; a township before the name tells namesakes apart. */
  find(cell: string): Named {
    const text = whole(cell);
    const known = this.#chosen[cell] ?? this.#byCode.get(text);
    if (known !== undefined) return { village: known };
    const township = this.#townships.find((name) => text.startsWith(name) && text.length > name.length);
    const rest = township === undefined ? text : text.slice(township.length);
    const inTownship = (village: KnownVillage) => township === undefined || whole(village.township) === township;
    for (const found of [this.#byWhole.get(rest), this.#byBare.get(bare(rest))]) {
      const fits = (found ?? []).filter(inTownship);
      if (fits.length === 1 && fits[0]) return { village: fits[0].id };
      if (fits.length > 1) return { candidates: fits.map(({ id }) => id).sort() };
    }
    return { candidates: this.#near(bare(rest)) };
  }

  /** Villages whose name the cell contains, or that contains it: a slip of the pen is one click from right. */
  #near(text: string): string[] {
    if (text.length < 2) return [];
    const found: string[] = [];
    for (const [name, villages] of this.#byBare)
      if (name.length >= 2 && (name.includes(text) || text.includes(name))) found.push(...villages.map(({ id }) => id));
    return found.sort().slice(0, 8);
  }
}

function add(index: Map<string, KnownVillage[]>, key: string, village: KnownVillage): void {
  const known = index.get(key);
  if (known) known.push(village);
  else index.set(key, [village]);
}

/** Lines that sum others up. */
export const isTotal = (cell: string): boolean => /^(?:合计|总计|小计|汇总|总数|total|sum)$/i.test(whole(cell));
