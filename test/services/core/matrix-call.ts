import type { ContactId } from '../../../src/models/ids.ts'
import type { Crm, Member, Team } from '../../support/crm.ts'

export type Scene = { readonly crm: Crm; readonly me: Member; readonly team: Team; readonly contactId: ContactId }
/** A call of a service function, and the roles that it works for. */
export type CallOf = readonly [roles: string, call: (scene: Scene) => Promise<unknown>]
