/** Contacts that may be one person, one pair at a time: merge them, keep them apart, or decide later. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, idPair, none } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { showDuplicates } from '../src/bot/screens/show-duplicates.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { contactCard } from '../src/bot/text/contact-card.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ContactId, DuplicatePairId, EventId } from '../src/models/ids.ts'

const action = declareActions({
  merge: idPair<ContactId, ContactId>(),
  apart: anId<DuplicatePairId>(),
  later: anId<DuplicatePairId>(),
  reopen: anId<DuplicatePairId>(),
  undo: anId<EventId>(),
  open: anId<ContactId>(),
  next: none,
  home: none,
})

export const duplicates = defineScreen({
  name: 'duplicates',
  id: 'dup',
  action,

  async render(ctx, { notice, undoId, apart }) {
    const { t } = ctx
    const { next, isScanning } = await ctx.services.duplicates.next(ctx.actor())
    const undo: Row[] = [
      ...(undoId === undefined ? [] : [[button(t('button-undo'), action.undo(undoId))]]),
      ...(apart === undefined ? [] : [[button(t('button-undo'), action.reopen(apart))]]),
    ]
    if (next === null) {
      const text = fmt`${t(isScanning ? 'duplicates-scanning' : 'duplicates-done')}`
      const rows: Row[] = [
        ...undo,
        ...(isScanning ? [[button(t('button-refresh-duplicates'), action.next())]] : []),
        [button(t('button-home'), action.home())],
      ]
      return { text: withNotice(notice, text), rows }
    }
    const [first, second] = next.contacts
    const words = cardWords(ctx)
    const why = next.signs.map((sign) => t(`duplicate-sign-${sign}`)).join(', ')
    const title = FormattedString.bold(t(next.isCertain ? 'duplicates-certain' : 'duplicates-likely'))
    const text = fmt`${title}\n${t('duplicates-why', { why })}\n\n${contactCard(first, words)}\n\n${contactCard(second, words)}`
    const rows: Row[] = [
      ...undo,
      [button(t('button-merge'), action.merge([first.id, second.id]), 'primary')],
      [button(t('button-keep-apart'), action.apart(next.id)), button(t('button-later'), action.later(next.id))],
      [
        button(labelOf(first.displayName), action.open(first.id)),
        button(labelOf(second.displayName), action.open(second.id)),
      ],
      [button(t('button-home'), action.home())],
    ]
    return { text: withNotice(notice, text), rows }
  },

  on: {
    merge: (ctx, [primary, losing]) => ctx.show('mergeRecords', { kind: 'contact', primary, losing, isReview: true }),
    async apart(ctx, id) {
      await ctx.services.duplicates.keepApart(ctx.actor(), id)
      await showDuplicates(ctx, { notice: ctx.t('duplicates-apart'), apart: id })
    },
    async later(ctx, id) {
      await ctx.services.duplicates.later(ctx.actor(), id)
      await showDuplicates(ctx, { notice: ctx.t('duplicates-later') })
    },
    async reopen(ctx, id) {
      await ctx.services.duplicates.reopen(ctx.actor(), id)
      await showDuplicates(ctx)
    },
    undo: undoAndShow,
    open: (ctx, id) => ctx.show('contact', { id }),
    next: (ctx) => showDuplicates(ctx),
    home: (ctx) => ctx.show('home', {}),
  },

  reload: (ctx, { notice }) => ctx.show('duplicates', { notice }),
})
