/** The first character of a name and two stars, however long it is: 张**. */
export function maskName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}

/** 138****1234; of other numbers the last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/[^0-9]/g, '').replace(/^(?:00)?86(?=1[0-9]{10}$)/, '');
  if (/^1[0-9]{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(7)}`;
  return `****${digits.slice(-2)}`;
}

/**
 * Sealed details as lists and cases show them (red line R8): names and phone numbers masked, the role of a party as it is,
 * any other string hidden. What is given is not changed.
 */
export function masked(details: unknown, field = ''): unknown {
  if (Array.isArray(details)) return details.map((one) => masked(one, field));
  if (typeof details === 'object' && details !== null) {
    return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, masked(value, name)]));
  }
  if (typeof details !== 'string' || field === 'role') return details;
  if (field === 'name') return maskName(details);
  return field === 'phone' ? maskPhone(details) : '***';
}
