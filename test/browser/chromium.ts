// A Chromium to test with, started once per file. On Linux x64 it comes with the install; elsewhere
// an installed browser is used. CHROME_PATH names another one.

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** What keeps a browser from calling home; as root it starts only without its sandbox. */
const args = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

const programFiles = process.env.PROGRAMFILES ?? 'C:\\Program Files'

const commonPaths = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  `${programFiles}\\Google\\Chrome\\Application\\chrome.exe`,
  `${programFiles} (x86)\\Microsoft\\Edge\\Application\\msedge.exe`,
]

async function findChromium(): Promise<string> {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium')
    return packaged.executablePath()
  }
  const installed = commonPaths.find((path) => existsSync(path))
  if (installed) return installed
  throw new Error(
    'The browser tests need Chrome, Chromium or Edge: install one, or set CHROME_PATH to its program',
  )
}

export async function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: await findChromium(), args })
}
