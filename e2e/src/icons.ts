import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import sharp from 'sharp'

/** Systems cut a maskable icon to their own shape: what counts lies in its middle four fifths, on ground to the edge. */
const SAFE = 0.8
const PUBLIC = resolve(import.meta.dirname, '../../web/public')

// Makes the icons of the installed page from its mark: npm run icons -w e2e
const mark = await readFile(`${PUBLIC}/mark.svg`)
const ground = /<rect[^>]* fill="([^"]+)"/.exec(mark.toString())?.[1] ?? '#000'
for (const size of [192, 512]) await write(`icon-${size}`, await drawn(size))
await write('icon-apple-180', await onGround(180, 1))
await write('icon-maskable-512', await onGround(512, SAFE))

async function drawn(size: number): Promise<Buffer> {
  return await sharp(mark, { density: 300 }).resize(size, size).png().toBuffer()
}
async function onGround(size: number, share: number): Promise<Buffer> {
  const input = await drawn(Math.round(size * share))
  const create = { width: size, height: size, channels: 3, background: ground } as const
  return await sharp({ create }).composite([{ input }]).png().toBuffer()
}
async function write(name: string, picture: Buffer): Promise<void> {
  await writeFile(`${PUBLIC}/${name}.png`, await sharp(picture).png({ palette: true, effort: 10 }).toBuffer())
}
