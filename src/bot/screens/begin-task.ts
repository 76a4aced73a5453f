/** Starts adding a task from the card of a contact or a deal. */
import type { RecordRef } from '../../ids.ts'
import type { BotContext } from './bot-context.ts'

/** @throws AppError NOT_FOUND when the person cannot see the record */
export async function beginTaskOn(ctx: BotContext, target: RecordRef<'contact' | 'deal'>): Promise<void> {
  if (target.kind === 'contact') {
    const { displayName } = await ctx.services.contacts.get(ctx.actor(), target.id)
    await ctx.begin('addTask', { known: { contactId: target.id }, about: displayName })
    return
  }
  const { title } = await ctx.services.deals.get(ctx.actor(), target.id)
  await ctx.begin('addTask', { known: { dealId: target.id }, about: title })
}
