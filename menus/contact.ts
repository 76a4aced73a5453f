/** The card of one contact. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import type { ContactId } from '../src/models/ids.ts'
import { type Button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { packContacts, unpackContacts } from '../src/bot/screens/list-place.ts'
import type { Screen } from '../src/bot/screens/screen.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { contactCard } from '../src/bot/text/contact-card.ts'
import { dealLine } from '../src/bot/text/deal-line.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { taskLine } from '../src/bot/text/task-card.ts'
import { timelineLines } from '../src/bot/text/timeline-lines.ts'
import { may } from '../src/services/core/permissions.ts'

/** How much of what happened, and of the deals, is on the card itself. */
const MAX_DEALS = 3
const MAX_ENTRIES = 3
const MAX_ENTRY_LENGTH = 80

export const contact: Screen<'contact'> = {
  name: 'contact',
  id: 'ct',

  async render(ctx, { id, notice, undoId, from = { order: 'recent' } }) {
    const { t, membership } = ctx
    const actor = ctx.actor()
    // First, so that an id that is not a contact's ends here.
    const view = await ctx.services.contacts.get(actor, id)
    const [next, deals, { entries }] = await Promise.all([
      ctx.services.tasks.nextOf(actor, { kind: 'contact', id: view.id }),
      ctx.services.deals.ofContact(actor, view.id, MAX_DEALS),
      ctx.services.timeline.list(actor, { kind: 'contact', id: view.id }, { limit: MAX_ENTRIES }),
    ])
    const { region, timeZone } = membership ?? { region: 'US', timeZone: 'UTC' }
    const writes = may(actor.role, 'contact.write')
    const history = timelineLines(entries, { t, timeZone, now: ctx.now(), limit: MAX_ENTRY_LENGTH })
    const news = FormattedString.join(
      history.map(({ what, day }) => fmt`${what} · ${day}`),
      '\n',
    )
    const actions: Button[] = [
      ...(may(actor.role, 'task.write') ? [{ label: t('button-task'), action: `task:${view.id}` }] : []),
      ...(may(actor.role, 'deal.write') ? [{ label: t('button-add-deal'), action: `deal:${view.id}` }] : []),
      ...(may(actor.role, 'note.write') ? [{ label: t('button-note'), action: `note:${view.id}` }] : []),
      { label: t('button-timeline'), action: `time:${view.id}` },
    ]
    const rows: Row[] = [
      ...(undoId ? [[{ label: t('button-undo'), action: `undo:${undoId}` }]] : []),
      ...(next === null ? [] : [[{ label: labelOf(`⏰ ${next.title}`), action: `next:${next.id}` }]]),
      ...deals.map((deal) => [{ label: dealLine(deal, t, '💼 '), action: `open:${deal.id}` }]),
      ...inPairs(actions),
      ...(writes
        ? [
            [
              { label: t('button-edit'), action: `edit:${view.id}`, style: 'primary' as const },
              { label: t('button-delete'), action: `delete:${view.id}`, style: 'danger' as const },
            ],
          ]
        : []),
      [
        { label: t('button-contacts'), action: `list:${packContacts(from)}` },
        { label: t('button-home'), action: 'home' },
      ],
    ]
    const planned = next === null ? t('next-task-none') : taskLine(next, taskWords(ctx))
    const card = fmt`${contactCard(view, { t, region, timeZone })}\n⏰ ${planned}`
    const text = history.length === 0 ? card : fmt`${card}\n\n🕘 ${t('timeline-latest')}\n${news}`
    return { text: withNotice(notice, text), rows }
  },

  actions: {
    task: (ctx, id) => beginTaskOn(ctx, { kind: 'contact', id }),
    next: (ctx, taskId) => ctx.show('task', { id: taskId }),
    open: (ctx, dealId) => ctx.show('deal', { id: dealId }),
    async deal(ctx, id) {
      const { displayName } = await ctx.services.contacts.get(ctx.actor(), id)
      await ctx.begin('addDeal', { known: { contactId: id }, contactName: displayName })
    },
    async note(ctx, id) {
      const { displayName } = await ctx.services.contacts.get(ctx.actor(), id)
      await ctx.begin('addNote', { target: { kind: 'contact', id }, name: displayName })
    },
    time: (ctx, id) => ctx.show('timeline', { target: { kind: 'contact', id } }),
    edit: (ctx, id) => ctx.show('editContact', { id }),
    list: (ctx, place) => ctx.show('contacts', unpackContacts(place)),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
    async delete(ctx, id) {
      const { displayName: name, undoId, tasks } = await ctx.services.contacts.delete(ctx.actor(), id as ContactId)
      await ctx.show('notice', { text: ctx.t('contact-deleted', { name, tasks }), undoId })
    },
  },

  async reload(ctx, { action, argument, contactId, dealId, notice }) {
    if (dealId !== null) await ctx.show('deal', { id: dealId, notice })
    // The argument of these names no contact: it is the way to a deal, or a change.
    else if (contactId === null && ['open', 'next', 'undo', 'list'].includes(action))
      await ctx.show('notice', { text: notice })
    else await ctx.show('contact', { id: contactId ?? argument, notice })
  },
}
