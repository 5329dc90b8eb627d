/** Nobody talks longer to a coach that is not there; what comes after is not kept. */
const LONGEST_MS = 30_000
/** Small pieces, so that little is left to be written when the recording ends. */
const PIECE_MS = 100

export interface Recording {
  /** Ends it at once, however often it is asked; resolves with what was recorded. */
  stop(): Promise<Blob>
}

/** Records a copy of the track, which itself may be silent or gone meanwhile; undefined where the browser cannot. */
export function recordTrack(track: MediaStreamTrack): Recording | undefined {
  if (!window.MediaRecorder) return
  const copy = track.clone()
  copy.enabled = true
  const recorder = new MediaRecorder(new MediaStream([copy]))
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => pieces.push(data)
  const whole = new Promise<Blob>((done) => {
    recorder.onstop = () => done(new Blob(pieces))
  })
  const stop = () => {
    clearTimeout(timer)
    if (recorder.state !== 'inactive') recorder.stop()
    copy.stop()
    return whole
  }
  const timer = setTimeout(stop, LONGEST_MS)
  recorder.start(PIECE_MS)
  return { stop }
}
