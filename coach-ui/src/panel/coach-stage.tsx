import { LocalAudioTrack, RemoteAudioTrack, Track } from 'livekit-client'
import { useStore } from '../store/use-store.ts'
import { CoachFace } from './coach-face.tsx'
import { coachWords } from './coach-words.ts'
import { ElapsedTime } from './elapsed-time.tsx'
import { useCoachInRoom, useRoom } from './use-room.ts'
import { useLabels, useSession, useView } from './use-session.ts'

/** The coach in the room: face, state in words, and the sound of whoever is heard: the coach, or oneself. */
export function CoachStage() {
  const room = useRoom()
  const labels = useLabels()
  const shown = useStore(useSession().coach.shown, (value) => value.open)
  const phase = useView((view) => view.call.phase)
  const { wish, capture } = useView((view) => view.microphone)
  const { state, track: coachTrack } = useCoachInRoom()
  const isThere = wish !== 'none' && capture !== 'failed'
  const hearing = capture === 'open' ? 'open' : isThere ? 'muted' : 'none'
  const own = room.localParticipant.getTrackPublication(Track.Source.Microphone)?.track
  const isOwnTurn = capture === 'open' && own !== undefined && state !== 'speaking' && state !== 'thinking'
  const track = isOwnTurn ? own : coachTrack
  const isSound = track instanceof LocalAudioTrack || track instanceof RemoteAudioTrack
  return (
    <div className="coach-stage" data-state={state}>
      <CoachFace track={isSound ? track : undefined} state={state} shown={shown}>
        <p className="coach-state" data-testid="coach-state" data-state={state}>
          {coachWords(labels, phase, state, hearing)}
        </p>
      </CoachFace>
      <ElapsedTime />
    </div>
  )
}

/** The coach without a call. */
export function QuietStage() {
  const labels = useLabels()
  const phase = useView((view) => view.call.phase)
  return (
    <div className="coach-stage" data-state="disconnected">
      <CoachFace track={undefined} state="disconnected" shown={false}>
        <p className="coach-state" data-testid="coach-state" data-state="disconnected">
          {coachWords(labels, phase, 'disconnected', 'none')}
        </p>
      </CoachFace>
    </div>
  )
}
