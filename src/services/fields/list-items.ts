/** The items of fields that are lists: what makes two of them the same, and what they say besides. Pure. */
import { labelFrom, type Labelled } from '../../language/address-labels.ts'

/** What makes two items of a list the same, whatever else they say: a number’s label is no part of it. */
export function itemKey(item: unknown): string {
  if (typeof item === 'string') return item
  const { e164, normalized } = Object(item) as { readonly e164?: unknown; readonly normalized?: unknown }
  const key = e164 ?? normalized
  return typeof key === 'string' ? key : JSON.stringify(item)
}

const labelIn = (item: unknown): string | undefined => (Object(item) as Labelled).label

/** The items, of which those without a label take the one that the same number or address has among others. */
export function withLabelsOf<Item>(items: readonly Item[], others: readonly unknown[]): readonly Item[] {
  const labels = new Map(others.map((other) => [itemKey(other), labelIn(other)]))
  return items.map((item) => {
    const label = labelIn(item) === undefined ? labels.get(itemKey(item)) : undefined
    return label === undefined ? item : { ...item, label }
  })
}

/** What `theirs` adds to `own`; items that both have stay as they are in `own`, except that they take a label if they have none. */
export function withItemsOf(own: readonly unknown[], theirs: readonly unknown[]): readonly unknown[] {
  const present = new Set(own.map(itemKey))
  return [...withLabelsOf(own, theirs), ...theirs.filter((item) => !present.has(itemKey(item)))]
}

/** The label as it is stored; without one, an item has no such property. */
export function storedLabel({ label = '' }: Labelled): Labelled {
  const read = labelFrom(label)
  return read === null ? {} : { label: read }
}
