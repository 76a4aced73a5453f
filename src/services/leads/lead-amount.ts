/** From a lead's decimal amount to minor units of its currency. Pure. */
import type { Money } from '../../models/deal.ts'

/** How many decimals a currency has (ISO 4217): 2 for EUR, 0 for JPY. */
function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/**
 * @param amount a decimal number in major units with a full stop, rounded where it is finer than the currency
 * @returns null when there is none, it is zero, or too large to be kept exactly
 */
export function leadMoney(amount: string | undefined, currency: string): Money | null {
  if (amount === undefined) return null
  const minor = Math.round(Number(amount) * 10 ** decimalsOf(currency))
  return Number.isSafeInteger(minor) && minor > 0 ? { minor, currency } : null
}
