import type { CityPlan, PlannedPosting } from './city.ts';
import type { Line, Order } from './line.ts';
import { Phone, request } from './phone.ts';
import { together } from './together.ts';

/** The city's people once they are entered: ids and phones by badge number. */
export interface Settled {
  ids: Map<string, string>;
  phones: Map<string, Phone>;
}

/** Enters officers, postings and absences over HTTP, as an administrator and the bureau would, and hands out the phones. */
export async function settle(order: Order, plan: CityPlan, line: Line): Promise<Settled> {
  const { address, admin, bureau } = order;
  const ids = new Map<string, string>();
  await together(plan.officers, 12, async ({ station, ...officer }) => {
    const roles = station ? [{ role: 'station', area: station }] : [{ role: 'officer' }];
    const { id } = (await request(address, admin, 'POST', '/api/officers', { ...officer, roles })) as { id: string };
    ids.set(officer.badge, id);
  });
  const known = (badge: string) => ids.get(badge) ?? '';
  await together(postingsByVillage(plan.postings), 12, async (postings) => {
    for (const { badge, ...posting } of postings) {
      await request(address, bureau, 'POST', '/api/assignments', { officer: known(badge), ...posting });
    }
  });
  for (const { badge, substitute, ...absence } of plan.absences) {
    const body = { officer: known(badge), ...absence, ...(substitute && { substitute: known(substitute) }) };
    await request(address, bureau, 'POST', '/api/absences', body);
  }
  const officers = plan.officers.map(({ badge }) => ({ id: known(badge), badge }));
  const tokens = await line.sessions(officers);
  const phones = officers.map(({ id, badge }, index) => [badge, new Phone(address, id, tokens[index] ?? '')] as const);
  return { ids, phones: new Map(phones) };
}

/** A village's postings one after another, so that the second lead is the second. */
function postingsByVillage(postings: PlannedPosting[]): Iterable<PlannedPosting[]> {
  return Map.groupBy(postings, (posting) => posting.village).values();
}
