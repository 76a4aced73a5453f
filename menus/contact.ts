/** The card of one contact. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { cardWords } from '../src/bot/screens/card-words.ts'
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, idPair, none } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { type ContactsPlace, contactsPlace } from '../src/bot/screens/list-place.ts'
import { deleteOrAsk } from '../src/bot/screens/delete-and-show.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { defineScreen, type ScreenContent } from '../src/bot/screens/screen.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import { reachButtons } from '../src/bot/screens/reach-buttons.ts'
import { recordActions } from '../src/bot/screens/record-actions.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { cardPlace, viewPlace } from '../src/bot/screens/view-acts.ts'
import { contactCard } from '../src/bot/text/contact-card.ts'
import type { Translate } from '../src/bot/text/i18n.ts'
import { dealLine } from '../src/bot/text/deal-line.ts'
import { roleText } from '../src/bot/text/item-text.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { planLines } from '../src/bot/text/task-plan.ts'
import { timelineLines } from '../src/bot/text/timeline-lines.ts'
import type { CompanyId, ContactId, DealId, TaskId, EventId } from '../src/models/ids.ts'
import type { ContactView } from '../src/services/contacts/contact-view.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  task: anId<ContactId>(),
  next: anId<TaskId>(),
  tasks: anId<ContactId>(),
  open: anId<DealId>(),
  company: anId<CompanyId>(),
  join: idPair<ContactId, CompanyId>(),
  deal: anId<ContactId>(),
  note: anId<ContactId>(),
  time: anId<ContactId>(),
  edit: anId<ContactId>(),
  files: anId<ContactId>(),
  list: contactsPlace,
  view: viewPlace,
  home: none,
  undo: anId<EventId>(),
  more: anId<ContactId>(),
  // On cards from before it moved to the rarely used actions.
  delete: anId<ContactId>(),
})

/** How many deals and timeline entries the card itself shows. */
const MAX_DEALS = 3
const MAX_ENTRIES = 3
const MAX_ENTRY_LENGTH = 80

/** The list of contacts, which a card leads back to if it was opened from elsewhere. */
const FIRST_PAGE: ContactsPlace = { order: 'recent' }

/** The contact that a button is about; null for a button that leads elsewhere or undoes a change. */
function contactOf(tap: Tap<typeof action> | null): ContactId | null {
  switch (tap?.action) {
    case 'task':
    case 'tasks':
    case 'deal':
    case 'note':
    case 'time':
    case 'edit':
    case 'files':
    case 'more':
    case 'delete':
      return tap.argument
    case 'join':
      return tap.argument[0]
    default:
      return null
  }
}

/** Where they work, or where they may: the company whose domain their address has. */
function companyRow({ id, company, likelyCompany }: ContactView, writes: boolean, t: Translate): readonly Row[] {
  if (company !== null) return [[button(labelOf(`🏢 ${company.name}`), action.company(company.id))]]
  if (likelyCompany === null || !writes) return []
  const label = labelOf(t('button-works-for', { name: likelyCompany.name }))
  return [[button(label, action.join([id, likelyCompany.id]))]]
}

