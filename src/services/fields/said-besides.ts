/** What an input says besides the value that is already there, in plain text. Pure. */

export function textBesides(input: string, value: string | null): readonly string[] {
  return input === value ? [] : [input]
}

/** Of a list: the items that it adds. @param keyOf what makes two items the same, and the text if there is no other */
export function itemsBesides<Item>(
  input: readonly Item[],
  value: readonly Item[],
  keyOf: (item: Item) => string,
  textOf: (item: Item) => string = keyOf,
): readonly string[] {
  const present = new Set(value.map(keyOf))
  return input.filter((item) => !present.has(keyOf(item))).map(textOf)
}
