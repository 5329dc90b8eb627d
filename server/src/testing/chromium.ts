import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { testingEnvironment } from './config.ts'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** An installed Chromium or Chrome: CHROMIUM, else one on the PATH. */
export function findChromium(): string | undefined {
  const { chromium, path } = testingEnvironment
  const onPath = path.split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)))
  return [...(chromium ? [chromium] : []), ...onPath].find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
