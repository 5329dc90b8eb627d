import { useMediaDeviceSelect } from '@livekit/components-react'
import { useStore } from '../page-context/store.ts'
import { type Settings, settingsStore } from '../settings/settings-store.ts'

/** Which microphone, which speaker, how loud; kept for the next call. */
export function SoundChoices() {
  const volume = useStore(settingsStore, (settings) => settings.volume)
  return (
    <div className="coach-sound">
      <DeviceChoice kind="audioinput" name="Microphone" setting="microphoneId" />
      <DeviceChoice kind="audiooutput" name="Speaker" setting="speakerId" />
      <label>
        <span>Volume</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={volume}
          onChange={(event) => settingsStore.set({ volume: Number(event.target.value) })}
        />
      </label>
    </div>
  )
}

interface DeviceChoiceProps {
  readonly kind: 'audioinput' | 'audiooutput'
  readonly name: string
  readonly setting: keyof Pick<Settings, 'microphoneId' | 'speakerId'>
}

function DeviceChoice({ kind, name, setting }: DeviceChoiceProps) {
  const { devices, activeDeviceId, setActiveMediaDevice } = useMediaDeviceSelect({ kind })
  const named = devices.filter((device) => device.deviceId !== '')
  if (named.length === 0) return null
  const choose = async (deviceId: string) => {
    await setActiveMediaDevice(deviceId)
    settingsStore.set({ [setting]: deviceId })
  }
  return (
    <label>
      <span>{name}</span>
      <select className="field" value={activeDeviceId} onChange={(event) => void choose(event.target.value)}>
        {named.map((device) => (
          <option key={device.deviceId} value={device.deviceId}>
            {device.label || name}
          </option>
        ))}
      </select>
    </label>
  )
}
