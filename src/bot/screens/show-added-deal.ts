/** Shows a deal that was just added; if a rule gave it to somebody else whose deals the person may not see, only says so. */
import type { AddedByMember } from '../../services/deals/add-deal.ts'
import { seesAll } from '../../services/core/permissions.ts'
import type { BotContext } from './bot-context.ts'

export async function showAddedDeal(
  ctx: BotContext,
  { id, undoId, given }: AddedByMember,
  title: string,
): Promise<void> {
  const { t } = ctx
  if (given === null) return ctx.show('deal', { id, undoId, notice: t('deal-added', { title }) })
  const { name } = await ctx.services.members.get(ctx.actor(), given.memberId)
  const notice = t('deal-added-given', { title, name, rule: given.ruleName })
  if (seesAll(ctx.actor())) return ctx.show('deal', { id, undoId, notice })
  await ctx.show('board', { notice: `${notice} ${t('deal-given-undo')}` })
}
