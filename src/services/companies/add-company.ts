/** Adds a company. */
import { type CompanyId, type EventId, newId, objectId } from '../../models/ids.ts'
import { companyDomainsIn } from '../../language/domains.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { acceptInputs } from '../fields/accept-inputs.ts'
import type { TypedFields } from '../fields/read-inputs.ts'
import { nested } from '../fields/stored-path.ts'
import { blankValues, changesBetween } from '../fields/values.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { createReferences } from '../records/references.ts'
import { readTyped } from '../records/read-typed.ts'
import type { CompanyFields, CompanyInputs } from './company-fields.ts'
import { storedCompany } from './derive-company.ts'
import { assertFreeName } from './write-company.ts'

/** As typed, by field. The name is required. */
export type TypedCompany = TypedFields<CompanyFields>

export type AddedCompany = { readonly id: CompanyId; readonly undoId: EventId }

/** @throws AppError FORBIDDEN; VALIDATION with the field's problem, or company-exists */
export type AddCompany = (actor: Actor, typed: TypedCompany) => Promise<AddedCompany>

/** The domain of its address is the company's, unless another one was given. */
function withDomain(inputs: CompanyInputs): CompanyInputs {
  const [domain] = companyDomainsIn(inputs.emails ?? [])
  return inputs.domain === undefined && domain !== undefined ? { ...inputs, domain } : inputs
}

export function createAddCompany(deps: RecordDeps): AddCompany {
  const { models, tablesOf, transact } = deps
  return async (actor, typed) => {
    authorize(actor, 'contact.write')
    const fields = tablesOf(actor)
    const inputs = withDomain(await readTyped(deps, actor, fields.company, typed))
    if (inputs.name == null) throw fieldProblem('empty')
    const add = async (tx: Transaction): Promise<AddedCompany> => {
      const references = createReferences(models, actor, tx, { permission: 'contact.write' })
      const blank = blankValues(fields.company)
      const values = await acceptInputs(fields.company, { ...blank, owner: actor.memberId }, inputs, references)
      const { $set } = storedCompany(fields.company, values, null)
      const id = newId<CompanyId>()
      const company = {
        ...nested($set),
        _id: objectId(id),
        workspaceId: objectId(actor.workspaceId),
        source: 'manual' as const,
        createdAt: tx.at,
      }
      await assertFreeName(models, tx, company, { name: values.name, liveName: $set.liveName })
      await tx.insert(models.companies, company)
      const changes = changesBetween(fields.company, blank, values)
      return { id, undoId: tx.record({ type: 'company.created', target: { kind: 'company', id }, changes }) }
    }
    return transact(actor, 'company.add', add, { undoable: true })
  }
}
