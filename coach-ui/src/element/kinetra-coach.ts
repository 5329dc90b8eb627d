import { type MountedCoach, mountCoach } from '../launcher/mount-coach.ts'
import type { ActionResult, CoachSettings, KinetraServer } from '../settings.ts'

/** The server whose script this is. */
const HOME = new URL(import.meta.url).origin

/** Attributes that say the same as settings; each may change at any time. */
const ATTRIBUTES = [
  'server',
  'endpoint',
  'sandbox-id',
  'workout-id',
  'region',
  'time-ms',
  'theme',
  'lang',
  'agent-name',
] as const

/** A server that draws the page first has no elements; there this is a class like any other. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement)

/** An action as an event: a listener that does it says so by `respondWith`. */
export interface CoachActionEventDetail {
  /** As the action of the same name takes it. */
  readonly request: unknown
  respondWith(result: ActionResult | Promise<ActionResult>): void
}

/**
 * <kinetra-coach>: the floating coach for pages without React. Attributes and properties say what settings say;
 * it asks its page to act by the events `kinetra-show-region`, `kinetra-seek-to` and `kinetra-open-workout`, and
 * tells it by `kinetra-open`, `kinetra-close` and `kinetra-call-end`.
 */
export class KinetraCoach extends Base {
  static readonly observedAttributes = ATTRIBUTES
  #settings: Partial<CoachSettings> = {}
  #coach: MountedCoach | undefined

  /** Anything that attributes cannot say; what is here goes before them. */
  get settings(): Partial<CoachSettings> {
    return this.#settings
  }
  set settings(settings: Partial<CoachSettings>) {
    this.#settings = settings
    this.#update()
  }

  /** Gives the user's access token, asked for at each request to the server. */
  authorization: KinetraServer['authorization'] = undefined

  connectedCallback(): void {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' })
    const place = document.createElement('div')
    root.replaceChildren(place)
    this.#coach = mountCoach(place, this.#effective())
  }

  disconnectedCallback(): void {
    this.#coach?.unmount()
    this.#coach = undefined
  }

  attributeChangedCallback(): void {
    this.#update()
  }

  /** Opens the panel, as a click on the launcher does. */
  open(): void {
    this.#coach?.open()
  }

  #update(): void {
    this.#coach?.update(this.#effective())
  }

  #effective(): CoachSettings {
    const of = (name: string) => this.getAttribute(name) ?? undefined
    const [endpoint, sandboxId] = [of('endpoint'), of('sandbox-id')]
    const server = { server: of('server') ?? HOME, authorization: () => this.authorization?.() }
    const tokenSource = endpoint ? { endpoint } : sandboxId ? { sandboxId } : server
    const timeMs = of('time-ms')
    const ask = (name: string) => (request: unknown) => this.#ask(name, request)
    const settings = {
      tokenSource,
      context: { workoutId: of('workout-id'), region: of('region'), timeMs: timeMs && Number(timeMs) },
      onAction: { showRegion: ask('show-region'), seekTo: ask('seek-to'), openWorkout: ask('open-workout') },
      theme: of('theme'),
      lang: of('lang'),
      agentName: of('agent-name'),
      name: of('name'),
      onOpenChange: (open: boolean) => this.#tell(open ? 'open' : 'close'),
      onCallEnd: (callId: string | null) => this.#tell('call-end', { callId }),
    }
    return { ...(settings as CoachSettings), ...this.#settings }
  }

  #tell(name: string, detail: object = {}): void {
    this.dispatchEvent(new CustomEvent(`kinetra-${name}`, { detail }))
  }

  #ask(name: string, request: unknown): ActionResult | Promise<ActionResult> {
    let answer: ActionResult | Promise<ActionResult> = { ok: false, message: 'This page cannot show that.' }
    const detail: CoachActionEventDetail = {
      request,
      respondWith: (result) => {
        answer = result
      },
    }
    this.#tell(name, detail)
    return answer
  }
}
