import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The Chromium of this machine (`CHROMIUM`, else the path), or null. */
export function findChromium(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)))
  const candidates = [process.env.CHROMIUM ?? '', ...onPath, ...PLACES]
  return candidates.find((file) => file !== '' && canRun(file)) ?? null
}

/** True when a test that needs a browser may be left out: there is none, and nobody insists. */
export function mayDoWithoutBrowser(): boolean {
  return findChromium() === null && process.env.REQUIRE_BROWSER !== '1'
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
