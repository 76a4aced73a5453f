/** Makes a screenshot small: a PNG of at most 256 colours, which is all that a chat's flat areas and small signs need. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'

type Pixels = { readonly width: number; readonly height: number; readonly colours: Uint32Array }

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const MAX_COLOURS = 256

/** The value that PNG's Paeth filter predicts (PNG specification, 9.4). */
function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}

/** Undoes the PNG filter of one line, in place. */
function unfilter(line: Buffer, above: Buffer, filter: number, step: number): void {
  for (let at = 0; at < line.length; at++) {
    const left = at < step ? 0 : (line[at - step] ?? 0)
    const up = above[at] ?? 0
    const corner = at < step ? 0 : (above[at - step] ?? 0)
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0
    line[at] = ((line[at] ?? 0) + guess) & 0xff
  }
}

/** Reads PNGs as browsers write them: 8 bits per channel, not interlaced. Drops transparency, which screenshots do not have. */
function readPixels(png: Buffer): Pixels {
  const [width, height, kind] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]]
  const step = kind === 6 ? 4 : 3
  const parts: Buffer[] = []
  for (let at = SIGNATURE.length; at < png.length;) {
    const size = png.readUInt32BE(at)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + size))
    at += size + 12
  }
  const raw = inflateSync(Buffer.concat(parts))
  const colours = new Uint32Array(width * height)
  let above = Buffer.alloc(width * step)
  for (let y = 0; y < height; y++) {
    const from = y * (width * step + 1)
    const line = raw.subarray(from + 1, from + 1 + width * step)
    unfilter(line, above, raw[from] ?? 0, step)
    for (let x = 0; x < width; x++) colours[y * width + x] = line.readUIntBE(x * step, 3)
    above = line
  }
  return { width, height, colours }
}

function distance(one: number, other: number): number {
  const channel = (shift: number) => ((one >> shift) & 0xff) - ((other >> shift) & 0xff)
  return channel(16) ** 2 + channel(8) ** 2 + channel(0) ** 2
}

/** A palette that covers all colours: the most frequent colour of each cell when 3 × 8 bits are reduced to 3 × 4. */
function choosePalette(colours: Uint32Array): readonly number[] {
  const counts = new Map<number, number>()
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1)
  const cells = new Map<number, { colour: number; most: number; all: number }>()
  for (const [colour, count] of counts) {
    const cell = colour & 0xf0f0f0
    const { colour: best, most, all } = cells.get(cell) ?? { colour, most: 0, all: 0 }
    cells.set(cell, { colour: count > most ? colour : best, most: Math.max(count, most), all: all + count })
  }
  return [...cells.values()]
    .toSorted((one, other) => other.all - one.all)
    .slice(0, MAX_COLOURS)
    .map(({ colour }) => colour)
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([around.subarray(0, 4), named, around.subarray(4)])
}

/** @param png as a browser writes it */
export function withPalette(png: Buffer): Buffer {
  const { width, height, colours } = readPixels(png)
  const palette = choosePalette(colours)
  const places = new Map<number, number>(palette.map((colour, place) => [colour, place]))
  const nearest = (colour: number): number => {
    let best = 0
    for (const [place, other] of palette.entries())
      if (distance(colour, other) < distance(colour, palette[best] ?? 0)) best = place
    places.set(colour, best)
    return best
  }
  const lines = Buffer.alloc(height * (width + 1))
  for (const [at, colour] of colours.entries())
    lines[at + Math.floor(at / width) + 1] = places.get(colour) ?? nearest(colour)
  const table = Buffer.alloc(palette.length * 3)
  for (const [place, colour] of palette.entries()) table.writeUIntBE(colour, place * 3, 3)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  // 8 bits, a palette; compression, filter and interlacing are 0.
  head.set([8, 3], 8)
  const data = deflateSync(lines, { level: 9 })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', table),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
