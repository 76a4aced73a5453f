/** Takes a lead for the person who taps, or says who was faster. */
import type { DealId } from '../../models/ids.ts'
import type { BotContext } from './bot-context.ts'

/** @param lost shows what the text says: that somebody else has the lead */
export async function claimAndShow(
  ctx: BotContext,
  id: DealId,
  lost: (notice: string) => Promise<void>,
): Promise<void> {
  const { t } = ctx
  const claimed = await ctx.services.deals.claim(ctx.actor(), id)
  if (claimed.won) return ctx.show('deal', { id, notice: t('claim-won') })
  const name = claimed.by?.name ?? t('news-somebody')
  await lost(
    claimed.title === null ? t('claim-lost-unseen', { name }) : t('claim-lost', { title: claimed.title, name }),
  )
}
