const COMMUNITY_OFFICE = /居(?:民)?委(?:员)?会$/;
const VILLAGE_OFFICE = /村?(?:民)?委(?:员)?会$/;

/** A village or community as people call it, without its committee: 路南村委会 → 路南村, 城南社区居民委员会 → 城南社区. */
export function shortName(name: string): string {
  const isCommunity = COMMUNITY_OFFICE.test(name);
  const bare = name.replace(isCommunity ? COMMUNITY_OFFICE : VILLAGE_OFFICE, '');
  // nothing is left of a name that is only an office
  if (bare.length < 2) return name;
  return bare === name || isCommunity || bare.endsWith('社区') ? bare : `${bare}村`;
}
