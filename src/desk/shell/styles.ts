/**
 * The page's own policy lets in only styles under its nonce. Drawers and dialogs lock the page's scrolling by a style element
 * whose maker knows no nonce (rc-util): whatever style element our scripts make carries it. Markup cannot come this way.
 */
export function noncedStyles(nonce: string): void {
  const make = document.createElement.bind(document);
  const noncing = (tag: string, options?: ElementCreationOptions): HTMLElement => {
    const made = make(tag, options);
    if (made instanceof HTMLStyleElement) made.nonce = nonce;
    return made;
  };
  document.createElement = noncing as typeof document.createElement;
}
