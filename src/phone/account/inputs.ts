/** What must be filled in. While it is only still empty no reader calls it invalid: WebKit would, by `required` alone. */
export const REQUIRED = { required: true, 'aria-invalid': false } as const;

/**
 * A PIN, or the secret of a file: for the head alone. Chromium offers to save what stands in a password field even where it is
 * told not to; a code of one use it leaves alone.
 */
export const FOR_THE_HEAD = { ...REQUIRED, type: 'password', autoComplete: 'one-time-code' } as const;
