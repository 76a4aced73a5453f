/** The pager's row under a list: only the directions that lead somewhere. */
import type { Button } from './buttons.ts'

/** @param to the action that shows the page after, or before, a record of this one */
export function pager<Id extends string>(
  records: readonly { readonly id: Id }[],
  { hasBefore, hasAfter }: { readonly hasBefore: boolean; readonly hasAfter: boolean },
  to: (direction: 'before' | 'after', id: Id) => string,
): readonly Button[] {
  const [first, last] = [records.at(0), records.at(-1)]
  return [
    ...(hasBefore && first ? [{ label: '◀️', action: to('before', first.id) }] : []),
    ...(hasAfter && last ? [{ label: '▶️', action: to('after', last.id) }] : []),
  ]
}
