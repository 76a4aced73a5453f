/** Where things are in a picture, in pixels from its top left corner. */
export const WIDTH = 1080
export const HEIGHT = 1350
export const MARGIN = 64
export const INNER_WIDTH = WIDTH - 2 * MARGIN
export const RIGHT = WIDTH - MARGIN

/** The part of a picture between its head and its notes, as wide as the text. */
export type Area = { readonly top: number; readonly bottom: number }
