/**
 * Personal details as they are shown until someone gives a reason (red line R8): a name keeps its first character, a number
 * its first three and last four digits, everything else only that it is there.
 */
export function masked(details: unknown, field = ''): unknown {
  if (Array.isArray(details)) return details.map((one) => masked(one, field));
  if (typeof details === 'object' && details !== null) {
    const entries = Object.entries(details as Record<string, unknown>);
    const shown: Record<string, unknown> = {};
    for (const [name, value] of entries) shown[name] = masked(value, name);
    return shown;
  }
  if (typeof details !== 'string') return '**';
  if (field === 'name') return `${Array.from(details)[0] ?? ''}**`;
  return field === 'phone' && details.length > 7 ? `${details.slice(0, 3)}****${details.slice(-4)}` : '**';
}
