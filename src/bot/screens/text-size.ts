/** Counts characters at compile time, so that types decide whether a button's data fits. */
type Letters<Text extends string> = Text extends `${string}${infer Rest}` ? [unknown, ...Letters<Rest>] : []

type Units<Size extends number, Counted extends readonly unknown[] = []> = Size extends number
  ? Counted['length'] extends Size
    ? Counted
    : Units<Size, [...Counted, unknown]>
  : never

/** How many characters a literal text has. */
export type LengthOf<Text extends string> = Text extends string ? Letters<Text>['length'] : never

/** The sum of some literal numbers. */
export type Sum<Sizes extends readonly number[]> = Sizes extends readonly [
  infer First extends number,
  ...infer Rest extends readonly number[],
]
  ? [...Units<First>, ...Units<Sum<Rest>>]['length'] & number
  : 0

/** Whether a name, a colon and a given number of characters fit into the limit. */
export type Fits<Name extends string, Size extends number, Limit extends number> = [
  ...Letters<Name>,
  unknown,
  ...Units<Size>,
]['length'] extends Partial<Units<Limit>>['length']
  ? true
  : false
