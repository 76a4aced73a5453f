/** A server in place of Meta's Graph API: responds as configured, and remembers its requests. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, beforeEach } from 'vitest'

export type GraphAnswer = (request: IncomingMessage, response: ServerResponse) => void

export type Asked = { readonly id: string; readonly query: URLSearchParams; readonly authorization: string }

export const json =
  (status: number, body: unknown, headers: Record<string, string> = {}): GraphAnswer =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }

/** As Meta writes its errors. */
export const graphError = (status: number, code: number, more: Record<string, unknown> = {}): GraphAnswer =>
  json(status, { error: { message: 'As it is', type: 'OAuthException', code, fbtrace_id: 'x', ...more } })

/** A lead as the Graph API returns it. */
export const graphLead = (id: string, answers: Readonly<Record<string, string>>): GraphAnswer =>
  json(200, {
    created_time: '2026-11-23T09:00:00+0000',
    id,
    form_id: '333',
    ad_id: '555',
    field_data: Object.entries(answers).map(([name, value]) => ({ name, values: [value] })),
  })

/** One for the tests of a file. What it answers is forgotten before each test: then it knows no lead. */
export function graphServer() {
  const asked: Asked[] = []
  const answers = new Map<string, GraphAnswer>()
  let otherwise: GraphAnswer = graphError(400, 100, { error_subcode: 33 })
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://graph')
    const id = pathname.split('/').at(-1) ?? ''
    asked.push({ id, query: searchParams, authorization: request.headers.authorization ?? '' })
    ;(answers.get(id) ?? otherwise)(request, response)
  })
  let url = ''
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v26.0`
  })
  beforeEach(() => {
    asked.length = 0
    answers.clear()
    otherwise = graphError(400, 100, { error_subcode: 33 })
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: () => url,
    asked,
    answer: (id: string, answer: GraphAnswer) => void answers.set(id, answer),
    answerAll: (answer: GraphAnswer) => void (otherwise = answer),
  }
}
