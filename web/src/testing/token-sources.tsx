import { LiveKitRoom, RoomAudioRenderer, useVoiceAssistant } from '@livekit/components-react'
import { TokenSource } from 'livekit-client'
import { useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { FloatingButtons } from './floating-buttons.tsx'

/**
 * A page as somebody else would write one against this server, for tests: `?source=` names the token source,
 * `?metadata=` what it asks the agent. It shows its room, and the agent once that is there; or, with `?buttons=`, so
 * many floating coaches.
 */
const query = new URLSearchParams(location.search)
const ENDPOINT = '/api/livekit/connection-details'
const sandbox = { id: query.get('sandbox') ?? '', at: { baseUrl: location.origin } }

const SOURCES = {
  endpoint: () => TokenSource.endpoint(ENDPOINT),
  custom: () =>
    TokenSource.custom(async ({ agentName, agentMetadata }) => {
      const body = { roomConfig: { agents: [{ agentName, metadata: agentMetadata }] } }
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(ENDPOINT, { method: 'POST', headers, body: JSON.stringify(body) })
      return await answer.json()
    }),
  sandboxTokenServer: () => TokenSource.sandboxTokenServer(sandbox.id, sandbox.at),
  developmentTokenServer: () => TokenSource.developmentTokenServer(sandbox.id, sandbox.at),
}
/** What the floating coach takes as well: details that are there already, and sources by their name. */
const BUTTON_SOURCES = {
  ...SOURCES,
  literal: () => TokenSource.literal(async () => await SOURCES.endpoint().fetch(wish(), true)),
  sandboxId: () => ({ sandboxId: sandbox.id, ...sandbox.at }),
  server: () => ({ server: location.origin }),
}
const wish = () => ({ agentName: 'voice-assistant', agentMetadata: query.get('metadata') ?? '{}' })

type Details = Awaited<ReturnType<ReturnType<(typeof SOURCES)['endpoint']>['fetch']>>

function CallPage() {
  const [details, setDetails] = useState<Details>()
  const [failure, setFailure] = useState('')
  useEffect(() => {
    const source = SOURCES[query.get('source') as keyof typeof SOURCES]()
    source.fetch(wish(), true).then(setDetails, (error: unknown) => setFailure(String(error)))
  }, [])
  if (failure !== '') return <p data-testid="failure">{failure}</p>
  if (!details) return null
  return (
    <LiveKitRoom
      serverUrl={details.serverUrl}
      token={details.participantToken}
      audio
      onError={(error) => setFailure(String(error))}
    >
      <RoomAudioRenderer />
      <p data-testid="token">{details.participantToken}</p>
      <Coach />
    </LiveKitRoom>
  )
}

function Coach() {
  const { agent } = useVoiceAssistant()
  return agent ? <p data-testid="agent">{agent.identity}</p> : null
}

const buttons = Number(query.get('buttons'))
createRoot(document.body.appendChild(document.createElement('main'))).render(
  buttons > 0 ? (
    <FloatingButtons
      count={buttons}
      tokenSource={BUTTON_SOURCES[query.get('source') as keyof typeof BUTTON_SOURCES]()}
      workoutId={JSON.parse(query.get('metadata') ?? '{}').workout_id}
    />
  ) : (
    <CallPage />
  ),
)
