/** What a language's set of sample data says. The plot tells what happens with it, and refers to all by their places. */

/** Name, place of the company, job title, the part of the address before the @ (or all of it), tag. */
export type SamplePerson = {
  readonly name: string
  readonly company: number | null
  readonly jobTitle: string
  readonly email: string
  readonly tag?: string
}

export type SampleWords = {
  /** Twelve. */
  readonly companies: readonly string[]
  /** Forty, in the same roles in every language. */
  readonly people: readonly SamplePerson[]
  /** One for each deal of the plot. */
  readonly deals: readonly string[]
  /** One for each task of the plot. */
  readonly tasks: readonly string[]
  /** One for each note of the plot. */
  readonly notes: readonly string[]
}
