/// <reference lib="dom" />

/** The microphones of the page's machine, once installDevices has run in it. */
export interface TestDevices {
  /** The name of the error every request for a microphone ends with, as browsers name them; null for none. */
  refuse(errorName: string | null): void
  /** Takes a microphone away: its tracks end and the browser says that its devices have changed. */
  unplug(deviceId: string): void
  /** Another program holds this microphone; null for none. */
  occupy(deviceId: string | null): void
  /** The user takes the permission back: tracks end, and the browser refuses from now on. */
  revoke(): void
  /** Gives it again. */
  grant(): void
  /** From now on each request for a microphone waits for the user's answer, which `answer` gives. */
  hesitate(): void
  answer(): void
  /** How often a microphone was asked for since the page was opened. */
  asked(): number
  /** How many of these requests have neither a microphone nor a refusal yet. */
  pending(): number
  /** The microphone's own switch, or the system's. */
  mute(muted: boolean): void
  /** Each device that has a live track: what lights the browser's recording sign. */
  live(): string[]
  /** Screens that are kept awake. */
  awake(): number
  /** The browser lets the screen sleep, as where the tab is hidden. */
  sleep(): Promise<void>
}
export type PageWithDevices = typeof window & { kinetraTestDevices: TestDevices }

/**
 * Runs in the page before its own scripts and after installMicrophone: two microphones with names, which
 * can be refused, unplugged and muted as real ones are.
 */
export function installDevices(): void {
  const media = navigator.mediaDevices
  const open = media.getUserMedia.bind(media)
  const given: { deviceId: string; track: MediaStreamTrack }[] = []
  let refusal: string | null = null
  let isMuted = false
  let occupied: string | null = null
  let isRevoked = false
  let asked = 0
  let pending = 0
  let waiting: (() => void)[] | null = null
  let plugged = [
    { deviceId: 'desk', label: 'Desk microphone' },
    { deviceId: 'headset', label: 'Headset' },
  ]
  const define = (target: object, values: object) => {
    for (const [name, value] of Object.entries(values))
      Object.defineProperty(target, name, { configurable: true, get: () => value })
  }
  const microphone = (device: { deviceId: string; label: string }): MediaDeviceInfo => {
    const values = { ...device, kind: 'audioinput' as const, groupId: device.deviceId }
    return { ...values, toJSON: () => values }
  }
  media.enumerateDevices = async () => {
    const [first] = plugged
    if (!first) return []
    return [{ deviceId: 'default', label: `Default - ${first.label}` }, ...plugged].map(microphone)
  }
  const end = (one: { track: MediaStreamTrack }) => {
    if (one.track.readyState === 'ended') return
    one.track.stop()
    one.track.dispatchEvent(new Event('ended'))
  }
  const query = navigator.permissions.query.bind(navigator.permissions)
  navigator.permissions.query = async (descriptor) => {
    const status = await query(descriptor)
    if (isRevoked && String(descriptor.name) === 'microphone') define(status, { state: 'denied' })
    return status
  }
  const give = async (constraints?: MediaStreamConstraints): Promise<MediaStream> => {
    const hesitating = waiting
    if (hesitating) await new Promise<void>((answered) => hesitating.push(answered))
    if (isRevoked) throw new DOMException('taken back by the test', 'NotAllowedError')
    if (refusal) throw new DOMException('refused by the test', refusal)
    const audio = typeof constraints?.audio === 'object' ? constraints.audio : {}
    const wish = audio.deviceId
    const exact = typeof wish === 'object' && 'exact' in wish ? String(wish.exact) : undefined
    const wanted = exact ?? (typeof wish === 'string' ? wish : 'default')
    const device = plugged.find(({ deviceId }) => deviceId === wanted)
    if (!device && exact && exact !== 'default')
      throw new DOMException('no such device', 'OverconstrainedError')
    const chosen = device ?? plugged[0]
    if (!chosen) throw new DOMException('no device', 'NotFoundError')
    if (chosen.deviceId === occupied) throw new DOMException('held by the test', 'NotReadableError')
    const stream = await open({ audio: true })
    for (const track of stream.getAudioTracks()) {
      const copy = track.clone.bind(track)
      track.clone = () => {
        const cloned = copy()
        given.push({ deviceId: chosen.deviceId, track: cloned })
        return cloned
      }
      const settings = track.getSettings()
      track.getSettings = () => ({ ...settings, deviceId: chosen.deviceId, groupId: chosen.deviceId })
      define(track, { muted: isMuted, label: chosen.label })
      given.push({ deviceId: chosen.deviceId, track })
    }
    return stream
  }
  media.getUserMedia = async (constraints) => {
    asked += 1
    pending += 1
    try {
      return await give(constraints)
    } finally {
      pending -= 1
    }
  }
  const locks: WakeLockSentinel[] = []
  const ask = navigator.wakeLock.request.bind(navigator.wakeLock)
  navigator.wakeLock.request = async (type) => {
    const lock = await ask(type)
    locks.push(lock)
    return lock
  }

  const devices: TestDevices = {
    refuse(errorName) {
      refusal = errorName
    },
    unplug(deviceId) {
      plugged = plugged.filter((device) => device.deviceId !== deviceId)
      given.filter((one) => one.deviceId === deviceId).forEach(end)
      media.dispatchEvent(new Event('devicechange'))
    },
    occupy(deviceId) {
      occupied = deviceId
    },
    revoke() {
      isRevoked = true
      given.forEach(end)
    },
    grant() {
      isRevoked = false
    },
    hesitate() {
      waiting = []
    },
    answer() {
      const answered = waiting ?? []
      waiting = null
      for (const answer of answered) answer()
    },
    asked: () => asked,
    pending: () => pending,
    mute(muted) {
      isMuted = muted
      for (const { track } of given) {
        if (track.readyState === 'ended') continue
        define(track, { muted })
        track.dispatchEvent(new Event(muted ? 'mute' : 'unmute'))
      }
    },
    live() {
      const open = given.filter(({ track }) => track.readyState === 'live')
      return [...new Set(open.map(({ deviceId }) => deviceId))]
    },
    awake: () => locks.filter((lock) => !lock.released).length,
    async sleep() {
      for (const lock of locks) await lock.release()
    },
  }
  Object.assign(window, { kinetraTestDevices: devices })
}
