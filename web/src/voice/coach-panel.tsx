import './coach.css'
import { LiveKitRoom } from '@livekit/components-react'
import { ConnectionError, DisconnectReason, MediaDeviceFailure, Room } from 'livekit-client'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { callOfAnyTab, forgetCall, rememberedCall } from '../coach/call-memory.ts'
import type { CoachPanelProps } from '../coach/coach-dock.tsx'
import { useStore } from '../page-context/store.ts'
import { settingsStore } from '../settings/settings-store.ts'
import { CallRoom } from './call-room.tsx'
import { isCalling } from './call-state.ts'
import { callStore, feed } from './call-store.ts'
import { PanelContent } from './panel-content.tsx'
import { type ProblemCode, problem, problemOfConnection } from './problems.ts'
import { returnToCall, startCall } from './start-call.ts'
import { useDialogFocus } from './use-dialog-focus.ts'
import { statusWords } from './words.ts'

/** The coach's panel and, behind it, the call; closing the panel leaves the call up. */
export function CoachPanel({ open, onClose, onStatus, clicks }: CoachPanelProps) {
  const call = useStore(callStore, (view) => view.call)
  const panel = useRef<HTMLDivElement>(null)
  useDialogFocus(panel, open, call.phase, onClose)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each click on the launcher counts once
  useLayoutEffect(() => {
    if (isCalling(callStore.get().call.phase)) return
    const earlier = rememberedCall() ?? callOfAnyTab()
    if (earlier) void returnToCall(earlier, { takeOver: false })
    else if (settingsStore.get().consent) void startCall({ typingOnly: false })
    else feed({ type: 'ask-consent' })
  }, [clicks])
  useEffect(() => onStatus(statusWords(call.phase)), [call.phase, onStatus])
  const content = <PanelContent onClose={onClose} />
  return (
    <div
      ref={panel}
      className="coach-panel"
      data-testid="coach-panel"
      data-phase={call.phase}
      role="dialog"
      tabIndex={-1}
      aria-label="Coach"
      hidden={!open}
    >
      {call.ticket ? (
        <Call key={call.ticket.participantToken} {...call.ticket} typingOnly={call.typingOnly}>
          {content}
        </Call>
      ) : (
        content
      )}
    </div>
  )
}

interface CallProps {
  readonly serverUrl: string
  readonly participantToken: string
  readonly typingOnly: boolean
  readonly children: React.ReactNode
}

function Call({ serverUrl, participantToken, typingOnly, children }: CallProps) {
  const room = useMemo(() => {
    const { speakerId } = settingsStore.get()
    return new Room({
      audioOutput: { deviceId: speakerId },
      audioCaptureDefaults: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    })
  }, [])
  const audio = useMemo(() => {
    const { microphoneId, pushToTalk } = settingsStore.get()
    if (typingOnly || pushToTalk) return false
    return microphoneId === 'default' ? true : { deviceId: microphoneId }
  }, [typingOnly])
  return (
    <LiveKitRoom
      className="coach-room"
      room={room}
      serverUrl={serverUrl}
      token={participantToken}
      connect
      audio={audio}
      video={false}
      onConnected={connected}
      onDisconnected={leave}
      onError={notConnected}
      onMediaDeviceFailure={withoutDevice}
    >
      <CallRoom>{children}</CallRoom>
    </LiveKitRoom>
  )
}

// These stay the same from one drawing to the next: LiveKitRoom connects anew with each new one, which would
// break off a reconnection that is under way.

function connected(): void {
  feed({ type: 'connected' })
}

/** The room or the microphone did not open; the latter has been told by `withoutDevice` already. */
function notConnected(error: Error): void {
  if (!(error instanceof ConnectionError) || callStore.get().call.phase !== 'connecting') return
  feed({ type: 'fail', problem: problemOfConnection(error) })
}

const BY_FAILURE: Readonly<Partial<Record<MediaDeviceFailure, ProblemCode>>> = {
  [MediaDeviceFailure.PermissionDenied]: 'microphone-denied',
  [MediaDeviceFailure.NotFound]: 'microphone-missing',
  [MediaDeviceFailure.DeviceInUse]: 'microphone-in-use',
}

function withoutDevice(failure?: MediaDeviceFailure): void {
  feed({ type: 'notice', notice: problem((failure && BY_FAILURE[failure]) ?? 'microphone-failed') })
}

/** The room was left without the user hanging up: the coach ended the call, or something broke. */
function leave(reason: DisconnectReason | undefined): void {
  switch (reason) {
    case DisconnectReason.CLIENT_INITIATED:
      // The page is being left or reloaded: the call is remembered, so that it can be returned to.
      feed({ type: 'end' })
      break
    case DisconnectReason.ROOM_DELETED:
    case DisconnectReason.PARTICIPANT_REMOVED:
      forgetCall(callStore.get().call.lastCallId)
      feed({ type: 'end' })
      break
    case DisconnectReason.DUPLICATE_IDENTITY:
      forgetCall(callStore.get().call.lastCallId)
      feed({ type: 'fail', problem: problem('call-elsewhere') })
      break
    default: {
      const early = callStore.get().call.phase === 'connecting'
      feed({ type: 'fail', problem: problem(early ? 'call-unreachable' : 'connection-lost') })
    }
  }
}
