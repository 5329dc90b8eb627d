/** How often this process looks at the time. */
const LOOK_EVERY_MS = 5
/** A look that is later than this was kept from the processor by something else. */
const MOST_MS = 4 * LOOK_EVERY_MS

/**
 * Begins to measure how long something takes, without what a busy machine keeps from this process: what other programs do in the
 * meantime is no matter of what is measured. To be used where what is waited for goes on in this process.
 * @returns ends it; in milliseconds, at most the time that has passed.
 */
export function ownTime(): () => number {
  let passedMs = 0
  let lookedAt = performance.now()
  const look = () => {
    const now = performance.now()
    passedMs += Math.min(now - lookedAt, MOST_MS)
    lookedAt = now
  }
  const looking = setInterval(look, LOOK_EVERY_MS)
  return () => {
    clearInterval(looking)
    look()
    return passedMs
  }
}
