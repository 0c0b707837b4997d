// Imported before anything else: what browsers of 2020 lack and our code, or a library, takes for granted. The build lowers
// syntax only; `npm run check engines` holds that nothing else is newer than what we promise.

/** Chromium 95, Safari 15.4: what was thrown and caught goes where uncaught faults go. */
globalThis.reportError ??= (error: unknown): void => {
  setTimeout(() => {
    throw error;
  });
};

/** Chromium 93, Safari 15.4; the types we compile with do not know it, so that nobody uses it unawares. */
const has = (object: object, key: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(object, key);
(Object as { hasOwn?: typeof has }).hasOwn ??= has;
