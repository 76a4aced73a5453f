/** The card of one company: its people, its deals with their sums, what is planned, and what happened. */
import { fmt } from '@grammyjs/parse-mode'

import { cardWords } from '../src/bot/screens/card-words.ts'
import { declareActions, type Tap } from '../src/bot/screens/actions.ts'
import { anId, none } from '../src/bot/screens/argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { beginTaskOn } from '../src/bot/screens/begin-task.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { defineScreen, type ScreenContent } from '../src/bot/screens/screen.ts'
import type { ScreenParams } from '../src/bot/screens/screen-params.ts'
import { reachButtons } from '../src/bot/screens/reach-buttons.ts'
import { recordActions } from '../src/bot/screens/record-actions.ts'
import { taskWords } from '../src/bot/screens/task-words.ts'
import { undoAndShow } from '../src/bot/screens/undo-and-show.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { cardPlace, viewPlace } from '../src/bot/screens/view-acts.ts'
import { companyCard, companyDealLines } from '../src/bot/text/company-card.ts'
import { dealLine } from '../src/bot/text/deal-line.ts'
import { withNotice } from '../src/bot/text/notice.ts'
import { planLines } from '../src/bot/text/task-plan.ts'
import { timelineLines } from '../src/bot/text/timeline-lines.ts'
import type { CompanyId, ContactId, DealId, EventId, TaskId } from '../src/models/ids.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  person: anId<ContactId>(),
  people: anId<CompanyId>(),
  open: anId<DealId>(),
  next: anId<TaskId>(),
  tasks: anId<CompanyId>(),
  task: anId<CompanyId>(),
  deal: anId<CompanyId>(),
  note: anId<CompanyId>(),
  time: anId<CompanyId>(),
  edit: anId<CompanyId>(),
  files: anId<CompanyId>(),
  more: anId<CompanyId>(),
  list: none,
  view: viewPlace,
  home: none,
  undo: anId<EventId>(),
})

/** How much of each the card itself shows. */
const MAX_PEOPLE = 4
const MAX_DEALS = 3
const MAX_ENTRIES = 3
const MAX_ENTRY_LENGTH = 80

/** The company that a button is about; null for a button that leads elsewhere or undoes a change. */
function companyOf(tap: Tap<typeof action> | null): CompanyId | null {
  switch (tap?.action) {
    case 'people':
    case 'tasks':
    case 'task':
    case 'deal':
    case 'note':
    case 'time':
    case 'edit':
    case 'files':
    case 'more':
      return tap.argument
    default:
      return null
  }
}

async function render(
  ctx: BotContext,
  { id, notice, undoId, view: inView }: ScreenParams['company'],
): Promise<ScreenContent> {
  const { t, services } = ctx
  const actor = ctx.actor()
  const target = { kind: 'company', id } as const
  // Nothing is shown if the company is refused.
  const [view, people, deals, next, tasks, files, { entries }] = await Promise.all([
    services.companies.get(actor, id),
    services.companies.people(actor, id, MAX_PEOPLE),
    services.companies.deals(actor, id, MAX_DEALS),
    services.tasks.nextOf(actor, target),
    services.tasks.countOpen(actor, target),
    services.notes.countFiles(actor, target),
    services.timeline.list(actor, target, { limit: MAX_ENTRIES }),
  ])
  // Merged into another one since: the card is that one's.
  if (view.id !== id) return render(ctx, { id: view.id, ...(notice !== undefined && { notice }) })
  const words = cardWords(ctx)
  const history = timelineLines(entries, { ...words, now: ctx.now(), limit: MAX_ENTRY_LENGTH })
  const news = history.map(({ what, day }) => `${what} · ${day}`).join('\n')
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
    telegram: null,
  }
  const rows: Row[] = [
    ...(undoId ? [[button(t('button-undo'), action.undo(undoId))]] : []),
    ...(next === null ? [] : [[button(labelOf(`⏰ ${next.title}`), action.next(next.id))]]),
    ...people.people.map((one) => [button(labelOf(`👤 ${one.displayName}`), action.person(one.id))]),
    ...(people.count > people.people.length
      ? [[button(t('button-company-people', { count: people.count }), action.people(view.id))]]
      : []),
    ...deals.deals.map((deal) => [button(dealLine(deal, t, '💼 '), action.open(deal.id))]),
    ...reachButtons(reached, t),
    ...inPairs(actions),
    ...(may(actor.role, 'contact.write')
      ? [[button(t('button-edit'), action.edit(view.id)), button(t('button-more'), action.more(view.id))]]
      : []),
    [
      inView === undefined
        ? button(t('button-companies'), action.list())
        : button(t('button-view-back'), action.view(cardPlace(inView, view.id))),
      button(t('button-home'), action.home()),
    ],
  ]
  const lines = [
    ...(people.count === 0 ? [] : [t('company-people', { count: people.count })]),
    ...companyDealLines(deals, t),
    ...planLines(next, tasks, taskWords(ctx)),
  ]
  const card = fmt`${companyCard(view, words)}\n\n${lines.join('\n')}`
  const text = news === '' ? card : fmt`${card}\n\n🕘 ${t('timeline-latest')}\n${news}`
  return { text: withNotice(notice, text), rows }
}

export const company = defineScreen({
  name: 'company',
  id: 'cmp',
  action,

  render,

  on: {
    person: (ctx, id) => ctx.show('contact', { id }),
    people: (ctx, id) => ctx.show('companyPeople', { company: id }),
    open: (ctx, id) => ctx.show('deal', { id }),
    next: (ctx, id) => ctx.show('task', { id }),
    tasks: (ctx, id) => ctx.show('taskList', { of: { kind: 'company', id }, part: 'open' }),
    task: (ctx, id) => beginTaskOn(ctx, { kind: 'company', id }),
    async deal(ctx, id) {
      const { name } = await ctx.services.companies.get(ctx.actor(), id)
      await ctx.begin('addDeal', { known: { company: name }, companyName: name })
    },
    async note(ctx, id) {
      const { name } = await ctx.services.companies.get(ctx.actor(), id)
      await ctx.begin('addNote', { target: { kind: 'company', id }, name })
    },
    time: (ctx, id) => ctx.show('timeline', { target: { kind: 'company', id } }),
    files: (ctx, id) => ctx.show('files', { target: { kind: 'company', id } }),
    edit: (ctx, id) => ctx.show('editRecord', { kind: 'company', id }),
    more: (ctx, id) => ctx.show('moreRecord', { kind: 'company', id }),
    list: (ctx) => ctx.show('companies', {}),
    view: (ctx, place) => ctx.show('view', place),
    home: (ctx) => ctx.show('home', {}),
    undo: undoAndShow,
  },

  about(tap) {
    const id = companyOf(tap)
    return id === null ? null : { kind: 'company', id }
  },

  reload(ctx, { tap, about, notice }) {
    if (about?.kind === 'contact') return ctx.show('contact', { id: about.id, notice })
    if (about?.kind === 'deal') return ctx.show('deal', { id: about.id, notice })
    const id = about?.kind === 'company' ? about.id : companyOf(tap)
    return id === null ? null : ctx.show('company', { id, notice })
  },
})
