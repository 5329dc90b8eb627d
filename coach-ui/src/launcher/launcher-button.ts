import { FOOT_HEIGHT, FOOT_WIDTH, FOOTPRINT_SHAPES } from '../footprint/shapes.ts'

export interface LauncherState {
  readonly words: string
  /** The words are shown on a phone, too. */
  readonly told: boolean
  readonly busy: boolean
  readonly open: boolean
  readonly hidden: boolean
}

/**
 * The floating button, drawn without any framework. Its words are its name; what they change to is announced by
 * a status beside it, since one inside a button would not count as its name.
 * @param onApproach a pointer, a finger or the focus is on it: a press may follow.
 */
export function createLauncherButton(onClick: () => void, onApproach: () => void) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'coach-launcher'
  button.dataset.testid = 'coach-launcher'
  button.setAttribute('aria-haspopup', 'dialog')
  button.addEventListener('click', onClick)
  for (const event of ['pointerenter', 'focus']) button.addEventListener(event, onApproach)
  const words = document.createElement('span')
  button.append(footprint(), words)
  const status = document.createElement('span')
  status.className = 'visually-hidden'
  status.setAttribute('role', 'status')
  return {
    elements: [button, status],
    focus: () => button.focus(),
    show(state: LauncherState) {
      words.textContent = state.words
      const announced = state.told ? state.words : ''
      if (status.textContent !== announced) status.textContent = announced
      button.dataset.told = String(state.told)
      button.setAttribute('aria-busy', String(state.busy))
      button.setAttribute('aria-expanded', String(state.open))
      button.hidden = state.hidden
    },
  }
}

function footprint(): SVGElement {
  const create = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name)
  const svg = create('svg')
  const attributes = {
    class: 'footprint',
    viewBox: `0 0 ${FOOT_WIDTH} ${FOOT_HEIGHT}`,
    'aria-hidden': 'true',
  }
  for (const [name, value] of Object.entries(attributes)) svg.setAttribute(name, value)
  for (const shape of Object.values(FOOTPRINT_SHAPES)) {
    const path = create('path')
    path.setAttribute('d', shape)
    svg.append(path)
  }
  return svg
}
