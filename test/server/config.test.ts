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
  [{ JINGWEI_TRUST_PROXY: 'yes' }, /JINGWEI_TRUST_PROXY=yes is not known/],
  [{ JINGWEI_TRUST_PROXY: '10.0.0.0/33' }, /number of proxies/],
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
    'JINGWEI_TRAVEL',
    'JINGWEI_OSRM_URL',
    'JINGWEI_OSRM_TABLE',
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

test('travel comes from the streets unless the settings name another source, which must be complete', () => {
  expect(readConfig({}).travel).toEqual({ choice: 'roads', osrm: null })
  expect(
    readConfig({ JINGWEI_TRAVEL: 'osrm', JINGWEI_OSRM_URL: 'http://osrm:5000', JINGWEI_OSRM_TABLE: '50' }).travel,
  ).toEqual({
    choice: 'osrm',
    osrm: { url: 'http://osrm:5000', profile: 'driving', timeoutMs: 5000, retries: 1, tableSize: 50 },
  })
  expect(() => readConfig({ JINGWEI_TRAVEL: 'osrm' })).toThrow('JINGWEI_OSRM_URL')
  expect(() => readConfig({ JINGWEI_OSRM_URL: 'osrm:5000' })).toThrow('is not an address')
  expect(() => readConfig({ JINGWEI_TRAVEL: 'bus' })).toThrow('use roads or osrm or estimate')
})

test('proxies are trusted by number or by network, and nobody is unless asked', () => {
  const trusted = (text?: string) => readConfig(text === undefined ? {} : { JINGWEI_TRUST_PROXY: text }).trustProxy
  expect([trusted(), trusted('0'), trusted('2')]).toEqual([false, false, 2])
  expect(trusted('10.0.0.0/8, ::1')).toEqual(['10.0.0.0/8', '::1'])
})
