/**
 * What a picture says, as plain data that can be sent to another thread: the texts are worded already, in the reader's language.
 * The room knows neither reports nor languages.
 */

export const PICTURE_THEMES = ['light', 'dark'] as const
export type PictureTheme = (typeof PICTURE_THEMES)[number]

/** What a bar means. Its sign says the same to those who do not see its colour. */
export type Tone = 'plain' | 'gain' | 'loss' | 'accent' | 'faint'

/** One number in large type. */
export type BigNumber = { readonly value: string; readonly label: string }

/** A line of figures without a bar. */
export type Fact = { readonly label: string; readonly value: string }

/** A bar that lies under its label and value. */
export type Bar = {
  readonly sign?: string
  readonly label: string
  readonly value: string
  /** Where it begins and ends, in any one unit from 0. */
  readonly from: number
  readonly to: number
  readonly tone: Tone
  /** More about it, in small type under the bar. */
  readonly caption?: string
}

export type BarsBody = {
  readonly kind: 'bars'
  readonly big?: readonly BigNumber[]
  readonly bars: readonly Bar[]
  readonly facts?: readonly Fact[]
}

/** An upright bar, or a gap where the amount is not known. */
export type Column = {
  readonly label: string
  readonly value: string
  readonly amount: number | null
  readonly tone: Tone
}

export type ColumnsBody = {
  readonly kind: 'columns'
  readonly big: readonly BigNumber[]
  readonly columns: readonly Column[]
  readonly facts: readonly Fact[]
}

/** A bar, or a point with the range in which it lies. */
export type MonthLine = {
  readonly label: string
  readonly value: string
  readonly amount: number
  readonly range?: { readonly low: number; readonly high: number }
  readonly tone: Tone
}

export type MonthsBody = {
  readonly kind: 'months'
  readonly months: readonly { readonly label: string; readonly lines: readonly MonthLine[] }[]
}

export type HeatBody = {
  readonly kind: 'heat'
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly label: string
    readonly value: string
    /** One for each column. */
    readonly cells: readonly number[]
    /** Of several members together. */
    readonly isSum?: true
  }[]
}

/** Nothing to draw: a sentence that says so. */
export type CalmBody = { readonly kind: 'calm'; readonly text: string }

export type PictureBody = BarsBody | ColumnsBody | MonthsBody | HeatBody | CalmBody

export type Picture = {
  readonly theme: PictureTheme
  /** The finding. */
  readonly title: string
  /** Of what: report, period, pipeline, member. */
  readonly subtitle: string
  readonly body: PictureBody
  /** What the figures leave out. */
  readonly notes: readonly string[]
}
