/** The kinds of records that are compared: where they are, and how those from before there were keys get theirs. */
import type { ClientSession, Types } from 'mongoose'

import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { Models } from '../../models/models.ts'
import type { MergedKind } from '../merging/mergeable.ts'
import { companyKeys } from './company-keys.ts'
import { duplicateKeys } from './duplicate-keys.ts'

export type Compared = { readonly _id: Types.ObjectId; readonly duplicateKeys?: readonly string[] }

/** What the keys are made of, and when the record was last changed. */
export type Scanned = Compared & { readonly updatedAt: Date }

type KeyOf = (record: Scanned) => readonly string[]

type ComparedKind = {
  readonly model: 'contacts' | 'companies'
  readonly fields: Readonly<Record<string, 1>>
  /** What makes the keys of these records. */
  keysOf(
    models: Models,
    workspaceId: Types.ObjectId,
    records: readonly Scanned[],
    session: ClientSession,
  ): Promise<KeyOf>
}

const CONTACT_FIELDS = {
  name: 1,
  emails: 1,
  phones: 1,
  companyId: 1,
  telegram: 1,
  updatedAt: 1,
  duplicateKeys: 1,
} as const
const COMPANY_FIELDS = { name: 1, domain: 1, emails: 1, phones: 1, updatedAt: 1, duplicateKeys: 1 } as const

type ScannedContact = Pick<ContactRecord, '_id' | keyof typeof CONTACT_FIELDS>
type ScannedCompany = Pick<CompanyRecord, '_id' | keyof typeof COMPANY_FIELDS>

export const COMPARED_KINDS: Readonly<Record<MergedKind, ComparedKind>> = {
  contact: {
    model: 'contacts',
    fields: CONTACT_FIELDS,
    async keysOf(models, workspaceId, records, session) {
      // Safe: they were read with these fields, here as below.
      const contacts = records as readonly ScannedContact[]
      const _id = { $in: contacts.flatMap(({ companyId }) => companyId ?? []) }
      const companies = await models.companies.find({ workspaceId, _id }, { name: 1 }, { session }).lean()
      const names = new Map(companies.map((company) => [company._id.toHexString(), company.name]))
      return (record) => {
        const contact = record as ScannedContact
        return duplicateKeys(contact, names.get(contact.companyId?.toHexString() ?? '') ?? null)
      }
    },
  },
  company: {
    model: 'companies',
    fields: COMPANY_FIELDS,
    keysOf: async () => (record) => companyKeys(record as ScannedCompany),
  },
}

export const COMPARED = Object.keys(COMPARED_KINDS) as readonly MergedKind[]
