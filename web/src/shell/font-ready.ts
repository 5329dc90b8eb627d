/** The longest that the first page stays away for its font, in milliseconds. */
const LONGEST_WAIT_MS = 1_500

/**
 * Resolves when the page's font is there, so that no line jumps when it arrives. It is asked for by the
 * head of the page (vite.config.ts) and nearly always here before the scripts are. If it is late or
 * cannot be had, the page is shown in the system's.
 */
export async function fontReady(): Promise<void> {
  const font = document.fonts.load('1em "Figtree Variable"').catch(() => [])
  await Promise.race([font, new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))])
}
