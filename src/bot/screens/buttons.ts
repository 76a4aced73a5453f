/** The buttons of screens. */
export type Button = {
  readonly label: string
  /** `action` or `action:argument`, at most {@link ACTION_BYTES} bytes, without “/”. */
  readonly action: string
  readonly style?: 'primary' | 'success' | 'danger'
}
export type UrlButton = { readonly label: string; readonly url: string }
export type Row = readonly (Button | UrlButton)[]

/** Buttons two by two: three words side by side are cut on a phone. */
export function inPairs(buttons: readonly Button[]): readonly Row[] {
  return Array.from({ length: Math.ceil(buttons.length / 2) }, (_, row) => buttons.slice(row * 2, row * 2 + 2))
}

/** callback_data has 64 bytes: the id takes 6, the plugin's own fields and hash 19. */
export const ACTION_BYTES = 39
