/** The merges behind a contact, with the undo of the last one. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, idPair } from '../src/bot/screens/argument.ts'
import { button, type Row } from '../src/bot/screens/buttons.ts'
import { cardWords } from '../src/bot/screens/card-words.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { separatedText } from '../src/bot/text/merge-text.ts'
import { momentText } from '../src/bot/text/moment-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import type { ContactId, EventId } from '../src/models/ids.ts'

const action = declareActions({
  undo: idPair<ContactId, EventId>(),
  back: anId<ContactId>(),
})

/** Enough for anybody; older ones come up as the later ones are undone. */
const MAX_SHOWN = 10

export const mergedContacts = defineScreen({
  name: 'mergedContacts',
  id: 'mgd',
  action,

  async render(ctx, { id: given, notice }) {
    const { t } = ctx
    const { id, displayName, merges } = await ctx.services.contacts.listMerges(ctx.actor(), given)
    const clock = { t, timeZone: ctx.membership?.timeZone ?? 'UTC', now: ctx.now() }
    const lines = merges.slice(0, MAX_SHOWN).map(({ name, at, by }) => {
      const when = momentText(new Date(at), clock)
      return `• ${name}\n${by === null ? when : `${when} · ${by}`}`
    })
    const [last] = merges
    const rows: Row[] = [
      ...(last === undefined
        ? []
        : [[button(labelOf(t('button-separate', { name: last.name })), action.undo([id, last.id]))]]),
      [button(t('button-back'), action.back(id))],
    ]
    const body = lines.length === 0 ? t('merges-none') : `${t('merges-about')}\n\n${lines.join('\n')}`
    return { text: withNotice(notice, fmt`${FormattedString.bold(displayName)}\n${body}`), rows }
  },

  on: {
    async undo(ctx, [, eventId]) {
      const undone = await ctx.services.contacts.separate(ctx.actor(), eventId)
      await ctx.show('contact', { id: undone.id, notice: separatedText(undone, cardWords(ctx)) })
    },
    back: (ctx, id) => ctx.show('contact', { id }),
  },

  about: ({ argument }) => ({ kind: 'contact', id: typeof argument === 'string' ? argument : argument[0] }),

  reload(ctx, { tap, notice }) {
    if (tap === null) return null
    return ctx.show('contact', { id: tap.action === 'back' ? tap.argument : tap.argument[0], notice })
  },
})
