import type { EarlyMicrophone } from '../room/early-microphone.ts'
import type { CoachSettings } from '../settings.ts'
import { createStore } from '../store/create-store.ts'
import launcherCss from '../styles/launcher.css?inline'
import { languageOf } from '../words/language.ts'
import { LAUNCHER_WORDS } from '../words/launcher-words.ts'
import { adoptStyles } from './adopt-styles.ts'
import { applyTheme } from './apply-theme.ts'
import type { Coach, Shown } from './coach.ts'
import { createLauncherButton } from './launcher-button.ts'
import { wasInCall } from './was-in-call.ts'

/** A server that has gone may leave a request without any answer. */
const PATIENCE_MS = 15_000

export interface MountedCoach {
  /** Takes settings that have changed; those that are left out are as if they had never been given. */
  update(settings: CoachSettings): void
  /** Opens the panel, as a click on the launcher does. */
  open(): void
  /** Ends a call that is up, and takes everything off the page. */
  unmount(): void
}

/**
 * Puts the floating coach into an element of the page. Nothing of LiveKit is loaded before its button is pressed,
 * except when the tab returns to a call that it had before a reload.
 */
export function mountCoach(place: HTMLElement, first: CoachSettings): MountedCoach {
  const settings = createStore(first)
  const shown = createStore<Shown>({ open: false, height: 'half', run: false, clicks: 0, status: null })
  const coach: Coach = { settings, shown }
  const panelPlace = document.createElement('div')
  let unmountPanel: ReturnType<typeof import('../panel/mount-panel.tsx')['mountPanel']> | undefined
  let loading: 'no' | 'yes' | 'failed' = 'no'
  let attempt = 0
  let microphone: Promise<EarlyMicrophone | undefined> | undefined
  // A small file of its own, which is there before the press: whoever speaks with it is heard from the first word on.
  const earlyMicrophone = () => import('../room/early-microphone.ts').catch(() => undefined)
  const button = createLauncherButton(open, () => void earlyMicrophone())

  place.classList.add('kinetra-coach')
  adoptStyles(place, launcherCss)
  place.append(...button.elements, panelPlace)
  let wasOpen = false
  const stop = [settings.subscribe(draw), shown.subscribe(changed)]
  draw()
  if (wasInCall(first.name)) startLoading()

  function draw(): void {
    const { open, status } = shown.get()
    const { labels, lang, theme } = settings.get()
    const name = loading === 'yes' ? 'loading' : loading === 'failed' ? 'notLoaded' : 'ask'
    const hidden = open && loading === 'no'
    button.show({
      words: status ?? labels?.[name] ?? LAUNCHER_WORDS[languageOf(lang)][name],
      told: (status !== null || name !== 'ask') && !hidden,
      busy: loading === 'yes',
      open,
      hidden,
    })
    applyTheme(place, theme)
  }

  function changed(): void {
    draw()
    const { open } = shown.get()
    if (open === wasOpen) return
    wasOpen = open
    if (!open && loading === 'no') button.focus()
    settings.get().onOpenChange?.(open)
  }

  function open(): void {
    if (unmountPanel) {
      shown.set({ open: true, clicks: shown.get().clicks + 1 })
      return
    }
    if (loading === 'yes') return
    microphone = earlyMicrophone().then((early) => early?.openEarly(settings.get()))
    startLoading()
  }

  function startLoading(): void {
    attempt += 1
    void load(attempt)
  }

  /** A panel that comes after it was given up stays away: nobody is waiting for a call any more. */
  async function load(own: number): Promise<void> {
    loading = 'yes'
    draw()
    const timer = setTimeout(giveUp, PATIENCE_MS)
    const panel = await import('../panel/mount-panel.tsx').catch(() => undefined)
    clearTimeout(timer)
    if (own !== attempt) return
    if (!panel) return giveUp()
    loading = 'no'
    shown.set({ open: true, clicks: shown.get().clicks + 1 })
    unmountPanel = panel.mountPanel(panelPlace, coach, crashed, microphone)
    microphone = undefined
  }

  function giveUp(): void {
    attempt += 1
    closeMicrophone()
    loading = 'failed'
    shown.set({ open: false, status: null })
  }

  function closeMicrophone(): void {
    void microphone?.then((opened) => opened?.stop())
    microphone = undefined
  }

  /** The page goes on without the coach, which may be asked for again. */
  function crashed(): void {
    unmountPanel?.()
    unmountPanel = undefined
    giveUp()
  }

  return {
    update: (next) => settings.set(() => next),
    open,
    unmount() {
      attempt += 1
      closeMicrophone()
      unmountPanel?.(true)
      for (const unsubscribe of stop) unsubscribe()
      place.replaceChildren()
    },
  }
}
