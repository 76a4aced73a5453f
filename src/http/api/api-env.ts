/** What the requests of the REST export carry once they are authenticated. */
import type { ApiActor } from '../../services/api-keys/api-actor.ts'
import type { HttpEnv } from '../problem.ts'

export type ApiEnv = { Variables: HttpEnv['Variables'] & { apiActor: ApiActor } }
