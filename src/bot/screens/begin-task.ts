/** Starts adding a task from the card of a contact, a company or a deal. */
import type { RecordRef } from '../../ids.ts'
import type { BotContext } from './bot-context.ts'

/** @throws AppError NOT_FOUND when the person cannot see the record */
export async function beginTaskOn(ctx: BotContext, target: RecordRef<'contact' | 'company' | 'deal'>): Promise<void> {
  switch (target.kind) {
    case 'contact': {
      const { displayName } = await ctx.services.contacts.get(ctx.actor(), target.id)
      return ctx.begin('addTask', { known: { contactId: target.id }, about: displayName })
    }
    case 'company': {
      const { name } = await ctx.services.companies.get(ctx.actor(), target.id)
      return ctx.begin('addTask', { known: { companyId: target.id }, about: name })
    }
    case 'deal': {
      const { title } = await ctx.services.deals.get(ctx.actor(), target.id)
      return ctx.begin('addTask', { known: { dealId: target.id }, about: title })
    }
  }
}
