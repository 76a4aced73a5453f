/** Everything that is done with deals. */
import type { RecordDeps } from '../records/field-tables.ts'
import { createAddDeal } from './add-deal.ts'
import { createClaimDeal } from './claim-deal.ts'
import { createDeleteDeal } from './delete-deal.ts'
import { createEditDeal } from './edit-deal.ts'
import { createListNewLeads } from './list-new-leads.ts'
import { createMoveDeal } from './move-deal.ts'
import { createReadDeals } from './read-deals.ts'

export function createDeals(deps: RecordDeps) {
  return {
    ...createReadDeals(deps),
    add: createAddDeal(deps),
    move: createMoveDeal(deps),
    edit: createEditDeal(deps),
    delete: createDeleteDeal(deps),
    claim: createClaimDeal(deps),
    listNewLeads: createListNewLeads(deps),
  }
}
