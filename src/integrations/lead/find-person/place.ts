/**
 * A body as records and values, however it is written: `customer: {email}`, `customer.email`, `customer[email]` and a
 * list of questions with answers all become places with leaves.
 */
export type Scalar = string | number | boolean

/** A real record, list or entry of the body: what paths are made of. */
export type Spot = {
  readonly parent: Spot | null
  readonly key: string | number
  /** Finds an entry of a list by one of its values, so that its path holds when another answer is left out. */
  selector?: { readonly by: string; readonly equals: string }
}

export type Leaf = {
  /** As a person reads it: the question of an answer, otherwise the key. */
  label: string
  /** The words of the label, or of another name of the same value that says more. */
  words: readonly string[]
  readonly spot: Spot
  readonly value: Scalar
}

export type Place = {
  label: string
  words: readonly string[]
  readonly parent: Place | null
  readonly spot: Spot
  /** Levels of records above it. */
  readonly depth: number
  readonly kind: 'record' | 'list' | 'entry'
  /** Made of answers with their questions. */
  form: boolean
  leaves: Leaf[]
  places: Place[]
}
