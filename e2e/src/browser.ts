import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
]

/** Chromium with Chromium's own fake microphone; a test may give it a WAV file, or put in another one. */
export async function openBrowser(extra: readonly string[] = []): Promise<Browser> {
  const installed = process.env.CHROMIUM ?? PLACES.find((place) => existsSync(place))
  return await chromium.launch({
    ...(installed && { executablePath: installed }),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--autoplay-policy=no-user-gesture-required',
      ...extra,
    ],
  })
}
