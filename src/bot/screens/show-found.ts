/** Shows what a search found: the record itself if there is only one, else the list. */
import { beginningOf } from '../../language/cut-text.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import type { LineId } from '../../models/ids.ts'
import type { SearchLimits, SearchResult } from '../../services/search/search.ts'
import type { BotContext } from './bot-context.ts'

/** Of Telegram, in characters. */
const MAX_MESSAGE_LENGTH = 4096

/** How many of each kind fit into one list. */
export const FOUND_LIMITS: SearchLimits = { contacts: 8, companies: 4, deals: 4, tasks: 4 }

/** Shows the card of the only match; false if there are others, or if it only resembles what was typed. */
async function showOnly(ctx: BotContext, { contacts, companies, deals, tasks, found }: SearchResult): Promise<boolean> {
  const [contact] = contacts
  const [company] = companies
  const [deal] = deals
  const [task] = tasks
  if (found !== 'as-typed' || contacts.length + companies.length + deals.length + tasks.length !== 1) return false
  if (contact !== undefined) await ctx.show('contact', { id: contact.id })
  else if (company !== undefined) await ctx.show('company', { id: company.id })
  else if (deal !== undefined) await ctx.show('deal', { id: deal.id })
  else if (task !== undefined) await ctx.show('task', { id: task.id })
  return true
}

/** Longer texts are searched for by their beginning. */
const MAX_SEARCHED_UNITS = 128

/**
 * @param typed as typed, of any length
 * @param line what was typed, if it may be something else than a search
 * @throws AppError VALIDATION for a text without any words
 */
export async function showFound(ctx: BotContext, typed: string, line?: LineId): Promise<void> {
  const text = beginningOf(parseSingleLine(typed, MAX_MESSAGE_LENGTH), MAX_SEARCHED_UNITS).trim()
  const result = await ctx.services.search(ctx.actor(), text, FOUND_LIMITS)
  if (!(await showOnly(ctx, result))) await ctx.show('found', { text, result, ...(line !== undefined && { line }) })
}
