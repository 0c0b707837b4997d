import { sql } from 'kysely';
import { customPinyin, pinyin } from 'pinyin-pro';
import type { Database, Tx } from '../platform/db/database.ts';

const TOGETHER = 10_000;

// as places are called; elsewhere these are read otherwise
customPinyin({ 涡: 'guō', 歙: 'shè', 洪洞: 'hóng tóng', 单县: 'shàn xiàn', 长子: 'zhǎng zǐ' });

/** How a name is typed by who looks for it: 路南村 → `lunancun` and `lnc`. Other letters and digits stay, in small letters. */
function spell(name: string): { pinyin: string; initials: string } {
  const written = { toneType: 'none', type: 'array', v: true } as const;
  const typed = (parts: string[]) =>
    parts
      .join('')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, '');
  return { pinyin: typed(pinyin(name, written)), initials: typed(pinyin(name, { ...written, pattern: 'first' })) };
}

/** Spells every area that is not spelled yet: new and renamed ones in the import that brings them, older ones at the start. */
export async function spellAreas(db: Database | Tx): Promise<void> {
  for (;;) {
    const areas = await db
      .selectFrom('area')
      .select(['id', 'name'])
      .where('pinyin', 'is', null)
      .orderBy('id')
      .limit(TOGETHER)
      .execute();
    if (areas.length === 0) return;
    const spelled = areas.map(({ id, name }) => ({ id, ...spell(name) }));
    await sql`
      update area set pinyin = s.pinyin, initials = s.initials
      from jsonb_to_recordset(${JSON.stringify(spelled)}::jsonb) as s (id text, pinyin text, initials text)
      where area.id = s.id`.execute(db);
  }
}
