/** What the buttons about the columns of an import do. */
import type { CustomFieldKind } from '../../models/custom-field.ts'
import type { ImportId } from '../../models/ids.ts'
import type { MadeFields } from '../../services/imports/make-fields.ts'
import { unknownColumns } from '../../services/imports/own-columns.ts'
import type { Translate } from '../text/i18n.ts'
import type { BotContext } from './bot-context.ts'

/** Columns on one message. */
export const COLUMNS_ON_PAGE = 10
export const pageOfColumn = (column: number): number => Math.floor(column / COLUMNS_ON_PAGE)

const MAX_NAMED = 5

export async function chooseTarget(
  ctx: BotContext,
  { id, column }: { readonly id: ImportId; readonly column: number },
  target: string | null,
): Promise<void> {
  await ctx.services.imports.setTarget(ctx.actor(), id, column, target)
  await ctx.show('importColumns', { id, page: pageOfColumn(column) })
}

function madeText({ fields, left }: MadeFields, t: Translate): string {
  const named = fields.slice(0, MAX_NAMED).map(({ label, type }) => `${label} · ${t(`field-type-${type}`)}`)
  const more = fields.length > named.length ? [t('field-more-choices', { count: fields.length - named.length })] : []
  const made = t('import-fields-made', { fields: [...named, ...more].join('\n') })
  return left === 0 ? made : `${made}\n${t('import-fields-left', { count: left })}`
}

export async function makeImportFields(
  ctx: BotContext,
  id: ImportId,
  columns: readonly number[],
  kind: CustomFieldKind | null,
): Promise<void> {
  const made = await ctx.services.imports.makeFields(ctx.actor(), id, columns, kind)
  // The fields are known from now on, in this update too.
  await ctx.refresh()
  await ctx.show('importColumns', { id, page: pageOfColumn(columns[0] ?? 0), notice: madeText(made, ctx.t) })
}

/** Of all columns that nothing takes. A second tap finds none. */
export async function makeUnknownFields(ctx: BotContext, id: ImportId): Promise<void> {
  const { columns } = await ctx.services.imports.get(ctx.actor(), id)
  const unknown = unknownColumns(columns)
  if (unknown.length === 0) await ctx.show('importColumns', { id })
  else await makeImportFields(ctx, id, unknown, null)
}
