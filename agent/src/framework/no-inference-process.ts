import { InferenceRunner } from '@livekit/agents'

/**
 * Keeps the worker from starting a process for LiveKit's end-of-turn model, some 270 MB: the words tell the end of a turn
 * (docs/decisions/0037). To be called before the worker is made.
 */
export function startNoInferenceProcess(): void {
  InferenceRunner.registeredRunners = new Proxy({}, { set: () => true })
}
