/**
 * A worker's load, 0 to 1, by the calls it holds. CPU load, the framework's own measure, refuses every
 * job on a small machine that happens to be busy, although a call needs little of it.
 */
export function loadOf(calls: number, capacity: number): number {
  return Math.min(1, calls / capacity)
}
