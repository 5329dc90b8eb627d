import { useStore } from '@kinetra/coach-ui/store'
import { useEffect, useState } from 'react'
import { preferences } from '../settings/preferences.ts'
import { t } from '../words/words.ts'

/** Which microphone calls begin with; browsers name them only after the microphone was allowed once. */
export function MicrophoneSetting() {
  const microphoneId = useStore(preferences, (settings) => settings.microphoneId)
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    const media = navigator.mediaDevices
    if (!media) return
    const read = async () => {
      const all = await media.enumerateDevices()
      setDevices(
        all.filter((device) => device.kind === 'audioinput' && device.deviceId !== '' && device.label !== ''),
      )
    }
    const listen = () => void read()
    listen()
    media.addEventListener('devicechange', listen)
    return () => media.removeEventListener('devicechange', listen)
  }, [])
  return (
    <div className="setting">
      <div>
        <h3 id="microphone">{t('microphone')}</h3>
        <p>{t('microphoneWords')}</p>
      </div>
      <select
        className="field"
        aria-labelledby="microphone"
        value={microphoneId}
        onChange={(event) => preferences.set({ microphoneId: event.target.value })}
      >
        <option value="default">{t('systemDefault')}</option>
        {devices
          .filter((device) => device.deviceId !== 'default')
          .map((device) => (
            <option key={device.deviceId} value={device.deviceId}>
              {device.label}
            </option>
          ))}
      </select>
    </div>
  )
}
