/** What screens and dialogues about views share. */
import { AppError } from '../../errors.ts'
import type { BulkChange } from '../../models/bulk-change.ts'
import type { ViewKind } from '../../models/view.ts'
import type { Id, ViewId } from '../../models/ids.ts'
import type { FieldTable } from '../../services/fields/define-fields.ts'
import type { ViewPlace } from '../../services/views/list-view.ts'
import { VIEW_ORDERS } from '../../services/views/view-orders.ts'
import type { ViewView } from '../../services/views/views.ts'
import type { ViewRow } from '../../services/views/view-rows.ts'
import { companyLabel } from '../text/company-card.ts'
import { labelOf } from '../text/button-label.ts'
import { dealLine } from '../text/deal-line.ts'
import type { Translate } from '../text/i18n.ts'
import { filterLine, type ViewWords } from '../text/view-text.ts'
import { type Argument, choiceLetter, packedId, sequence } from './argument.ts'
import type { BotContext } from './bot-context.ts'
import { aFieldKey, fieldKey } from './field-key.ts'

export const VIEW_PAGE_SIZE = 8

export const aView = packedId<ViewId>()

/** A view, and the key of a field or of something else that it can be filtered by. */
export const aCriterion = sequence(aView, aFieldKey)
/** The same with the key of one of its values. */
export const aCriterionValue = sequence(aView, aFieldKey, aFieldKey)
export const aViewOrder = sequence(aView, choiceLetter(VIEW_ORDERS))

/** A page of a view. */
export type ViewAt = { readonly id: ViewId; readonly page?: ViewPlace }

const DIRECTIONS = { a: 'after', b: 'before', f: 'from' } as const
const FIRST = 'o'
const ID_SIZE = 16

export const viewPlace: Argument<ViewAt, 33> = {
  size: 33,
  encode({ id, page }) {
    const letter = Object.entries(DIRECTIONS).find(([, direction]) => direction === page?.direction)?.[0] ?? FIRST
    return `${letter}${aView.encode(id)}${page === undefined ? '' : packedId().encode(page.id)}`
  },
  decode(text) {
    const [letter, id] = [text.charAt(0), aView.decode(text.slice(1, 1 + ID_SIZE))]
    if (id === null) return null
    if (letter === FIRST) return { id }
    const direction = Object.hasOwn(DIRECTIONS, letter) ? DIRECTIONS[letter as keyof typeof DIRECTIONS] : undefined
    const anchor = packedId<Id>().decode(text.slice(1 + ID_SIZE))
    return direction === undefined || anchor === null ? null : { id, page: { direction, id: anchor } }
  },
}

/** The page that begins with the record whose card is open. */
export function cardPlace(view: ViewId, record: Id): ViewAt {
  return { id: view, page: { direction: 'from', id: record } }
}

/** The settings for wording a view for the person talking. */
export function viewWords(ctx: BotContext, kind: ViewKind): ViewWords {
  const table: FieldTable = ctx.services.tablesOf(ctx.actor())[kind]
  return { t: ctx.t, table, kind }
}

/** What the records that something is done with are filtered by, in words; empty for those that are ticked. */
export function chosenBy(ctx: BotContext, chosen: ViewView): string {
  return chosen.ticked === null ? filterLine(viewWords(ctx, chosen.kind), chosen) : ''
}

export const VIEW_SIGNS = { contact: '👤', company: '🏢', deal: '💼' } as const

export function rowLabel(row: ViewRow, t: Translate): string {
  switch (row.kind) {
    case 'contact': {
      const { displayName, companyName } = row
      return labelOf(companyName === null ? displayName : `${displayName} · ${companyName}`)
    }
    case 'company':
      return companyLabel(row)
    case 'deal':
      return dealLine(row, t)
  }
}

/** Plans a change of the records of a view, and asks whether it shall be made. */
export async function planAndShow(ctx: BotContext, id: ViewId, change: BulkChange): Promise<void> {
  await ctx.show('bulkConfirm', { id: await ctx.services.views.plan(ctx.actor(), id, change) })
}

/** The list of all records of a kind. */
export function showAll(ctx: BotContext, kind: ViewKind, how: { readonly notice?: string } = {}): Promise<void> {
  switch (kind) {
    case 'contact':
      return ctx.show('contacts', { order: 'recent', ...how })
    case 'company':
      return ctx.show('companies', how)
    case 'deal':
      return ctx.show('board', how)
  }
}

/** The board under the filter of a view of deals, with every stage. */
export async function showBoard(ctx: BotContext, id: ViewId): Promise<void> {
  const { view, pipelineId } = await ctx.services.views.inEveryStage(ctx.actor(), id)
  await ctx.show('board', { ...(view !== null && { view }), ...(pipelineId !== null && { pipelineId }) })
}

/** @throws AppError NOT_FOUND (kind: button) for what nothing can be filtered by (any more) */
export async function criterionIn(ctx: BotContext, id: ViewId, key: string) {
  const { kind } = await ctx.services.views.get(ctx.actor(), id)
  const by = ctx.services.views.criteria(ctx.actor(), kind).find((one) => fieldKey(one) === key)
  if (by === undefined) throw new AppError('NOT_FOUND', { message: 'No such field', details: { kind: 'button' } })
  return { kind, by }
}
