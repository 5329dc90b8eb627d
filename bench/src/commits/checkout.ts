import { execFile } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
} from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'

const ROOT = resolve(import.meta.dirname, '../../..')
const run = promisify(execFile)

export interface Checkout {
  readonly folder: string
  readonly commit: string
  remove(): Promise<void>
}

/**
 * A commit's files in a temporary folder, ready to be run: with this installation's packages where it has the same ones, else
 * with its own. Undefined where there is no such commit, as in a shallow clone.
 */
export async function checkOut(reference: string): Promise<Checkout | undefined> {
  const git = async (...words: string[]) =>
    (await run('git', words, { cwd: ROOT, maxBuffer: 2 ** 28 })).stdout.trim()
  const commit = await git('rev-parse', '--verify', '--quiet', `${reference}^{commit}`).catch(() => undefined)
  if (!commit) return undefined
  const folder = await mkdtemp(join(tmpdir(), 'kinetra-commit-'))
  const remove = async () => await rm(folder, { recursive: true, force: true })
  try {
    const archive = join(folder, '.commit.tar')
    await git('archive', '--output', archive, commit)
    await run('tar', ['-xf', archive, '-C', folder])
    await rm(archive)
    const locked = (from: string) => readFileSync(join(from, 'package-lock.json'), 'utf8')
    if (locked(folder) === locked(ROOT)) linkPackages(folder)
    else await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder })
  } catch (error) {
    await remove()
    throw error
  }
  return { folder, commit, remove }
}

/** The packages of others are the same files; the product's own are those of the folder. */
function linkPackages(folder: string): void {
  const workspaces = readdirSync(ROOT, { withFileTypes: true }).filter((one) => one.isDirectory())
  for (const { name } of [{ name: '.' }, ...workspaces])
    linkAll(join(ROOT, name, 'node_modules'), join(folder, name, 'node_modules'))
}

function linkAll(from: string, to: string): void {
  if (!existsSync(from) || !existsSync(dirname(to))) return
  mkdirSync(to, { recursive: true })
  for (const name of readdirSync(from)) {
    const source = join(from, name)
    // A link within the installation leads to one of its own parts.
    if (lstatSync(source).isSymbolicLink()) symlinkSync(readlinkSync(source), join(to, name))
    else if (name.startsWith('@')) linkAll(source, join(to, name))
    else symlinkSync(source, join(to, name))
  }
}
