const PROCESSING = { echoCancellation: true, noiseSuppression: true, autoGainControl: true }

/** Captures from the chosen microphone; rejects with the browser's error. */
export async function openMicrophone(chosen: string): Promise<MediaStreamTrack> {
  const { mediaDevices } = navigator
  // Browsers hide all devices from pages that are not secure.
  if (!mediaDevices) throw new DOMException('There are no media devices.', 'InsecureContext')
  const device = chosen === 'default' ? {} : { deviceId: { exact: chosen } }
  const stream = await mediaDevices.getUserMedia({ audio: { ...PROCESSING, ...device } })
  const [track] = stream.getAudioTracks()
  if (!track) throw new DOMException('There is no sound.', 'NotFoundError')
  return track
}
