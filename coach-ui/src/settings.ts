import type { TokenSourceFetchOptions } from 'livekit-client'
import type { CallService } from './server/call-service.ts'
import type { Store } from './store/create-store.ts'
import type { LabelChanges } from './words/words.ts'

/** Any `TokenSource` of livekit-client (sandbox, endpoint, custom, literal), or something that does the same. */
export interface CoachTokenSource {
  fetch(
    options: TokenSourceFetchOptions,
    force?: boolean,
  ): Promise<{ readonly serverUrl: string; readonly participantToken: string }>
}

/** A token source by its address: livekit-client, which would make one of it, need not be loaded for that. */
export interface EndpointSource {
  readonly endpoint: string
  /** Sent with each request, such as the user's login. */
  readonly headers?: Readonly<Record<string, string>>
}
export interface SandboxSource {
  readonly sandboxId: string
  /** Where it is, if not at LiveKit Cloud. */
  readonly baseUrl?: string
}
/** A server of Kinetra: it signs the tokens, and knows of the calls that it signed them for. */
export interface KinetraServer {
  /** Its origin, such as "https://coach.example". */
  readonly server: string
  /** Gives the user's access token of the host's own identity provider; asked at each request. */
  readonly authorization?: () => string | undefined | Promise<string | undefined>
}
export type TokenSourceSetting = CoachTokenSource | EndpointSource | SandboxSource | KinetraServer

/** Where the user is in the app: what "here" and "now" mean to the coach. */
export interface CoachContext {
  /** 24 hex digits, as the server's workouts are named. */
  readonly workoutId?: string | null
  readonly region?: string | null
  /** Position of the replay, in milliseconds since the workout's first frame. */
  readonly timeMs?: number | null
}

/** What was done, in a sentence that the coach may go by; a plain string says that it worked. */
export type ActionResult = string | { readonly ok: boolean; readonly message: string }
type Action<Request> = (request: Request) => ActionResult | Promise<ActionResult>

/** What the coach may do with the app; it can do what is given. Answered within two seconds, or given up. */
export interface CoachActions {
  readonly showRegion?: Action<{ region: string; foot: 'left' | 'right' | null }>
  readonly seekTo?: Action<{ workoutId: string; timeMs: number; label: string | null }>
  readonly openWorkout?: Action<{ workoutId: string }>
}

/** Where a spoken number comes from. */
export interface CoachSource {
  readonly workoutId: string
  readonly region: string | null
  readonly timeMs: number | null
  readonly statistic: string
}

/** How numbers become links; they stay text without it. */
export interface SourceLinks {
  /** Address of what the number comes from. */
  href(source: CoachSource): string
  /** Goes there without loading the page anew; the address is followed where absent. */
  open?(source: CoachSource): void
}

/** The colours and the shape of the coach, as values of CSS. */
export interface CoachColours {
  readonly paper?: string
  readonly raised?: string
  readonly sunken?: string
  readonly ink?: string
  readonly inkSoft?: string
  readonly line?: string
  readonly lineStrong?: string
  readonly plate?: string
  readonly plateInk?: string
  readonly font?: string
  readonly radius?: string
}
export type CoachTheme =
  | 'light'
  | 'dark'
  | 'auto'
  | (CoachColours & { readonly scheme?: 'light' | 'dark' | 'auto' })

/** What the user decided about calls for this browser. */
export interface Preferences {
  /** Agreed to what the coach's consent sentence says. */
  readonly consent: boolean
  readonly microphoneId: string
  readonly speakerId: string
  /** 0–1. */
  readonly volume: number
  /** Begin muted; holding the space bar talks. */
  readonly pushToTalk: boolean
  /** Screen readers say the coach’s captions also while its voice is heard. */
  readonly announceCaptions: boolean
  /** How readily the coach speaks up while a workout is recorded. */
  readonly cueChattiness: 'off' | 'few' | 'usual' | 'many'
  /** With tones the coach stays silent and each cue is a short tone. */
  readonly cueSound: 'voice' | 'tones'
}

export interface CoachSettings {
  /** Where a call's token comes from; a function is asked at each call. */
  readonly tokenSource: TokenSourceSetting | (() => TokenSourceSetting | Promise<TokenSourceSetting>)
  readonly context?: CoachContext
  readonly onAction?: CoachActions
  readonly theme?: CoachTheme
  /** Language of what is read, as a tag such as "de"; the page's own where absent. The coach speaks English in all. */
  readonly lang?: string
  readonly labels?: LabelChanges
  /** The name that the agent registers under. */
  readonly agentName?: string
  /**
   * What is known of calls: without it there is no return after a reload and no rating. A Kinetra server as token
   * source knows of its own.
   */
  readonly calls?: CallService
  readonly sources?: SourceLinks
  /** Where choices of the user are kept; the coach's own where absent. */
  readonly preferences?: Store<Preferences>
  /** Logs the user in, where the server asks for it. */
  readonly onLogin?: () => void
  readonly onOpenChange?: (open: boolean) => void
  /** A call has ended: what it changed, such as a note, may be asked for again. */
  readonly onCallEnd?: (callId: string | null) => void
  /** Two coaches of one page need two names, by which each remembers its own call. */
  readonly name?: string
}
