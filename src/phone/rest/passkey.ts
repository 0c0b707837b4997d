import type { PasskeyWrap } from './database.ts';

const random = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(32));

/** As the icon on the phone is called, in every language. */
const productName = (): string =>
  document.querySelector<HTMLMetaElement>('meta[name=apple-mobile-web-app-title]')?.content ?? '';

/** Whether the phone can know its owner by finger, face or its own code. That it also gives a secret shows only when asked. */
export const knowsItsOwner = async (): Promise<boolean> =>
  (await globalThis.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.()) ?? false;

/** A passkey that the phone keeps: what opens it again, and the key it stands for. */
export interface Made {
  opens: Pick<PasskeyWrap, 'credential' | 'salt'>;
  key: CryptoKey;
}

/**
 * Makes a passkey on this phone and for this phone alone: the server never hears of it. Null where the phone keeps passkeys but
 * gives no secret for them (WebAuthn's `prf`, Chromium 116, Safari 18). Rejects when its owner turned away.
 */
export async function makePasskey({ username, name }: { username: string; name: string }): Promise<Made | null> {
  const credential = await navigator.credentials.create({
    publicKey: {
      rp: { name: productName() },
      user: { id: random(), name: username, displayName: name },
      challenge: random(),
      // ES256 and RS256: the ones every platform has
      pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
      extensions: { prf: {} },
    },
  });
  if (!(credential instanceof PublicKeyCredential) || !credential.getClientExtensionResults().prf?.enabled) return null;
  const opens = { credential: new Uint8Array(credential.rawId), salt: random() };
  return { opens, key: await passkeyKey(opens) };
}

/** The key that a passkey stands for, once the phone has known its owner. Rejects when they turned away or it is gone. */
export async function passkeyKey({ credential, salt }: Made['opens']): Promise<CryptoKey> {
  const known = await navigator.credentials.get({
    publicKey: {
      challenge: random(),
      allowCredentials: [{ type: 'public-key', id: credential, transports: ['internal'] }],
      userVerification: 'required',
      extensions: { prf: { eval: { first: salt } } },
    },
  });
  const secret = known instanceof PublicKeyCredential && known.getClientExtensionResults().prf?.results?.first;
  if (!secret) throw new Error('the phone gave no secret for the passkey');
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt, info: new TextEncoder().encode('village-beat phone') };
  return crypto.subtle.deriveKey(derivation, material, { name: 'AES-GCM', length: 256 }, false, [
    'wrapKey',
    'unwrapKey',
  ]);
}
