/**
 * Contacts and companies that mention the person in what was written about them. What they are called and how they are reached
 * is theirs, whoever else has it, and stays: they would not be found any more.
 */
import type { CompanyRecord } from '../../../models/company.ts'
import type { ContactRecord } from '../../../models/contact.ts'
import { searchedCompany } from '../../companies/derive-company.ts'
import { storedContactOf } from '../../contacts/write-contact.ts'
import { storedValues, valuesOf } from '../../fields/values.ts'
import type { EraseStep } from '../erase-context.ts'
import { NAME } from '../field-words.ts'
import { valuesWithout, WRITTEN } from '../values-without.ts'
import { newVersion, rewriteFound } from '../write-found.ts'

export const rewriteContacts: EraseStep = async (context) => {
  const { fields, elsewhere: matcher } = context
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const contacts = models.contacts.find({ workspaceId, erasedAt: null }).lean().cursor()
  await rewriteFound<ContactRecord>(context, models.contacts as never, contacts, async (contact) => {
    const values = valuesOf(fields.contact, contact)
    const after = valuesWithout(fields.contact, values, { matcher, except: [NAME], kinds: WRITTEN })
    if (after === null) return null
    const { companyId } = contact
    const company =
      companyId === undefined
        ? null
        : await models.companies.findOne({ workspaceId, _id: companyId }, { name: 1 }).lean()
    const stored = storedContactOf(fields.contact, after, company?.name ?? null, contact)
    return stored === null ? null : newVersion(contact, stored.$set, stored.$unset)
  })
}

export const rewriteCompanies: EraseStep = async (context) => {
  const { fields, elsewhere: matcher } = context
  const { models } = context.deps
  const { workspaceId } = context.erasure
  const companies = models.companies.find({ workspaceId }).lean().cursor()
  await rewriteFound<CompanyRecord>(context, models.companies as never, companies, (company) => {
    const values = valuesOf(fields.company, company)
    const after = valuesWithout(fields.company, values, { matcher, except: [NAME, 'domain'], kinds: WRITTEN })
    if (after === null) return null
    const { $set, $unset } = storedValues(fields.company, after)
    return newVersion(company, { ...$set, search: searchedCompany(fields.company, after, company) }, $unset)
  })
}
