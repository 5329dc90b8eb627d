import { OBSERVED, type Observation } from './observation.ts'

export type Report = (observation: Observation) => void

let send: Report = () => undefined

/** Lets this process, a job, tell its worker what it observes; elsewhere observations go nowhere. */
export function reportToWorker(): void {
  send = (value) => {
    if (process.connected) process.send?.({ case: OBSERVED, value }, undefined, undefined, () => undefined)
  }
}

/** Tells the worker what happened in the call of this process; never fails. */
export function report(observation: Observation): void {
  send(observation)
}
