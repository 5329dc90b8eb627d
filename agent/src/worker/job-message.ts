import type { ChildProcess } from 'node:child_process'
import { subscribe } from 'node:diagnostics_channel'
import * as z from 'zod'

/**
 * A kind of message between job processes and their worker, beside the framework's own, which pass by untouched. The
 * framework forks the processes and keeps them to itself, so they are met where Node announces every new child process.
 */
export function jobMessage<Schema extends z.ZodType>(name: string, schema: Schema) {
  type Value = z.infer<Schema>
  const named = `kinetra.${name}`
  const message = z.object({ case: z.literal(named), value: z.unknown() })
  const read = (received: unknown): Value | undefined =>
    schema.safeParse(message.safeParse(received).data?.value).data
  return {
    /** What a message says; undefined where it is another's. */
    read,
    /** From a job process; without a worker, nobody is told. */
    tellWorker(value: Value): void {
      if (process.connected) process.send?.({ case: named, value }, undefined, undefined, () => undefined)
    },
    /** From the worker; one that has ended is not told. */
    tellJob(job: ChildProcess, value: Value): void {
      job.send({ case: named, value }, () => undefined)
    },
    /** In the worker: what each of its processes says, and when one has ended. */
    hearJobs(heard: (value: Value, job: ChildProcess) => void, ended?: (job: ChildProcess) => void): void {
      subscribe('child_process', (announced) => {
        const { process: job } = announced as { process: ChildProcess }
        job.on('message', (received) => {
          const value = read(received)
          if (value !== undefined) heard(value, job)
        })
        if (ended) job.once('exit', () => ended(job))
      })
    },
  }
}
