/** The request context of the REST export after authentication. */
import type { ApiActor } from '../../services/api-keys/api-actor.ts'
import type { HttpEnv } from '../problem.ts'

export type ApiEnv = { Variables: HttpEnv['Variables'] & { apiActor: ApiActor } }
