import type pg from 'pg';

type Row = Record<string, unknown> & { month: string };

const STATES = ['met', 'open', 'missed', 'exempt', 'aim'];

/** Sums of townships that are not those of their cards, each added up here one by one: township, month, column. */
export async function unsummed(pool: pg.Pool): Promise<string[]> {
  const [villages, postings, sums] = (await pool
    .query(
      `begin; set local app.lo = ''; set local app.hi = '~';
     select * from scorecard_village; select * from scorecard_posting; select * from scorecard_township; commit`,
    )
    .then((results) => (results as unknown as { rows: Row[] }[]).slice(3, 6).map(({ rows }) => rows))) as [
    Row[],
    Row[],
    Row[],
  ];
  const place = (row: Row): string => `${String(row['village'] ?? row['township']).slice(0, 9)} ${row.month}`;
  const cards = Map.groupBy([...villages, ...postings], place);
  const known = new Map(sums.map((row) => [place(row), row]));
  return [...new Set([...cards.keys(), ...known.keys()])].flatMap((key) => {
    const [own, sum] = [cards.get(key) ?? [], known.get(key)];
    const columns = Object.keys(sum ?? {}).filter((column) => Array.isArray(sum?.[column]));
    const wrong = columns.filter((column) => String(sum?.[column]) !== String(addedUp(own, column)));
    const cardCount = own.filter((row) => 'policy_id' in row).length;
    return [
      ...wrong.map((column) => `${key} ${column}`),
      ...(Number(sum?.['villages'] ?? 0) === cardCount ? [] : [`${key} villages`]),
    ];
  });
}

function addedUp(cards: Row[], column: string): number[] {
  const states = cards.map((card) => card[`${column}_state`]);
  const sum = (figure: string) => cards.reduce((total, card) => total + Number(card[`${column}_${figure}`] ?? 0), 0);
  const of = states.filter((state) => state != null).length;
  return [...STATES.map((state) => states.filter((one) => one === state).length), sum('required'), sum('done'), of];
}
