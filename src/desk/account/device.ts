const browsers: readonly [RegExp, string][] = [
  [/MicroMessenger/, 'WeChat'],
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];
const systems: readonly [RegExp, string][] = [
  [/HarmonyOS/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
];

/** `Chrome · Windows` of what a browser says of itself; anything else as it is, shortened. */
export function deviceInWords(agent: string | null): string | undefined {
  if (agent === null || agent === '') return undefined;
  const named = [browsers, systems].flatMap((known) => known.find(([mark]) => mark.test(agent))?.[1] ?? []);
  return named.length > 0 ? named.join(' · ') : agent.slice(0, 40);
}
