import { isIP } from 'node:net'
import { resolve } from 'node:path'

/** Everything that the environment decides; frozen, every default visible here and in the README. */
export type Config = {
  readonly host: string
  readonly port: number
  /** A real PostGIS; undefined means the embedded database in `dataFolder`. */
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  readonly sample: 'city' | 'none'
  readonly sampleSeed: number
  /** local: whoever sits at this machine picks an account; password: accounts sign in. */
  readonly auth: 'local' | 'password'
  /** Whose word on a caller's address counts: so many proxies before this server, or those in these networks; else nobody's. */
  readonly trustProxy: false | number | readonly string[]
  /** Where travel times come from; what fails falls back: routing server, imported streets, estimate. */
  readonly travel: {
    readonly choice: 'roads' | 'osrm' | 'estimate'
    readonly osrm: {
      readonly url: string
      readonly profile: string
      readonly timeoutMs: number
      readonly retries: number
      readonly tableSize: number
    } | null
  }
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
}

/** A setting that cannot be used; the message names the variable and says what to do. */
export class ConfigError extends Error {}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Reads the environment; throws `ConfigError` with one line for the first setting that is wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const host = env.HOST || '127.0.0.1'
  const auth = oneOf(env, 'JINGWEI_AUTH', ['local', 'password'], 'local')
  if (auth === 'local' && !loopback.has(host)) {
    throw new ConfigError(
      `HOST=${host} would open Jingwei to the network without sign-in: set JINGWEI_AUTH=password (accounts: npm exec jingwei -- account --help).`,
    )
  }
  return Object.freeze({
    host,
    port: wholeNumber(env, 'PORT', 4310, 0, 65535),
    databaseUrl: databaseUrl(env.DATABASE_URL),
    dataFolder: resolve(env.JINGWEI_DATA || 'data'),
    sample: oneOf(env, 'JINGWEI_SAMPLE', ['city', 'none'], 'city'),
    sampleSeed: wholeNumber(env, 'JINGWEI_SEED', 2026, 0, 2147483647),
    auth,
    trustProxy: trustProxy(env.JINGWEI_TRUST_PROXY),
    travel: readTravel(env),
    logLevel: oneOf(env, 'JINGWEI_LOG', ['silent', 'error', 'warn', 'info', 'debug'], 'warn'),
  })
}

function readTravel(env: Env): Config['travel'] {
  const choice = oneOf(env, 'JINGWEI_TRAVEL', ['roads', 'osrm', 'estimate'], 'roads')
  const url = env.JINGWEI_OSRM_URL
  if (choice === 'osrm' && !url) {
    throw new ConfigError('JINGWEI_TRAVEL=osrm needs the server: set JINGWEI_OSRM_URL, e.g. http://127.0.0.1:5000.')
  }
  if (url && (!/^https?:\/\//.test(url) || !URL.canParse(url))) {
    throw new ConfigError(`JINGWEI_OSRM_URL=${url} is not an address: use one like http://127.0.0.1:5000.`)
  }
  return Object.freeze({
    choice,
    osrm: url
      ? Object.freeze({
          url,
          profile: env.JINGWEI_OSRM_PROFILE || 'driving',
          timeoutMs: wholeNumber(env, 'JINGWEI_OSRM_TIMEOUT_MS', 5000, 100, 600_000),
          retries: wholeNumber(env, 'JINGWEI_OSRM_RETRIES', 1, 0, 10),
          tableSize: wholeNumber(env, 'JINGWEI_OSRM_TABLE', 100, 1, 10_000),
        })
      : null,
  })
}

type Env = Readonly<Record<string, string | undefined>>

function wholeNumber(env: Env, name: string, fallback: number, least: number, most: number): number {
  const text = env[name]
  if (!text) return fallback
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new ConfigError(`${name}=${text} is not a whole number from ${least} to ${most}.`)
  }
  return value
}

function oneOf<T extends string>(env: Env, name: string, allowed: readonly T[], fallback: T): T {
  const text = env[name]
  if (!text) return fallback
  const found = allowed.find((value) => value === text)
  if (!found) throw new ConfigError(`${name}=${text} is not known: use ${allowed.join(' or ')}.`)
  return found
}

function trustProxy(text: string | undefined): Config['trustProxy'] {
  if (!text) return false
  if (/^\d{1,2}$/.test(text)) return Number(text) === 0 ? false : Number(text)
  const networks = text.split(',').map((part) => part.trim())
  if (networks.every(isNetwork)) return Object.freeze(networks)
  throw new ConfigError(
    `JINGWEI_TRUST_PROXY=${text} is not known: give the number of proxies, e.g. 1, or their networks, e.g. 10.0.0.0/8,::1.`,
  )
}

function isNetwork(text: string): boolean {
  const [address = '', bits, more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more !== undefined) return false
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

function databaseUrl(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new ConfigError('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  }
  return text
}
