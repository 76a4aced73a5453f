/** What a bench returns. Nothing is asserted: figures are for people who know the machine they came from. */

/** Times of single calls, in milliseconds, and of the floor: the same work without the measured part. */
export type Timing = {
  readonly kind: 'timing'
  readonly name: string
  readonly ms: readonly number[]
  readonly floorMs?: readonly number[]
  /** How value and floor are compared. */
  readonly compare: 'difference' | 'ratio'
  readonly aim?: string
}

/** One figure, such as a rate or a size. */
export type Figure = {
  readonly kind: 'figure'
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly floor?: number
  readonly aim?: string
}

export type BenchReport = {
  /** The database engine, by its own name. */
  readonly engine: string
  readonly measurements: readonly (Timing | Figure)[]
}

export type BenchContext = {
  /** One line of progress. */
  readonly log: (line: string) => void
}

/** A file in bench/ exports this as `measure`. Value and floor are measured in the same run. */
export type Measure = (context: BenchContext) => Promise<BenchReport>
