/** The results of a search, and what can be added if none of them is meant. */
import { FormattedString, fmt } from '@grammyjs/parse-mode'

import { declareActions } from '../src/bot/screens/actions.ts'
import { anId, choice, none, packedId, sequence } from '../src/bot/screens/argument.ts'
import type { BotContext } from '../src/bot/screens/bot-context.ts'
import { fitsIntoButton, listArgument } from '../src/bot/screens/list-argument.ts'
import { button, inPairs, type Row } from '../src/bot/screens/buttons.ts'
import { labelOf } from '../src/bot/text/button-label.ts'
import { defineScreen } from '../src/bot/screens/screen.ts'
import { FOUND_LIMITS } from '../src/bot/screens/show-found.ts'
import { shortText } from '../src/bot/screens/typed-argument.ts'
import { contactInQuery, taskInQuery } from '../src/bot/screens/typed-query.ts'
import { dealLine } from '../src/bot/text/deal-line.ts'
import { foundText } from '../src/bot/text/found-text.ts'
import { taskLabel } from '../src/bot/text/task-card.ts'
import { isSavable, openLine, SAVABLE_KINDS, type SavableKind } from '../src/bot/screens/typed-line.ts'
import type { CompanyId, ContactId, DealId, LineId, TaskId } from '../src/models/ids.ts'
import { LISTED_KINDS, type ListedKind } from '../src/services/lists/list-ref.ts'
import type { SearchResult } from '../src/services/search/search.ts'
import { may } from '../src/services/core/permissions.ts'

const action = declareActions({
  open: anId<ContactId>(),
  company: anId<CompanyId>(),
  deal: anId<DealId>(),
  task: anId<TaskId>(),
  add: shortText,
  new: shortText,
  search: none,
  out: listArgument,
  as: sequence(packedId<LineId>(), choice(SAVABLE_KINDS)),
  home: none,
})

/**
 * What else the line may be: one tap opens its card.
 *
 * @param besides kinds that have a button already
 */
async function othersRows(ctx: BotContext, id: LineId, besides: readonly SavableKind[]): Promise<readonly Row[]> {
  const { read } = await openLine(ctx, id)
  const kinds = read.readings.filter(isSavable).map(({ kind }) => kind)
  return inPairs(
    kinds
      .filter((kind) => !besides.includes(kind))
      .map((kind) => button(ctx.t(`button-as-${kind}`), action.as([id, kind]))),
  )
}

/** A new message, so that the results stay. */
async function openAs(ctx: BotContext, [id, as]: readonly [LineId, SavableKind]): Promise<void> {
  await ctx.services.lines.choose(ctx.actor(), id, { as })
  await ctx.show('line', { id }, { fresh: true })
}

function additions({ t, actor }: BotContext, text: string): Row[] {
  const { role } = actor()
  return [
    ...(may(role, 'contact.write') ? [[button(t('button-add-contact'), action.add(text))]] : []),
    ...(may(role, 'task.write') ? [[button(t('button-add-task'), action.new(text))]] : []),
  ]
}

/** What was found as a file, a button for each kind of which there are several. */
function outRows({ t }: BotContext, text: string, { contacts, companies, deals, tasks }: SearchResult): readonly Row[] {
  if (!fitsIntoButton(text)) return []
  const lengths = {
    contact: contacts.length,
    company: companies.length,
    deal: deals.length,
    task: tasks.length,
  } satisfies Record<ListedKind, number>
  const kinds = LISTED_KINDS.filter((kind) => lengths[kind] > 1)
  return inPairs(kinds.map((kind) => button(t(`button-list-file-${kind}`), action.out({ in: 'search', kind, text }))))
}

export const found = defineScreen({
  name: 'found',
  id: 'fnd',
  action,

  async render(ctx, { text, result, line }) {
    const { t } = ctx
    const shown = result ?? (await ctx.services.search(ctx.actor(), text, FOUND_LIMITS))
    const { contacts, companies, deals, tasks } = shown
    const isCertain = shown.found === 'as-typed' && contacts.length + companies.length + deals.length + tasks.length > 0
    const offers = isCertain ? [] : additions(ctx, text)
    const others = line === undefined ? [] : await othersRows(ctx, line, isCertain ? [] : ['contact', 'task'])
    const rows: Row[] = [
      ...contacts.map(({ id, displayName, companyName }) => [
        button(labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`), action.open(id)),
      ]),
      ...companies.map(({ id, name }) => [button(labelOf(`🏢 ${name}`), action.company(id))]),
      ...deals.map((deal) => [button(dealLine(deal, t, '💼 '), action.deal(deal.id))]),
      ...tasks.map((task) => [button(taskLabel(task), action.task(task.id))]),
      ...outRows(ctx, text, shown),
      ...offers,
      ...others,
      [button(t('button-search-again'), action.search()), button(t('button-home'), action.home())],
    ]
    const title = FormattedString.bold(t('found-title', { query: text }))
    return { text: fmt`${title}\n${foundText(shown, offers.length > 0, t)}`, rows }
  },

  on: {
    // A new message, so that the list stays for the next one.
    open: (ctx, id) => ctx.show('contact', { id }, { fresh: true }),
    company: (ctx, id) => ctx.show('company', { id }, { fresh: true }),
    deal: (ctx, id) => ctx.show('deal', { id }, { fresh: true }),
    task: (ctx, id) => ctx.show('task', { id }, { fresh: true }),
    add: (ctx, typed) => ctx.begin('addContact', { known: contactInQuery(ctx, typed) }),
    new: (ctx, typed) => ctx.begin('addTask', { known: taskInQuery(ctx, typed) }),
    search: (ctx) => ctx.begin('search', {}),
    out: (ctx, list) => ctx.show('listFile', { list }, { fresh: true }),
    as: openAs,
    home: (ctx) => ctx.show('home', {}),
  },

  // The list stays: the other results are still there.
  reload: (ctx, { notice }) => ctx.show('notice', { text: notice }, { fresh: true }),
})
