/** Whether Latin letters are the pinyin, or its initials, of a part of a name. */
export type SoundsLike = (name: string, letters: string) => boolean;

/**
 * Compares character by character, each by any of its readings and any beginning of one, so that `lnc`, `lunan` and `lunc` all
 * find 路南村. `readings` is asked once for each character: thousands of names have few of them.
 */
export function soundsLikeBy(readings: (character: string) => readonly string[]): SoundsLike {
  const known = new Map<string, readonly string[]>();
  const readingsOf = (character: string): readonly string[] => {
    let found = known.get(character);
    if (found === undefined) known.set(character, (found = readings(character)));
    return found;
  };
  const goesOn = (name: string, at: number, letters: string): boolean =>
    letters === '' ||
    (at < name.length &&
      readingsOf(name.charAt(at)).some((reading) => {
        for (let taken = Math.min(reading.length, letters.length); taken > 0; taken -= 1) {
          if (letters.startsWith(reading.slice(0, taken)) && goesOn(name, at + 1, letters.slice(taken))) return true;
        }
        return false;
      }));
  return (name, letters) => {
    for (let at = 0; at < name.length; at += 1) if (goesOn(name, at, letters)) return true;
    return false;
  };
}
