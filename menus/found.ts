/** The results of a search. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, choice, none, packedId, sequence } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { isSavable, openLine, SAVABLE_KINDS, type SavableKind } from '../src/bot/screens/typed-line.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { dealLine } from '../src/bot/text/deal-line.ts'
import type { ContactId, DealId, LineId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: anId<ContactId>(),
  deal: anId<DealId>(),
  add: none,
  search: none,
  as: sequence(packedId<LineId>(), choice(SAVABLE_KINDS)),
  home: none,
})

/** What else the line may be: one tap opens its card. */
async function othersRows(ctx: BotContext, id: LineId): Promise<readonly Row[]> {
  const { read } = await openLine(ctx, id)
  const kinds = read.readings.filter(isSavable).map(({ kind }) => kind)
  return inPairs(kinds.map((kind) => button(ctx.t(`button-as-${kind}`), action.as([id, kind]))))
}

/** A new message, so that the results stay. */
async function openAs(ctx: BotContext, [id, as]: readonly [LineId, SavableKind]): Promise<void> {
  await ctx.services.lines.choose(ctx.actor(), id, { as })
  await ctx.show('line', { id }, { fresh: true })
}

const MAX_SHOWN = 8
const MAX_DEALS = 4

export const found = defineScreen({
  name: 'found',
  id: 'fnd',
  action,

  async render(ctx, { text, line }) {
    const { t } = ctx
    const actor = ctx.actor()
    const [{ contacts, approximate, more }, deals] = await Promise.all([
      ctx.services.contacts.find(actor, text, MAX_SHOWN),
      ctx.services.deals.find(actor, text, MAX_DEALS),
    ])
    const isEmpty = contacts.length === 0 && deals.length === 0
    const title = FormattedString.bold(t('found-title', { query: labelOf(text) }))
    const body = isEmpty
      ? t('found-nothing')
      : t(approximate && deals.length === 0 ? 'found-approximate' : more ? 'found-more' : 'found-pick')
    const rows: Row[] = [
      ...contacts.map(({ id, displayName, companyName }) => [
        button(labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`), action.open(id)),
      ]),
      ...deals.map((deal) => [button(dealLine(deal, t, '💼 '), action.deal(deal.id))]),
      ...(isEmpty && may(ctx.actor().role, 'contact.write') ? [[button(t('button-add-contact'), action.add())]] : []),
      ...(line === undefined ? [] : await othersRows(ctx, line)),
      [button(t('button-search-again'), action.search()), button(t('button-home'), action.home())],
    ]
    return { text: fmt`${title}\n${body}`, rows }
  },

  on: {
    // A new message, so that the list stays for the next one.
    open: (ctx, id) => ctx.show('contact', { id }, { fresh: true }),
    deal: (ctx, id) => ctx.show('deal', { id }, { fresh: true }),
    add: (ctx) => ctx.begin('addContact', { known: {} }),
    search: (ctx) => ctx.begin('search', {}),
    as: openAs,
    home: (ctx) => ctx.show('home', {}),
  },

  // The list stays: the other results are still there.
  reload: (ctx, { notice }) => ctx.show('notice', { text: notice }, { fresh: true }),
})
