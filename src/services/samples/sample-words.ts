/** The words of the sample data in one language. The plot defines what happens, and refers to them by index. */

/** Name, index of the company, job title, the part of the address before the @ (or all of it), tag. */
export type SamplePerson = {
  readonly name: string
  readonly company: number | null
  readonly job: string
  readonly email: string
  readonly tag?: string
}

export type SampleWords = {
  /** Exactly twelve. */
  readonly companies: readonly string[]
  /** Exactly forty, in the same roles in every language. */
  readonly people: readonly SamplePerson[]
  /** One for each deal of the plot. */
  readonly deals: readonly string[]
  /** One for each task of the plot. */
  readonly tasks: readonly string[]
  /** One for each note of the plot. */
  readonly notes: readonly string[]
}
