/** The records of the workspace that a line may name, as the look-up by its words returns them. */
import type { CompanyId, ContactId, DealId, MemberId } from '../../ids.ts'

/** @property own whether it belongs to the person who typed */
export type KnownContact = {
  readonly id: ContactId
  readonly name: string
  readonly own: boolean
  readonly companyName: string | null
  /** The @name in Telegram, without “@”. */
  readonly username: string | null
  /** E.164. */
  readonly phones: readonly string[]
  /** In comparable form. */
  readonly emails: readonly string[]
}
export type KnownMember = { readonly id: MemberId; readonly name: string; readonly username: string | null }
/** @property hidden a colleague's: the person may name it, and not see it or write on it */
export type KnownCompany = { readonly id: CompanyId; readonly name: string; readonly hidden?: true }
export type KnownDeal = { readonly id: DealId; readonly title: string; readonly own: boolean }

export type Known = {
  readonly contacts: readonly KnownContact[]
  readonly members: readonly KnownMember[]
  readonly companies: readonly KnownCompany[]
  readonly deals: readonly KnownDeal[]
}

export const NOBODY_KNOWN: Known = { contacts: [], members: [], companies: [], deals: [] }
