/**
 * Style elements that a script makes get the page's nonce (decision 0052): the components pass it on in most places, not in all,
 * so the one place every style comes from does it. Styles that came in as markup stay blocked.
 */
export function styleUnderNonce(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
  if (!nonce) return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
