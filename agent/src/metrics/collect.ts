import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import { type Observation, observedMessage } from './observation.ts'

/**
 * Receives what job processes report. The framework forks them and keeps them to itself, so they are met
 * where Node announces every new child process; its own messages pass by untouched.
 */
export function collectObservations(observed: (observation: Observation) => void): void {
  subscribe('child_process', (message) => {
    const { process: child } = message as { process: ChildProcess }
    child.on('message', (received) => {
      const parsed = observedMessage.safeParse(received)
      if (parsed.success) observed(parsed.data.value)
    })
  })
}
