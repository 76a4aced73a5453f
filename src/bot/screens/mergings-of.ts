/** The operations that merge records of a kind. */
import type { MergedKind } from '../../services/merging/mergeable.ts'
import type { Mergings } from '../../services/merging/mergings.ts'
import type { BotContext } from './bot-context.ts'

export function mergingsOf<Kind extends MergedKind>(
  { services }: Pick<BotContext, 'services'>,
  kind: Kind,
): Mergings<Kind> {
  const byKind: { readonly [One in MergedKind]: Mergings<One> } = {
    contact: services.contacts,
    company: services.companies,
  }
  return byKind[kind]
}
