/**
 * Meta's Graph API, which has the answers of a lead. The request also proves that it knows the app secret, which apps can be
 * configured to require.
 */
import { createHmac } from 'node:crypto'

import type { ReferenceApi } from '../../references/fetch-reference.ts'
import { graphErrorOf, judgeGraphAnswer } from './judge-graph-answer.ts'

const FIELDS = 'created_time,id,ad_id,form_id,field_data'

export const graphApi: ReferenceApi = {
  // Meta supports a version for at least two years: this one until late 2028.
  url: 'https://graph.facebook.com/v26.0',
  path(id, { token, secret }) {
    const proof = createHmac('sha256', secret).update(token).digest('hex')
    return `/${id}?fields=${FIELDS}&appsecret_proof=${proof}`
  },
  judge: judgeGraphAnswer,
  logged: (body) => ({ ...graphErrorOf(body) }),
}
