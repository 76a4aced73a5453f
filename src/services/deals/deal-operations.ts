/** Everything that is done with deals, as the other rooms call it. */
import type { RecordDeps } from '../records/field-tables.ts'
import { createAddDeal } from './add-deal.ts'
import { createChangeItems } from './change-items.ts'
import { createChangePeople } from './change-people.ts'
import { createClaimDeal } from './claim-deal.ts'
import { createDeleteDeal } from './delete-deal.ts'
import { createDuplicateDeal, newCopyId } from './duplicate-deal.ts'
import { createEditDeal } from './edit-deal.ts'
import { createListNewLeads } from './list-new-leads.ts'
import { createMoveDeal } from './move-deal.ts'
import { createReadDeals } from './read-deals.ts'

export function createDealOperations(deps: RecordDeps) {
  return {
    ...createReadDeals(deps),
    add: createAddDeal(deps),
    move: createMoveDeal(deps),
    edit: createEditDeal(deps),
    changeItems: createChangeItems(deps),
    changePeople: createChangePeople(deps),
    duplicate: createDuplicateDeal(deps),
    newCopyId,
    delete: createDeleteDeal(deps),
    claim: createClaimDeal(deps),
    listNewLeads: createListNewLeads(deps),
  }
}
