import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { freePort } from '@kinetra/store/testing/free-ports'
import { Builder, type WebDriver, type WebElement } from 'selenium-webdriver'

const PATIENCE_MS = 30_000
/** GTK's own small browser, which comes with the engine. */
const BROWSER = '/usr/lib/*/webkit*gtk-*/MiniBrowser'
/** What can be operated; the chooser of files is opened by a button of the page. */
const CONTROLS = 'a[href], button, input:not([type="file"]), select, textarea'
/** In the page: what of it is shown, and says these words somewhere. */
const SHOWN = `
  const [controls, words] = arguments
  return [...document.querySelectorAll(controls)].filter(
    (element) => element.checkVisibility() && (element.ariaLabel + element.textContent).includes(words))`
/** In the page: keeps what goes wrong in it from now on. */
const WATCH = `
  const faults = (window.kinetraFaults = [])
  const { error } = console
  console.error = (...words) => { faults.push(words.join(' ')); error(...words) }
  addEventListener('error', ({ message }) => faults.push(message))
  addEventListener('unhandledrejection', ({ reason }) => faults.push(String(reason)))
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => faults.push(violatedDirective))`

export interface Control {
  readonly role: string
  readonly name: string
  readonly element: WebElement
}

/** WebKitGTK on a screen of its own, driven by its own WebDriver. */
export class Webkit {
  readonly driver: WebDriver
  readonly #programs: readonly ChildProcess[]

  private constructor(driver: WebDriver, programs: readonly ChildProcess[]) {
    this.driver = driver
    this.#programs = programs
  }

  static async start(): Promise<Webkit> {
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    })
    const [display] = await once(screen.stdio[3] as NodeJS.ReadableStream, 'data')
    const port = await freePort()
    const server = spawn('WebKitWebDriver', [`--port=${port}`], {
      // The poorest of languages.
      env: { ...process.env, LC_ALL: 'C', DISPLAY: `:${String(display).trim()}` },
      stdio: 'ignore',
    })
    const url = `http://127.0.0.1:${port}`
    while (!(await isReady(url))) if (server.exitCode !== null) throw new Error('WebKit’s driver has ended.')
    const options = { binary: globSync(BROWSER)[0], args: ['--automation'] }
    const driver = await new Builder()
      .usingServer(url)
      .withCapabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options })
      .build()
    return new Webkit(driver, [server, screen])
  }

  /** Loads a page; links that it follows from there are of the same document. */
  async open(url: string): Promise<void> {
    await this.driver.get(url)
    await this.driver.executeScript(WATCH)
  }

  /** What has gone wrong in the document since it was loaded. */
  async faults(): Promise<string[]> {
    return await this.driver.executeScript('return window.kinetraFaults')
  }

  async untilText(words: string): Promise<void> {
    await this.driver.wait(async () => (await this.text()).includes(words), PATIENCE_MS, words)
  }

  async text(): Promise<string> {
    return await this.driver.executeScript('return document.body.innerText')
  }

  /**
   * Role and name, as the engine tells them to a screen reader, of everything that can be operated now and says these
   * words somewhere. Empty where it has none, or is gone already.
   */
  async controls(words = ''): Promise<Control[]> {
    const shown = await this.driver.executeScript<WebElement[]>(SHOWN, CONTROLS, words)
    const described = shown.map(async (element) => ({
      role: await element.getAriaRole().catch(() => ''),
      name: await element.getAccessibleName().catch(() => ''),
      element,
    }))
    return await Promise.all(described)
  }

  /** What a screen reader calls by this role and name, once it is there. */
  async find(role: string, name: string): Promise<WebElement> {
    const find = async () =>
      (await this.controls(name)).find((control) => control.role === role && control.name === name)
    const found = await this.driver.wait(find, PATIENCE_MS, `no ${role} "${name}"`)
    return (found as Control).element
  }

  async press(role: string, name: string): Promise<void> {
    await (await this.find(role, name)).click()
  }

  async stop(): Promise<void> {
    await this.driver.quit()
    for (const program of this.#programs) {
      program.kill()
      await once(program, 'exit')
    }
  }
}

async function isReady(url: string): Promise<boolean> {
  return await fetch(`${url}/status`).then(
    ({ ok }) => ok,
    () => false,
  )
}
