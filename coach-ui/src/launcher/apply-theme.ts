import type { CoachTheme } from '../settings.ts'

/** Sets the host's colours as custom properties; what is not given is the coach's own. */
export function applyTheme(place: HTMLElement, theme: CoachTheme = 'auto'): void {
  const { scheme = 'auto', ...colours } = typeof theme === 'string' ? { scheme: theme } : theme
  const nameOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  place.style.cssText = Object.entries(colours)
    .map(([name, value]) => `--${nameOf(name)}:${value}`)
    .concat(`color-scheme:${scheme === 'auto' ? 'light dark' : scheme}`)
    .join(';')
}
