import { readFile } from 'node:fs/promises';
import { loadBozhou } from './areas/bozhou.ts';
import { spellAreas } from './areas/spelling.ts';
import { ensureAdmin } from './people/accounts.ts';
import { applyPolicy, checkedPolicy } from './policies/apply.ts';
import type { Services } from './services.ts';

/** What an empty database needs before people may come. Each step does nothing when it is done already. */
export async function firstStart(services: Services, tell: (line: string) => void): Promise<void> {
  if (await hasNoVillage(services)) {
    await loadBozhou(services);
    tell('已载入亳州市1,360个村(社区) / loaded the 1,360 villages and communities of Bozhou');
  }
  await spellAreas(services.db);
  if (await hasNoPolicy(services)) {
    await applyFirstPolicy(services);
    tell('已启用工作要求 bozhou-2014(自2014年6月30日) / put the policy bozhou-2014 in force from 30 June 2014');
  }
  const generated = await ensureAdmin(services, services.settings.adminPassword);
  if (generated !== null) {
    tell(
      `管理员账号 admin 的初始密码(只显示这一次) / first password of the account admin, shown this once: ${generated}`,
    );
  }
}

async function hasNoVillage({ db }: Services): Promise<boolean> {
  return (await db.selectFrom('area').select('id').where('level', '=', 'village').limit(1).execute()).length === 0;
}

async function hasNoPolicy({ db }: Services): Promise<boolean> {
  return (await db.selectFrom('policy').select('id').limit(1).execute()).length === 0;
}

/** What the city of the source asked of its officers since the scheme ran in every village. */
async function applyFirstPolicy(services: Services): Promise<void> {
  const file = new URL('../../policies/bozhou-2014.json', import.meta.url);
  const policy = checkedPolicy(JSON.parse(await readFile(file, 'utf8')), '', 'zh');
  const line = { account: 'system', action: 'policy.apply', target: `${policy.id} ${policy.version} 3416` };
  const force = { area: '3416', from: '2014-06-30' };
  await applyPolicy(services, { policy, force }, { officer: null, line });
}
