import { BarVisualizer, useLocalParticipant, useVoiceAssistant } from '@livekit/components-react'
import { memo } from 'react'
import { useStore } from '../page-context/store.ts'
import { callStore } from './call-store.ts'
import { CoachFace } from './coach-face.tsx'
import { ElapsedTime } from './elapsed-time.tsx'
import { coachWords } from './words.ts'

/** The coach in the room: face, state in words, bars driven by the sound. */
export function CoachStage() {
  const phase = useStore(callStore, (view) => view.call.phase)
  const { state, audioTrack } = useVoiceAssistant()
  const { isMicrophoneEnabled, microphoneTrack } = useLocalParticipant()
  const hearing = isMicrophoneEnabled ? 'open' : microphoneTrack ? 'muted' : 'none'
  return (
    <div className="coach-stage" data-state={state}>
      <CoachFace track={audioTrack?.publication.track} state={state} />
      <div>
        <p className="coach-state" data-testid="coach-state" data-state={state}>
          {coachWords(phase, state, hearing)}
        </p>
        <Bars track={audioTrack} state={state} />
      </div>
      <ElapsedTime />
    </div>
  )
}

/** The only part that React draws at the rate of the sound. */
const Bars = memo(function Bars(
  props: Pick<ReturnType<typeof useVoiceAssistant>, 'state'> & {
    track: ReturnType<typeof useVoiceAssistant>['audioTrack']
  },
) {
  return (
    <BarVisualizer
      className="coach-bars"
      aria-hidden="true"
      barCount={9}
      state={props.state}
      options={{ minHeight: 8 }}
      {...(props.track && { track: props.track })}
    />
  )
})

/** The coach without a call. */
export function QuietStage() {
  const phase = useStore(callStore, (view) => view.call.phase)
  return (
    <div className="coach-stage" data-state="disconnected">
      <CoachFace track={undefined} state="disconnected" />
      <p className="coach-state" data-testid="coach-state" data-state="disconnected">
        {coachWords(phase, 'disconnected', 'none')}
      </p>
    </div>
  )
}
