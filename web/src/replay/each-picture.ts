/**
 * Runs something before each picture that the screen shows, with the time of the picture in milliseconds; returns what
 * ends it. What stands still needs none: each one keeps a processor awake.
 */
export function eachPicture(draw: (nowMs: number) => void): () => void {
  let next = requestAnimationFrame(function step(nowMs) {
    // First, so that `draw` may end it.
    next = requestAnimationFrame(step)
    draw(nowMs)
  })
  return () => cancelAnimationFrame(next)
}
