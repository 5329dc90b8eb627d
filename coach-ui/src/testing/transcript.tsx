import { createRoot } from 'react-dom/client'
import { withSegment } from '../call/captions.ts'
import { changeLines, clearLines, createSession } from '../call/session.ts'
import { adoptStyles } from '../launcher/adopt-styles.ts'
import type { Shown } from '../launcher/coach.ts'
import { CoachPanel } from '../panel/coach-panel.tsx'
import { SessionContext } from '../panel/use-session.ts'
import type { CoachSettings } from '../settings.ts'
import { createStore } from '../store/create-store.ts'
import captionsCss from '../styles/captions.css?inline'
import coachCss from '../styles/coach.css?inline'
import controlsCss from '../styles/controls.css?inline'
import launcherCss from '../styles/launcher.css?inline'
import sheetCss from '../styles/sheet.css?inline'
import tokensCss from '../styles/tokens.css?inline'

/** What a test does with the panel of a conversation. */
export interface TestTranscript {
  /** A conversation of so many lines, looked at to its end. */
  show(lines: number): Promise<void>
  /** The coach says so many words, one a picture. */
  speak(words: number): Promise<void>
}

const place = document.createElement('div')
place.className = 'kinetra-coach'
document.body.append(place)
for (const css of [launcherCss, tokensCss, controlsCss, coachCss, captionsCss, sheetCss])
  adoptStyles(place, css)
const session = createSession({
  settings: createStore<CoachSettings>({ tokenSource: { server: 'http://127.0.0.1:1' } }),
  shown: createStore<Shown>({ open: true, height: 'half', run: false, clicks: 0, status: null }),
})
const noMicrophone = { join: () => () => undefined, stop: () => undefined }
createRoot(place).render(
  <SessionContext value={session}>
    <CoachPanel microphone={noMicrophone} />
  </SessionContext>,
)

const picture = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
const write = (id: string, who: 'user' | 'coach', text: string, final: boolean) =>
  changeLines(session, (lines) => withSegment(lines, { id, who, text, final }))

const transcript: TestTranscript = {
  async show(count) {
    clearLines(
      session,
      Array.from({ length: count }, (_, index) => ({
        kind: 'speech',
        id: String(index),
        who: index % 2 === 0 ? 'user' : 'coach',
        text: `Line ${index} of what was said about the load under the left heel while running.`,
        final: true,
        sources: [],
        sourced: [],
      })),
    )
    await picture()
    await picture()
  },
  async speak(words) {
    let text = ''
    for (let index = 0; index < words; index += 1) {
      text += ` word${index % 30 === 29 ? '.' : ''}`
      write(`said-${Math.floor(index / 30)}`, 'coach', text, index % 30 === 29)
      if (index % 30 === 29) text = ''
      await picture()
    }
  },
}
Object.assign(window, { kinetraTranscript: transcript })
