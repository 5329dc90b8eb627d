/** From this load on LiveKit's server offers a worker nothing more, whatever its status is (`agents.target_load`). */
const TARGET_LOAD = 0.7

/**
 * A worker's load as LiveKit is told of it, by the calls it holds: below its target while there is a place left, 1 where there
 * is none. CPU load, the framework's own measure, refuses every job on a small machine that happens to be busy, although a
 * call needs little of it.
 */
export const loadOf = (calls: number, capacity: number): number =>
  calls >= capacity ? 1 : (TARGET_LOAD * calls) / capacity
