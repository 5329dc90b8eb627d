/** Root mean square of each whole frame of `frameLength` samples. */
export function frameLevels(samples: Float32Array, frameLength: number): Float32Array {
  const levels = new Float32Array(Math.floor(samples.length / frameLength))
  for (let frame = 0; frame < levels.length; frame += 1) {
    let sum = 0
    for (let index = frame * frameLength; index < (frame + 1) * frameLength; index += 1) {
      const sample = samples[index] ?? 0
      sum += sample * sample
    }
    levels[frame] = Math.sqrt(sum / frameLength)
  }
  return levels
}

/** The value below which `share` (0 to 1) of the levels lie; 0 where there are none. */
export function quantile(levels: Float32Array, share: number): number {
  const sorted = levels.toSorted()
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0
}
