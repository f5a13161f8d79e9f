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
    logLevel: oneOf(env, 'JINGWEI_LOG', ['silent', 'error', 'warn', 'info', 'debug'], 'warn'),
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

function databaseUrl(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (!/^postgres(ql)?:\/\//.test(text)) {
    throw new ConfigError('DATABASE_URL must look like postgres://user:password@host:5432/database.')
  }
  return text
}
