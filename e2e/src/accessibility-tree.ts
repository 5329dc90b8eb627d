import type { Page } from 'playwright-core'

/** Something that can be used, as the browser tells it to assistive technology. */
export interface Control {
  readonly role: string
  readonly name: string
  /** Such as `pressed`, `expanded`, `modal`; as the browser names them. */
  readonly states: Readonly<Record<string, unknown>>
}

const ROLES = new Set(
  `alertdialog button checkbox combobox dialog DisclosureTriangle link menuitem radio searchbox slider spinbutton
  switch tab textbox`.split(/\s+/),
)

/** All controls of the page in the browser's own accessibility tree; what is hidden or inert is not in it. */
export async function controlsOf(page: Page): Promise<Control[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const controls = nodes
    .filter(({ ignored, role }) => !ignored && ROLES.has(String(role?.value)))
    .map(({ role, name, properties = [] }) => ({
      role: String(role?.value),
      name: String(name?.value ?? ''),
      states: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
    }))
  await session.detach()
  return controls
}

/** The markup of the controls that have no name. */
export async function namelessOf(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  const nameless = nodes.filter(
    ({ ignored, role, name }) =>
      !ignored && ROLES.has(String(role?.value)) && String(name?.value ?? '').trim() === '',
  )
  const markup = await Promise.all(
    nameless.map(async ({ backendDOMNodeId = 0 }) => {
      const { outerHTML } = await session.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId })
      return outerHTML.slice(0, 200)
    }),
  )
  await session.detach()
  return markup
}

export const namesOf = (controls: readonly Control[]): string[] =>
  controls.map(({ role, name }) => `${role} "${name}"`)
