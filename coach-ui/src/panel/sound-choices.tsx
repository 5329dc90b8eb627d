import { useStore } from '../store/use-store.ts'
import { useDevices } from './use-devices.ts'
import { useLabels, useSession } from './use-session.ts'

/** Which microphone, which speaker, how loud; kept for the next call. What is chosen is used as it is chosen. */
export function SoundChoices() {
  const { preferences } = useSession()
  const labels = useLabels()
  const volume = useStore(preferences, (value) => value.volume)
  const announceCaptions = useStore(preferences, (value) => value.announceCaptions)
  return (
    <div className="coach-sound">
      <DeviceChoice kind="audioinput" name={labels.microphone} preference="microphoneId" />
      <DeviceChoice kind="audiooutput" name={labels.speaker} preference="speakerId" />
      <label>
        <span>{labels.volume}</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={volume}
          onChange={(event) => preferences.set({ volume: Number(event.target.value) })}
        />
      </label>
      <label className="coach-check">
        <input
          type="checkbox"
          checked={announceCaptions}
          onChange={(event) => preferences.set({ announceCaptions: event.target.checked })}
        />
        <span>{labels.announce}</span>
      </label>
    </div>
  )
}

interface DeviceChoiceProps {
  readonly kind: 'audioinput' | 'audiooutput'
  readonly name: string
  readonly preference: 'microphoneId' | 'speakerId'
}

function DeviceChoice({ kind, name, preference }: DeviceChoiceProps) {
  const { preferences } = useSession()
  const labels = useLabels()
  const chosen = useStore(preferences, (value) => value[preference])
  const devices = useDevices(kind)
  if (devices.length === 0) return null
  return (
    <label>
      <span>{name}</span>
      <select
        className="field"
        value={chosen}
        onChange={(event) => preferences.set({ [preference]: event.target.value })}
      >
        {!devices.some(({ deviceId }) => deviceId === 'default') && (
          <option value="default">{labels.systemDefault}</option>
        )}
        {devices.map((device) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || name}
          </option>
        ))}
      </select>
    </label>
  )
}