async function render(
  ctx: BotContext,
  { id, notice, undoId, from = FIRST_PAGE, view: inView }: ScreenParams['contact'],
): Promise<ScreenContent> {
  const { t } = ctx
  const actor = ctx.actor()
  // Nothing is shown if the contact is refused.
  const [view, next, tasks, files, deals, { entries }] = await Promise.all([
    ctx.services.contacts.get(actor, id),
    ctx.services.tasks.nextOf(actor, { kind: 'contact', id }),
    ctx.services.tasks.countOpen(actor, { kind: 'contact', id }),
    ctx.services.notes.countFiles(actor, { kind: 'contact', id }),
    ctx.services.deals.ofContact(actor, id, MAX_DEALS),
    ctx.services.timeline.list(actor, { kind: 'contact', id }, { limit: MAX_ENTRIES }),
  ])
  // Merged into another one since: the card is that one's.
  if (view.id !== id) return render(ctx, { id: view.id, from, ...(notice !== undefined && { notice }) })
  const words = cardWords(ctx)
  const writes = may(actor.role, 'contact.write')
  const history = timelineLines(entries, { ...words, now: ctx.now(), limit: MAX_ENTRY_LENGTH })
  const news = FormattedString.join(
    history.map(({ what, day }) => fmt`${what} · ${day}`),
    '\n',
  )
  const actions = recordActions(
    ctx,
    { tasks, files },
    {
      task: action.task(view.id),
      deal: action.deal(view.id),
      note: action.note(view.id),
      time: action.time(view.id),
      tasks: action.tasks(view.id),
      files: action.files(view.id),
    },
  )
  const reached = {
    phones: view.phones.map(({ e164 }) => e164),
    emails: view.emails.map(({ value }) => value),
    telegram: view.telegram,
  }
  const rows: Row[] = [
    ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
    ...(next === null ? [] : [[button(labelOf(`⏰ ${next.title}`), action.next(next.id))]]),
    ...companyRow(view, writes, t),
    ...deals.map((deal) => [button(dealLine(deal, t, '💼 '), action.open(deal.id))]),
    ...reachButtons(reached, t),
    ...inPairs(actions),
    [
      ...(writes ? [button(t('button-edit'), action.edit(view.id))] : []),
      button(t('button-more'), action.more(view.id)),
    ],
    [
      inView === undefined
        ? button(t('button-contacts'), action.list(from))
        : button(t('button-view-back'), action.view(cardPlace(inView, view.id))),
      button(t('button-home'), action.home()),
    ],
  ]
  const roles = deals.flatMap(({ title, roles: own }) =>
    own.length === 0
      ? []
      : [t('contact-role-of-deal', { role: own.map((role) => roleText(role, t)).join(', '), deal: title })],
  )
  const planned = [...roles, ...planLines(next, tasks, taskWords(ctx))].join('\n')
  const card = fmt`${contactCard(view, words)}\n${planned}`
  const text = history.length === 0 ? card : fmt`${card}\n\n🕘 ${t('timeline-latest')}\n${news}`
  return { text: withNotice(notice, text), rows }
}

export const contact = defineScreen({
  name: 'contact',
  id: 'ct',
  action,

  render,

  on: {
    task: (ctx, id) => beginTaskOn(ctx, { kind: 'contact', id }),
    tasks: (ctx, id) => ctx.show('taskList', { of: { kind: 'contact', id }, part: 'open' }),
    next: (ctx, taskId) => ctx.show('task', { id: taskId }),
    open: (ctx, dealId) => ctx.show('deal', { id: dealId }),
    company: (ctx, companyId) => ctx.show('company', { id: companyId }),
    async join(ctx, [id, companyId]) {
      const { name } = await ctx.services.companies.get(ctx.actor(), companyId)
      const { undoId } = await ctx.services.contacts.edit(ctx.actor(), id, { field: 'company', value: name })
      await ctx.show('contact', { id, undoId, notice: ctx.t(undoId === null ? 'contact-unchanged' : 'contact-saved') })
    },
    async deal(ctx, id) {
      const { displayName } = await ctx.services.contacts.get(ctx.actor(), id)
      await ctx.begin('addDeal', { known: { contact: id }, contactName: displayName })
    },
    async note(ctx, id) {
      const { displayName } = await ctx.services.contacts.get(ctx.actor(), id)
      await ctx.begin('addNote', { target: { kind: 'contact', id }, name: displayName })
    },
    time: (ctx, id) => ctx.show('timeline', { target: { kind: 'contact', id } }),
    edit: (ctx, id) => ctx.show('editRecord', { kind: 'contact', id }),
    files: (ctx, id) => ctx.show('files', { target: { kind: 'contact', id } }),
    list: (ctx, place) => ctx.show('contacts', place),
    view: (ctx, place) => ctx.show('view', place),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
    more: (ctx, id) => ctx.show('moreRecord', { kind: 'contact', id }),
    delete: (ctx, id) => deleteOrAsk(ctx, { kind: 'contact', id }),
  },

  about(tap) {
    const id = contactOf(tap)
    return id === null ? null : { kind: 'contact', id }
  },

  reload(ctx, { tap, about, notice }) {
    if (about?.kind === 'deal') return ctx.show('deal', { id: about.id, notice })
    const id = about?.kind === 'contact' ? about.id : contactOf(tap)
    return id === null ? null : ctx.show('contact', { id, notice })
  },
})
