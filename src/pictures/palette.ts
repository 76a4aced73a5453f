/** The colours of both themes. A test computes that every text stands out from what is behind it. */
import type { PictureTheme, Tone } from './picture.ts'

export type Palette = {
  readonly paper: string
  readonly ink: string
  /** For what is said beside the figures. */
  readonly quiet: string
  /** Where there is nothing: empty cells, the rest of a bar. */
  readonly track: string
  readonly tones: Readonly<Record<Tone, string>>
}

export const PALETTES: Readonly<Record<PictureTheme, Palette>> = {
  light: {
    paper: '#ffffff',
    ink: '#111820',
    quiet: '#536070',
    track: '#e8edf3',
    tones: { plain: '#5b6b82', gain: '#0f7a4a', loss: '#b3261e', accent: '#2457c5', faint: '#8b98a9' },
  },
  dark: {
    paper: '#12171e',
    ink: '#f2f5f9',
    quiet: '#aab5c3',
    track: '#252d38',
    tones: { plain: '#93a4bb', gain: '#4cc38a', loss: '#ff8a80', accent: '#82a9ff', faint: '#6b7a8f' },
  },
}

type Rgb = readonly [red: number, green: number, blue: number]

function rgbOf(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

/** @param share 0 for the first colour, 1 for the second */
export function between(first: string, second: string, share: number): string {
  const [from, to] = [rgbOf(first), rgbOf(second)]
  const mixed = from.map((part, index) => Math.round(part + ((to[index] ?? part) - part) * share))
  return `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/** WCAG 2.2, relative luminance. */
function luminanceOf(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const value = part / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

/** WCAG 2.2, contrast ratio: from 1 to 21. */
export function contrastOf(first: string, second: string): number {
  const [a, b] = [luminanceOf(first), luminanceOf(second)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Black or white, whichever is easier to read on the colour. */
export function inkOn(background: string): string {
  return contrastOf('#000000', background) > contrastOf('#ffffff', background) ? '#000000' : '#ffffff'
}
