import { existsSync } from 'node:fs'
import { type Browser, chromium, type LaunchOptions } from 'playwright-core'

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** A real Chromium: the machine's own, else the one inside the npm package; undefined when neither runs here. */
export async function openBrowser(): Promise<Browser | undefined> {
  const own = SYSTEM.find((path) => existsSync(path))
  const launched = own ? await launch(async () => ({ executablePath: own, args: ['--no-sandbox'] })) : undefined
  return launched ?? launch(packaged)
}

async function launch(find: () => Promise<LaunchOptions>): Promise<Browser | undefined> {
  try {
    return await chromium.launch(await find())
  } catch {
    return undefined
  }
}

async function packaged(): Promise<LaunchOptions> {
  // Makes the package unpack the shared libraries that a bare machine lacks.
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'
  const { default: packagedChromium } = await import('@sparticuz/chromium')
  return { executablePath: await packagedChromium.executablePath(), args: packagedChromium.args }
}
