/** Protobuf tags of length-delimited fields: ModelProto.metadata_props (14), and key (1) and value (2) in it. */
const metadataTag = (14 << 3) | 2
const keyTag = (1 << 3) | 2
const valueTag = (2 << 3) | 2

function variableLength(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  return Buffer.from([...bytes, rest])
}

function field(tag: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([tag]), variableLength(content.length), content])
}

/**
 * Bytes that, appended to an ONNX file, give it these metadata: a repeated protobuf field may stand anywhere in
 * its message, so the end of the file will do (protobuf encoding specification; onnx.proto, ModelProto).
 */
export function onnxMetadata(entries: Record<string, string>): Buffer {
  const fields = Object.entries(entries).map(([key, value]) =>
    field(metadataTag, Buffer.concat([field(keyTag, Buffer.from(key)), field(valueTag, Buffer.from(value))])),
  )
  return Buffer.concat(fields)
}
