import { crc32 } from 'node:zlib'
import { type Frame, NO_SENSOR } from './frame.ts'

/**
 * Frames as bytes, little-endian. Header: `KF`, version (u8), 0 (u8), number of frames (u32). Each frame:
 * timestamp (f64), foot (u8: 0 left, 1 right), rows (u8), columns (u8), then the cells from the toes as
 * hundredths (u16; 65535 = no sensor). At the end CRC-32 of all before it (u32). A 13×9 frame takes 245 bytes.
 */
const VERSION = 1
const HEADER_BYTES = 8
const FRAME_BYTES = 11
const CHECKSUM_BYTES = 4
const NO_SENSOR_CODE = 0xffff
const HIGHEST_CODE = 10_000

/** The bytes are not frames as `encodeFrames` writes them: cut, changed, or of a later version. */
export class FrameCodecError extends Error {
  override readonly name = 'FrameCodecError'
}

/** Pressures are kept to hundredths. Throws `FrameCodecError` for ragged matrices and values over 100. */
export function encodeFrames(frames: readonly Frame[]): Uint8Array {
  let size = HEADER_BYTES + CHECKSUM_BYTES
  for (const { pressureMatrix } of frames)
    size += FRAME_BYTES + 2 * pressureMatrix.length * (pressureMatrix[0]?.length ?? 0)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  bytes.set([0x4b, 0x46, VERSION, 0])
  view.setUint32(4, frames.length, true)
  let at = HEADER_BYTES
  for (const frame of frames) at = writeFrame(view, at, frame)
  view.setUint32(at, crc32(bytes.subarray(0, at)), true)
  return bytes
}

function writeFrame(view: DataView, start: number, frame: Frame): number {
  const { pressureMatrix } = frame
  const cols = pressureMatrix[0]?.length ?? 0
  if (pressureMatrix.length > 255 || cols > 255)
    throw new FrameCodecError(
      `A frame has ${pressureMatrix.length} by ${cols} cells; at most 255 by 255 can be stored.`,
    )
  view.setFloat64(start, frame.timestamp, true)
  view.setUint8(start + 8, frame.foot === 'left' ? 0 : 1)
  view.setUint8(start + 9, pressureMatrix.length)
  view.setUint8(start + 10, cols)
  let at = start + FRAME_BYTES
  for (const row of pressureMatrix) {
    if (row.length !== cols)
      throw new FrameCodecError(
        `A frame has rows of ${cols} and of ${row.length} cells; all must be of one length.`,
      )
    for (const value of row) {
      const code = value < 0 ? NO_SENSOR_CODE : Math.round(value * 100)
      if (!(code === NO_SENSOR_CODE || code <= HIGHEST_CODE))
        throw new FrameCodecError(`A frame has the pressure ${value}; pressures are relative, 0 to 100.`)
      view.setUint16(at, code, true)
      at += 2
    }
  }
  return at
}

/** Throws `FrameCodecError` for anything that `encodeFrames` did not write. */
export function decodeFrames(bytes: Uint8Array): Frame[] {
  if (bytes.length < HEADER_BYTES + CHECKSUM_BYTES || bytes[0] !== 0x4b || bytes[1] !== 0x46)
    throw new FrameCodecError('These bytes are not stored frames; the stored batch is damaged.')
  if (bytes[2] !== VERSION)
    throw new FrameCodecError(
      `The frames are of version ${bytes[2]} and this program reads ${VERSION}; update it.`,
    )
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = bytes.length - CHECKSUM_BYTES
  if (view.getUint32(end, true) !== crc32(bytes.subarray(0, end)))
    throw new FrameCodecError('The checksum of stored frames is wrong; the stored batch is damaged.')
  const frames: Frame[] = []
  let at = HEADER_BYTES
  for (let left = view.getUint32(4, true); left > 0; left--) {
    if (at + FRAME_BYTES > end) throw tooShort()
    const rows = view.getUint8(at + 9)
    const cols = view.getUint8(at + 10)
    const next = at + FRAME_BYTES + 2 * rows * cols
    if (next > end) throw tooShort()
    frames.push(readFrame(view, at, rows, cols))
    at = next
  }
  if (at !== end)
    throw new FrameCodecError('Stored frames are followed by other bytes; the stored batch is damaged.')
  return frames
}

const tooShort = () => new FrameCodecError('Stored frames end too early; the stored batch is damaged.')

function readFrame(view: DataView, start: number, rows: number, cols: number): Frame {
  const pressureMatrix: number[][] = []
  let at = start + FRAME_BYTES
  for (let row = 0; row < rows; row++) {
    const line = new Array<number>(cols)
    for (let col = 0; col < cols; col++, at += 2) {
      const code = view.getUint16(at, true)
      line[col] = code === NO_SENSOR_CODE ? NO_SENSOR : code / 100
    }
    pressureMatrix.push(line)
  }
  const foot = view.getUint8(start + 8) === 0 ? 'left' : 'right'
  return { timestamp: view.getFloat64(start, true), foot, pressureMatrix }
}
