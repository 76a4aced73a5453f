/** The pager row under a list: only the directions that lead somewhere. */
import type { ScreenData } from './actions.ts'
import { type Button, button } from './buttons.ts'

/** @param to the action that shows the page after or before a record of this page */
export function pager<Id extends string>(
  records: readonly { readonly id: Id }[],
  { hasBefore, hasAfter }: { readonly hasBefore: boolean; readonly hasAfter: boolean },
  to: (direction: 'before' | 'after', id: Id) => ScreenData,
): readonly Button[] {
  const [first, last] = [records.at(0), records.at(-1)]
  return [
    ...(hasBefore && first ? [button('◀️', to('before', first.id))] : []),
    ...(hasAfter && last ? [button('▶️', to('after', last.id))] : []),
  ]
}
