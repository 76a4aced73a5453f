/**
 * The fonts of pictures, from packages: a slim image has none, and labels would vanish without an error. They are registered under
 * names of our own, so that a machine's fonts of the same name change nothing.
 */
import { createRequire } from 'node:module'

import { GlobalFonts } from '@napi-rs/canvas'

const { resolve } = createRequire(import.meta.url)

/** In the order in which a letter is looked for. Inter has Latin, Cyrillic and the signs; DejaVu has many other alphabets. */
const FONTS = [
  ['Picture Text', '@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf'],
  ['Picture Text', '@expo-google-fonts/inter/700Bold/Inter_700Bold.ttf'],
  ['Picture Emoji', 'twemoji-colr-font/twemoji.woff2'],
  ['Picture Others', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf'],
] as const

export const FONT_FAMILY = '"Picture Text", "Picture Emoji", "Picture Others"'

/** @throws Error if the package of a font is missing: without it, texts would be boxes or nothing */
export function registerFonts(): void {
  for (const [family, path] of FONTS) {
    if (GlobalFonts.registerFromPath(resolve(path), family) === null) throw new Error(`Cannot read the font ${path}`)
  }
}
