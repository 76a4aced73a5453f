/** Contact cards that were shared, to be saved by one tap. Cards that follow within seconds are added to the same message. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOfKind, typedAddress } from '../src/bot/text/address-label.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { cutToUnits } from '../src/language/cut-text.ts'
import { AppError } from '../src/errors.ts'
import type { CardDraftId, ContactId } from '../src/models/ids.ts'
import { isNamePart } from '../src/services/contacts/name-parts.ts'
import type { CardsToSave } from '../src/services/drafts/save-cards.ts'

const action = declareActions({
  all: anId<CardDraftId>(),
  new: anId<CardDraftId>(),
  open: anId<ContactId>(),
  details: anId<CardDraftId>(),
  drop: anId<CardDraftId>(),
})

/** How many cards are named, and how many contacts that they may duplicate can be opened. */
const MAX_NAMED = 20
const MAX_OPENED = 5
/** UTF-16 code units. */
const MAX_CARD_UNITS = 160

async function save(ctx: BotContext, id: CardDraftId, which: CardsToSave): Promise<void> {
  const { t } = ctx
  const saved = await ctx.services.cardDrafts.save(ctx.actor(), id, which)
  const [first, ...others] = saved?.contactIds ?? []
  if (saved === null || first === undefined) return ctx.show('notice', { text: t('cards-gone') }, { fresh: true })
  const { undoId } = saved
  const { displayName: name } = await ctx.services.contacts.get(ctx.actor(), first)
  if (others.length === 0) return ctx.show('contact', { id: first, undoId, notice: t('contact-added', { name }) })
  const text = t('cards-saved', { count: others.length + 1 })
  return ctx.show('notice', { text, ...(undoId !== null && { undoId }) })
}

/** What a card says in a field, with labels of numbers and addresses in the reader’s language. */
function textOfField(field: string, typed: string, t: Translate): string {
  if (field !== 'phones' && field !== 'emails') return typed
  return typed
    .split(', ')
    .map((one) => typedAddress(t, labelOfKind(field), one))
    .join(', ')
}

export const sharedCards = defineScreen({
  name: 'sharedCards',
  id: 'crd',
  action,

  async render(ctx, { id }) {
    const { t } = ctx
    const view = await ctx.services.cardDrafts.read(ctx.actor(), id)
    if (view === null) throw new AppError('NOT_FOUND', { details: { kind: 'button' } })
    const { cards } = view
    const count = cards.length
    // The questions have no place for what the card says beyond the fields.
    const canAsk = count === 1 && cards[0]?.note === ''
    const fresh = cards.filter(({ duplicates }) => duplicates.length === 0).length
    const told = cards.slice(0, MAX_NAMED).flatMap(({ typed, duplicates }) => {
      const parts = Object.entries(typed).flatMap(([field, text]) =>
        // The parts of a name are in the name.
        text === undefined || isNamePart(field) ? [] : [textOfField(field, text, t)],
      )
      const alike = duplicates.map(({ reason, name }) => `   ⚠️ ${t(`duplicate-by-${reason}`, { name })}`)
      return [`👤 ${cutToUnits(parts.join(' · '), MAX_CARD_UNITS)}`, ...alike]
    })
    const more = count > MAX_NAMED ? [t('digest-more', { count: count - MAX_NAMED })] : []
    const opened = new Map(cards.flatMap(({ duplicates }) => duplicates.map((one) => [one.id, one.name] as const)))
    const all =
      fresh === 0 ? t('cards-save-anyway', { count }) : count === 1 ? t('button-save') : t('cards-save-all', { count })
    const rows: Row[] = [
      ...[...opened]
        .slice(0, MAX_OPENED)
        .map(([contactId, name]) => [button(labelOf(t('button-open-duplicate', { name })), action.open(contactId))]),
      ...(fresh > 0 && fresh < count
        ? [[button(t('cards-save-new', { count: fresh }), action.new(id), 'success')]]
        : []),
      [button(all, action.all(id), fresh === count ? 'success' : undefined)],
      ...(canAsk ? [[button(t('cards-details'), action.details(id))]] : []),
      [button(t('button-draft-drop'), action.drop(id))],
    ]
    const title = FormattedString.bold(t('cards-title', { count }))
    return { text: fmt`${title}\n${[...told, ...more].join('\n')}`, rows }
  },

  on: {
    all: (ctx, id) => save(ctx, id, 'all'),
    new: (ctx, id) => save(ctx, id, 'new'),
    // A new message, so that the cards stay.
    open: (ctx, id) => ctx.show('contact', { id }, { fresh: true }),
    async details(ctx, id) {
      const [card] = (await ctx.services.cardDrafts.read(ctx.actor(), id))?.cards ?? []
      if (card === undefined) return ctx.show('notice', { text: ctx.t('cards-gone') }, { fresh: true })
      await ctx.services.cardDrafts.discard(ctx.actor(), id)
      return ctx.begin('addContact', { known: card.typed })
    },
    async drop(ctx, id) {
      const dropped = await ctx.services.cardDrafts.discard(ctx.actor(), id)
      await ctx.show('notice', { text: ctx.t(dropped ? 'draft-dropped' : 'cards-gone') })
    },
  },

  // The cards stay: the person can try again.
  reload: (ctx, { notice }) => ctx.show('notice', { text: notice }, { fresh: true }),
})
