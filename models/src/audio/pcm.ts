/** Samples from −1 to 1 as signed 16-bit little-endian; louder ones are clipped. */
export function toPcm16(samples: Float32Array): Buffer {
  const pcm = Buffer.alloc(samples.length * 2)
  for (let index = 0; index < samples.length; index += 1) {
    const value = Math.round((samples[index] ?? 0) * 32_767)
    pcm.writeInt16LE(Math.max(-32_768, Math.min(32_767, value)), index * 2)
  }
  return pcm
}
