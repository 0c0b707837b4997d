/** A breach planted to show that a check sees it. */
export interface Breach {
  fact: string;
  check: string;
  file: string;
  text: string;
  /** Replaces this in the file, rather than being a file of its own or the end of one. */
  insteadOf?: string;
  /** What the check says of it. */
  says: RegExp;
  /** Whose complaint it is, when the check does not name the file. */
  about?: string;
}
