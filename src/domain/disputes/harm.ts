/** As much of an entry as must be known here. */
interface Said {
  id: string;
  kind: string;
  about?: string;
  body: object;
}

/**
 * Whether injury, domestic violence or a child harmed was said once of a dispute, by its opening or by a correction of it
 * among `others` (raw, in any order). Once said it stays: a later correction does not bring the dispute back under the
 * village's clocks, figures and committee (red line R17). One that was noted so by mistake is withdrawn and noted anew.
 */
export function harmSaid(opening: Said, others: readonly Said[]): boolean {
  if (opening.kind !== 'dispute') return false;
  return saysHarm(opening.body) || others.some((other) => other.about === opening.id && amendsToHarm(other));
}

function saysHarm(body: object): boolean {
  const { harm } = body as { harm?: unknown };
  return harm !== undefined && harm !== 'none';
}

function amendsToHarm(entry: Said): boolean {
  if (entry.kind !== 'correction') return false;
  const { changes } = entry.body as { changes?: { body?: object } };
  return changes?.body !== undefined && saysHarm(changes.body);
}
