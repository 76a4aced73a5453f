/** The buttons of screens. */
import type { CopyButton } from '../text/reach.ts'
import type { ScreenData } from './actions.ts'

export type ButtonStyle = 'primary' | 'success' | 'danger'

export type Button = { readonly label: string; readonly action: ScreenData; readonly style?: ButtonStyle }
export type UrlButton = { readonly label: string; readonly url: string }
export type Row = readonly (Button | UrlButton | CopyButton)[]

/** @param action made by one of the screen's declared actions */
export function button(label: string, action: ScreenData, style?: ButtonStyle): Button {
  return { label, action, ...(style !== undefined && { style }) }
}

/** Buttons in pairs: three labels side by side are cut off on a phone. */
export function inPairs(buttons: Row): readonly Row[] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2))
}
