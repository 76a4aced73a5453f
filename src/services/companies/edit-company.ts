/** Edits one field of a company, or the label of one of its numbers and addresses. */
import { companyDomainsIn } from '../../language/domains.ts'
import type { CompanyRecord } from '../../models/company.ts'
import { type CompanyId, type EventId, idOf } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import { isLabelEdit, type LabelEdit, withLabel } from '../fields/label-edit.ts'
import { changesBetween, valuesOf } from '../fields/values.ts'
import { notifyMember } from '../notifications/news.ts'
import type { RecordDeps, TableDeps } from '../records/field-tables.ts'
import { createReferences } from '../records/references.ts'
import type { CompanyEdit, CompanyInputs, CompanyValues } from './company-fields.ts'
import { readCompany, writeCompanyValues } from './write-company.ts'

/** `undoId` is null when the edit changed nothing. */
export type EditedCompany = { readonly id: CompanyId; readonly undoId: EventId | null }

/**
 * @throws AppError FORBIDDEN; NOT_FOUND; VALIDATION with the field's problem (company-exists for a name that another one
 * has); CONFLICT when another edit came first
 */
export type EditCompany = (actor: Actor, id: CompanyId, edit: CompanyEdit | LabelEdit) => Promise<EditedCompany>

/** The domain of its first own address is the company's, if it has none. */
function withDomain(values: CompanyValues): CompanyValues {
  const [domain = null] = companyDomainsIn(values.emails)
  return values.domain === null ? { ...values, domain } : values
}

/**
 * Writes the new values of a company that was read in the same transaction, with their event; null if nothing changes.
 *
 * @throws AppError VALIDATION (company-exists); CONFLICT when it changed meanwhile
 */
export async function saveCompany(
  own: TableDeps,
  tx: Transaction,
  company: CompanyRecord,
  after: CompanyValues,
): Promise<EventId | null> {
  const changes = changesBetween(own.fields.company, valuesOf(own.fields.company, company), after)
  if (changes.length === 0) return null
  await writeCompanyValues(own, tx, company, after)
  const target = { kind: 'company', id: idOf<CompanyId>(company._id) } as const
  return tx.record({ type: 'company.updated', target, changes })
}

export function createEditCompany(deps: RecordDeps): EditCompany {
  const { models, transact, tablesOf } = deps
  return async (actor, given, edit) => {
    authorize(actor, 'contact.write')
    const field = isLabelEdit(edit) ? edit.list : edit.field
    const fields = tablesOf(actor)
    return transact(
      actor,
      `company.edit-${field}`,
      async (tx): Promise<EditedCompany> => {
        const company = await readCompany(models, actor, given, { tx })
        const id = idOf<CompanyId>(company._id)
        const before = valuesOf(fields.company, company)
        const references = createReferences(models, actor, tx, { permission: 'contact.write' })
        const accepted = isLabelEdit(edit)
          ? withLabel(before, edit)
          : await acceptInputs(fields.company, before, { [edit.field]: edit.value } satisfies CompanyInputs, references)
        const after = field === 'emails' ? withDomain(accepted) : accepted
        const undoId = await saveCompany({ models, fields }, tx, company, after)
        if (undoId !== null && field === 'owner' && after.owner !== null)
          notifyMember(actor, tx, after.owner, { kind: 'assigned', target: 'company', id })
        return { id, undoId }
      },
      { undoable: true },
    )
  }
}
