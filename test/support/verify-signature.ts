import { createPublicKey, type JsonWebKey, verify } from 'node:crypto'

/**
 * Verifies a signature the way any third party can: nothing but the published JWK Set and Node's own crypto. A detached
 * signature (`header..signature`) takes its payload from `text`. Returns the payload; throws when anything is wrong.
 */
export function verifySignature(
  jws: string,
  keys: readonly (JsonWebKey & { kid: string; revokedAt?: string })[],
  text?: string,
): string {
  const [header = '', body = '', signature = ''] = jws.split('.')
  const payload = text === undefined ? body : Buffer.from(text, 'utf8').toString('base64url')
  const { alg, kid } = JSON.parse(Buffer.from(header, 'base64url').toString())
  const jwk = keys.find((key) => key.kid === kid)
  if (alg !== 'EdDSA' || jwk === undefined) throw new Error(`Unknown key or algorithm: ${alg} ${kid}`)
  if (jwk.revokedAt !== undefined) throw new Error(`The key ${kid} was revoked`)
  const key = createPublicKey({ key: jwk, format: 'jwk' })
  if (!verify(null, Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url'))) {
    throw new Error('The signature does not fit the text')
  }
  return Buffer.from(payload, 'base64url').toString()
}
