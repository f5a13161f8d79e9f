import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../server/config.ts'

test('an empty environment gives the documented defaults', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4310,
    sample: 'city',
    auth: 'local',
    databaseUrl: undefined,
  })
})

test.each([
  [{ PORT: '70000' }, /PORT=70000/],
  [{ PORT: '4310.5' }, /PORT=4310.5/],
  [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL must look like/],
  [{ JINGWEI_SAMPLE: 'village' }, /JINGWEI_SAMPLE=village is not known: use city or none/],
  [{ JINGWEI_AUTH: 'none' }, /use local or password/],
  [{ HOST: '0.0.0.0' }, /without sign-in/],
])('%j is refused by name', (env, message) => {
  expect(() => readConfig(env)).toThrow(message)
})

test('the network may be opened once accounts have to sign in', () => {
  expect(readConfig({ HOST: '0.0.0.0', JINGWEI_AUTH: 'password' }).host).toBe('0.0.0.0')
})

test('whatever stands in the environment, the answer is a configuration or a ConfigError', () => {
  const names = [
    'PORT',
    'HOST',
    'DATABASE_URL',
    'JINGWEI_DATA',
    'JINGWEI_SAMPLE',
    'JINGWEI_SEED',
    'JINGWEI_AUTH',
    'JINGWEI_LOG',
  ]
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (env) => {
      try {
        expect(Object.isFrozen(readConfig(env))).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(ConfigError)
      }
    }),
  )
})
