import type { Context } from 'hono'

import { badRequest } from './bot-api-error.ts'
import { isObject } from './parameters.ts'
import type { Parameters, Upload } from './parameters.ts'

/** Query, JSON, urlencoded and multipart all at once; the body wins. @throws BotApiError 400 for a body that cannot be read */
export async function readParameters(context: Context): Promise<Parameters> {
  const values: Record<string, unknown> = context.req.query()
  const uploads = new Map<string, Upload>()
  const type = context.req.header('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (context.req.method === 'POST' && type === 'application/json') {
    Object.assign(values, await readJson(context))
  } else if (type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data') {
    for (const [name, value] of Object.entries(await readForm(context))) {
      if (typeof value === 'string') values[name] = value
      else uploads.set(name, await readUpload(value))
    }
  }
  return { values, uploads }
}

async function readJson(context: Context): Promise<Record<string, unknown>> {
  const text = await context.req.text()
  if (text.trim() === '') return {}
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    throw badRequest("can't parse JSON object")
  }
  if (!isObject(body)) throw badRequest('object expected as the request body')
  return body
}

async function readForm(context: Context): Promise<Record<string, string | File>> {
  try {
    return await context.req.parseBody()
  } catch {
    throw badRequest("can't parse the form")
  }
}

async function readUpload(file: File): Promise<Upload> {
  return { name: file.name, type: file.type, content: new Uint8Array(await file.arrayBuffer()) }
}
