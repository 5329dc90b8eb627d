import { useEffect, useState } from 'react'

/** The devices of a kind that the browser names, as they come and go; none before it was allowed to. */
export function useDevices(kind: MediaDeviceKind): readonly MediaDeviceInfo[] {
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([])
  useEffect(() => {
    const media = navigator.mediaDevices
    if (!media) return
    let over = false
    const read = async () => {
      const all = await media.enumerateDevices().catch(() => [])
      if (!over) setDevices(all.filter((device) => device.kind === kind && device.deviceId !== ''))
    }
    const listen = () => void read()
    listen()
    media.addEventListener('devicechange', listen)
    return () => {
      over = true
      media.removeEventListener('devicechange', listen)
    }
  }, [kind])
  return devices
}
