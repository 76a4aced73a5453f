/**
 * Compares a picture with the one that was looked at and kept in test/fixtures/pictures, at a third of its size. Letters differ by a shade
 * between machines, so a part of the points may differ. `UPDATE_PICTURES=1` keeps the new ones: look at each before you commit it.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { createCanvas, loadImage } from '@napi-rs/canvas'
import pixelmatch from 'pixelmatch'

const WIDTH = 360
const HEIGHT = 450

async function pointsOf(png: Uint8Array): Promise<Uint8ClampedArray> {
  const context = createCanvas(WIDTH, HEIGHT).getContext('2d')
  context.drawImage(await loadImage(Buffer.from(png)), 0, 0, WIDTH, HEIGHT)
  return context.getImageData(0, 0, WIDTH, HEIGHT).data
}

async function smaller(png: Uint8Array): Promise<Buffer> {
  const canvas = createCanvas(WIDTH, HEIGHT)
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(png)), 0, 0, WIDTH, HEIGHT)
  return canvas.encode('png')
}

/** @returns the share of points that differ, from 0 to 1 */
export async function differenceFromKept(name: string, png: Uint8Array): Promise<number> {
  const path = fileURLToPath(new URL(`../../fixtures/pictures/${name}.png`, import.meta.url))
  if (process.env['UPDATE_PICTURES'] !== undefined) await writeFile(path, await smaller(png))
  const [kept, drawn] = await Promise.all([pointsOf(await readFile(path)), pointsOf(png)])
  return pixelmatch(kept, drawn, undefined, WIDTH, HEIGHT, { threshold: 0.2 }) / (WIDTH * HEIGHT)
}
