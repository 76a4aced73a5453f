/** What a bench returns. Nothing is asserted: figures are for people who know the machine they came from. */

/** An aim, and whether it was met; a missed one is printed and fails nothing. */
export type Aim = string | { readonly text: string; readonly met: boolean }

/** Times of single calls, in milliseconds, and of the floor: the same work without the measured part. */
export type Timing = {
  readonly kind: 'timing'
  readonly name: string
  readonly ms: readonly number[]
  readonly floorMs?: readonly number[]
  /** What the floor is, where there is more than one. */
  readonly against?: string
  /** How value and floor are compared. */
  readonly compare: 'difference' | 'ratio'
  readonly aim?: Aim
}

/** One figure, such as a rate or a size. */
export type Figure = {
  readonly kind: 'figure'
  readonly name: string
  readonly value: number
  readonly unit: string
  /** How many things the figure was taken from. */
  readonly samples?: number
  readonly floor?: number
  readonly against?: string
  readonly aim?: Aim
}

/** Anything that is counted and not timed. */
export type Table = {
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export type BenchReport = {
  /** The database engine, by its own name. */
  readonly engine: string
  readonly measurements: readonly (Timing | Figure)[]
  readonly tables?: readonly Table[]
}

export type BenchContext = {
  /** One line of progress. */
  readonly log: (line: string) => void
  /** Smaller sizes, for working on the bench itself. */
  readonly quick: boolean
  /** Takes longer and measures the largest size, where the bench has one. */
  readonly large: boolean
}

/** A file in bench/ exports this as `measure`. Value and floor are measured in the same run. */
export type Measure = (context: BenchContext) => Promise<BenchReport>
