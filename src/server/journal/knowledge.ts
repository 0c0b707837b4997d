import type { Chained, SaltedTexts } from '../../domain/journal/chain.ts';
import type { Sent } from '../../domain/journal/sent.ts';
import { joinTexts } from '../../domain/journal/texts.ts';
import type { GrantFact, Place, PostingFact, StationFact } from './facts.ts';
import type { Head } from './lock.ts';
import { chainedOf, type EntryRow, type TextRow, TextsByEntry } from './rows.ts';

/** What a group knows once its heads are locked; entries it accepts are added as it goes, so that later ones see them. */
export class Knowledge {
  readonly heads: ReadonlyMap<string, Head>;
  readonly grants: ReadonlyMap<string, GrantFact[]>;
  readonly postings: ReadonlyMap<string, PostingFact[]>;
  readonly stations: readonly StationFact[];
  readonly committees: ReadonlyMap<string, string[]>;
  readonly #places: Map<string, Place>;
  readonly #entries = new Map<string, Chained>();
  readonly #about = new Map<string, Chained[]>();
  readonly #apart = new Map<string, Apart>();
  readonly #texts: TextsByEntry;

  constructor(loaded: Loaded) {
    this.heads = new Map(loaded.heads.map((head) => [head.village, head]));
    this.#places = new Map(loaded.places.map((place) => [place.id, place]));
    this.grants = Map.groupBy(loaded.grants, ({ officer }) => officer);
    this.postings = Map.groupBy(loaded.postings, ({ officer }) => officer);
    this.stations = loaded.stations;
    this.committees = new Map(
      [...Map.groupBy(loaded.committees, ({ village }) => village)].map(([village, rows]) => [
        village,
        rows.map(({ officer }) => officer),
      ]),
    );
    this.#texts = new TextsByEntry(loaded.texts);
    for (const row of loaded.cases) this.add(chainedOf(row));
  }

  placeOf(id: string): Place | undefined {
    return this.#places.get(id);
  }

  /** An entry of the village, where it was loaded or accepted just now. */
  entry(village: string, id: string): Chained | undefined {
    const found = this.#entries.get(id);
    return found?.village === village ? found : undefined;
  }

  /** An entry of the village that is held and undecided. */
  apart(village: string, id: string): Apart | undefined {
    const found = this.#apart.get(id);
    return found?.village === village ? found : undefined;
  }

  /** The body with its texts, as far as they were loaded or came with this group. */
  bodyOf(entry: Chained): Record<string, unknown> {
    return joinTexts(entry.body, this.#texts.of(entry)).body;
  }

  hold(entry: Apart): void {
    this.#apart.set(entry.id, entry);
  }

  place(place: Place): void {
    this.#places.set(place.id, place);
  }

  add(entry: Chained, texts?: SaltedTexts): void {
    if (this.#entries.has(entry.id)) return;
    this.#entries.set(entry.id, entry);
    for (const [pointer, { text }] of texts ?? []) this.#texts.add({ ...entry, pointer, text });
    if (entry.about === undefined) return;
    const known = this.#about.get(entry.about);
    if (known) known.push(entry);
    else this.#about.set(entry.about, [entry]);
  }

  /** The entry at the top of the case this one belongs to, by `about`: itself when it is about nothing. */
  opening(entry: Chained): Chained {
    let top = entry;
    while (top.about !== undefined) {
      const next = this.entry(entry.village, top.about);
      if (next === undefined) break;
      top = next;
    }
    return top;
  }

  /** Everything below an opening: its steps, and corrections and confirmations of any of them. */
  below(id: string): Chained[] {
    const direct = this.#about.get(id) ?? [];
    return direct.flatMap((entry) => [entry, ...this.below(entry.id)]);
  }
}

/** The facts as loaded. */
export interface Loaded {
  heads: Head[];
  places: Place[];
  grants: GrantFact[];
  postings: PostingFact[];
  stations: StationFact[];
  committees: { officer: string; village: string }[];
  cases: EntryRow[];
  texts: TextRow[];
}

/** A held entry as sent, with who sent it. */
export type Apart = Omit<Sent, 'sealed'> & { author: string };
