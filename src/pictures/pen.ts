/** Writes texts into a picture: elements of ECharts' graphic component, measured as the canvas draws them. */
import { createCanvas } from '@napi-rs/canvas'

import { cutToWidth, linesWithin, type Measure } from './fit-text.ts'
import { FONT_FAMILY } from './fonts.ts'

/** The smallest text: Telegram shows a picture at a third of its width on a phone. */
export const SMALL = 30
export const NORMAL = 36
export const LARGE = 60

export type Weight = 'normal' | 'bold'

export type Written = {
  readonly text: string
  readonly x: number
  /** The middle of the line. */
  readonly y: number
  readonly size: number
  readonly color: string
  readonly weight?: Weight
  readonly align?: 'left' | 'center' | 'right'
}

export type TextElement = { readonly type: 'text'; readonly style: Readonly<Record<string, unknown>> }

const ruler = createCanvas(1, 1).getContext('2d')

export function fontOf(size: number, weight: Weight = 'normal'): string {
  return `${weight === 'bold' ? 700 : 500} ${size}px ${FONT_FAMILY}`
}

export function measureIn(size: number, weight: Weight = 'normal'): Measure {
  const font = fontOf(size, weight)
  return (text) => {
    ruler.font = font
    return ruler.measureText(text).width
  }
}

export function write({ text, x, y, size, color, weight = 'normal', align = 'left' }: Written): TextElement {
  return {
    type: 'text',
    style: { text, x, y, font: fontOf(size, weight), fill: color, textAlign: align, textVerticalAlign: 'middle' },
  }
}

export function cutFor(text: string, width: number, size: number, weight: Weight = 'normal'): string {
  return cutToWidth(text, width, measureIn(size, weight))
}

export function linesFor(
  text: string,
  width: number,
  maxLines: number,
  size: number,
  weight: Weight = 'normal',
): readonly string[] {
  return linesWithin(text, width, maxLines, measureIn(size, weight))
}
