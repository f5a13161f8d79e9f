import { createHash } from 'node:crypto'
import { CompactSign, importJWK } from 'jose'
import type { SigningKey } from './keys.ts'

/** Signs a text: compact JWS (RFC 7515) with EdDSA over Ed25519, the text as payload. */
export async function signText(text: string, { kid, privateJwk }: SigningKey): Promise<string> {
  const key = await importJWK(privateJwk, 'EdDSA')
  return new CompactSign(new TextEncoder().encode(text)).setProtectedHeader({ alg: 'EdDSA', kid }).sign(key)
}

/** Signs a text that travels beside its signature: the same JWS with the payload left out (RFC 7515, appendix F). */
export async function signDetached(text: string, key: SigningKey): Promise<string> {
  const [header, , signature] = (await signText(text, key)).split('.')
  return `${header}..${signature}`
}

/** The fingerprint of a published text. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
