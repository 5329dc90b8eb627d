/** Where speech has its energy, in hertz. */
const LOWEST_HZ = 90
const HIGHEST_HZ = 5000

/** Bytes of the spectrum at which a region begins to light, and is fully lit. */
const QUIET = 60
const LOUD = 210

/** Bin numbers between which each band lies: `bands` + 1 edges, equally far apart to the ear (logarithmic). */
export function bandEdges(sampleRate: number, bins: number, bands: number): number[] {
  const hzPerBin = sampleRate / 2 / bins
  const ratio = HIGHEST_HZ / LOWEST_HZ
  return Array.from({ length: bands + 1 }, (_, index) => {
    const hz = LOWEST_HZ * ratio ** (index / bands)
    return Math.min(bins - 1, Math.max(0, Math.round(hz / hzPerBin)))
  })
}

/** Level of each band, 0–1, from a spectrum of bytes; a quiet room stays dark. */
export function bandLevels(spectrum: Uint8Array, edges: readonly number[]): number[] {
  return edges.slice(1).map((to, index) => {
    const from = edges[index] ?? 0
    let highest = 0
    for (let bin = from; bin <= Math.max(from, to - 1); bin += 1)
      highest = Math.max(highest, spectrum[bin] ?? 0)
    return Math.min(1, Math.max(0, (highest - QUIET) / (LOUD - QUIET)))
  })
}
