/**
 * Clients that openapi-typescript, hey-api and orval generate from the document: they compile under strict TypeScript, and
 * what the product answers is what they expect, whole.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { z } from 'zod'

import { asId } from '../../support/as-id.ts'
import { type ApiWorld, apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** An answer of the product, with what each client calls its type and, if it has one, its zod schema. */
type Answer = {
  readonly about: string
  readonly body: unknown
  readonly types: { readonly openapi: string; readonly hey: string; readonly orval: string }
  readonly schemas: { readonly hey: string; readonly orval?: string }
}

const folder = mkdtempSync(join(tmpdir(), 'generated-clients-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** @returns what it printed, and its exit code */
function run(args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 64_000_000 }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : 1, output: stdout + (error === null ? '' : stderr) }),
    )
  })
}

const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

function ofOperation(operation: string, body: unknown): Answer {
  return {
    about: operation,
    body,
    types: {
      openapi: `operations['${operation}']['responses'][200]['content']['application/json']`,
      hey: `hey.${capitalized(operation)}Response`,
      orval: `orval.${operation}Response200['data']`,
    },
    schemas: { hey: `z${capitalized(operation)}Response`, orval: `${operation}200Response` },
  }
}

function ofProblem(operation: string, status: number, body: unknown): Answer {
  return {
    about: `${operation} ${status}`,
    body,
    types: {
      openapi: `operations['${operation}']['responses'][${status}]['content']['application/problem+json']`,
      hey: `hey.${capitalized(operation)}Errors[${status}]`,
      orval: `orval.${operation}Response${status}['data']`,
    },
    // orval makes zod schemas only of application/json.
    schemas: { hey: 'zProblem' },
  }
}

const RESOURCES = [
  ['contacts', 'Contact'],
  ['companies', 'Company'],
  ['deals', 'Deal'],
  ['pipelines', 'Pipeline'],
  ['tasks', 'Task'],
  ['notes', 'Note'],
  ['events', 'Event'],
  ['members', 'Member'],
] as const

async function realAnswers({ crm, workspace }: ApiWorld): Promise<readonly Answer[]> {
  const { owner, get, addContact } = await workspace()
  const contactId = await addContact('Ada', { phones: '+49 30 901820', emails: 'ada@example.com', company: 'Firm' })
  const { deals, tasks, notes } = crm.services
  const amount = { minor: 500_000, currency: 'EUR' }
  const { id: dealId } = await deals.add(owner(), { title: 'Website', contact: asId(contactId), amount })
  const { id: lost } = await deals.add(owner(), { title: 'Shop' })
  await deals.delete(owner(), lost)
  await tasks.add(owner(), { title: 'Call', due: { date: '2035-01-02' }, dealId })
  await notes.add(owner(), { text: 'A note', dealId })
  crm.passTime(10_001)

  const answers: Answer[] = []
  for (const [resource, singular] of RESOURCES) {
    const list = await get(`/${resource}?updated_since=2020-01-01`)
    answers.push(ofOperation(`list${capitalized(resource)}`, list.body))
    const records = list.body['data'] as readonly { readonly id: string; readonly deleted?: boolean }[]
    const one = records.find(({ deleted }) => deleted !== true)
    const { status, body } = await get(`/${resource}/${String(one?.id)}`)
    expect(status).toBe(200)
    answers.push(ofOperation(`get${singular}`, body))
    const [line = ''] = String((await get(`/export/${resource}.ndjson`)).body['text']).split('\n')
    const whole = ofOperation(`get${singular}`, JSON.parse(line))
    const types = {
      openapi: `components['schemas']['${singular}']`,
      hey: `hey.${singular}`,
      orval: `orval.${singular}`,
    }
    answers.push({ ...whole, about: `A line of ${resource}.ndjson`, types })
  }
  answers.push(
    ofOperation('getContact', (await get(`/contacts/${contactId}?fields=name`)).body),
    ofOperation('listChanges', (await get('/changes')).body),
    ofProblem('listContacts', 400, (await get('/contacts?limt=1')).body),
    ofProblem('listContacts', 401, (await get('/contacts', { key: null })).body),
    ofProblem('getContact', 404, (await get(`/contacts/${'0'.repeat(24)}`)).body),
  )
  return answers
}

const HEAD = `import type { components, operations } from './openapi-typescript'
import type * as hey from './hey-api/types.gen'
import type * as orval from './orval/fetch'
export type All = [components, operations]
`

function assignments({ types, body }: Answer, index: number): string {
  const value = JSON.stringify(body)
  return Object.entries(types)
    .map(([client, type]) => `export const ${client}${index}: ${type} = ${value}\n`)
    .join('')
}

/** A record that no client may accept. */
const WRONG = { id: 5 }

let answers: readonly Answer[] = []
let compiled = ''

beforeAll(async () => {
  const world = apiWorld(database())
  const document = join(folder, 'openapi.json')
  writeFileSync(document, await (await world.app.request('/openapi.json')).text())
  const generating = run(['--import', 'tsx', 'test/clients/generate.ts', document, folder])
  answers = await realAnswers(world)
  const generated = await generating
  expect(generated.code, generated.output).toBe(0)

  mkdirSync(join(folder, 'dist'))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'answers.ts'), HEAD + answers.map(assignments).join(''))
  const [contact] = answers.filter(({ about }) => about === 'getContact')
  if (contact === undefined) throw new Error('A contact was read')
  writeFileSync(join(folder, 'wrong.ts'), HEAD + assignments({ ...contact, body: WRONG }, 0))
  const compilerOptions = {
    target: 'es2023',
    lib: ['es2023', 'dom', 'dom.iterable'],
    module: 'esnext',
    moduleResolution: 'bundler',
    strict: true,
    skipLibCheck: true,
    types: ['node'],
    rootDir: '.',
    outDir: 'dist',
  }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }))
  ;({ output: compiled } = await run(['node_modules/typescript/bin/tsc', '-p', folder, '--pretty', 'false']))
}, 120_000)

it('compile under strict TypeScript, with every answer of the product as a value of its type', () => {
  expect(answers.length).toBe(3 * RESOURCES.length + 5)
  const errors = compiled.split('\n').filter((line) => /error TS\d+/u.test(line))
  expect(errors.filter((line) => !line.includes('wrong.ts'))).toEqual([])
  // The same for each client: an id that is a number is refused.
  expect(errors.length).toBe(3)
})

it('have zod schemas that accept every answer, and drop no part of it', async () => {
  type Module = Readonly<Record<string, z.ZodType>>
  const load = async (file: string) => (await import(pathToFileURL(join(folder, 'dist', file)).href)) as Module
  const hey = await load('hey-api/zod.gen.js')
  const orval = await load('orval/zod.js')
  for (const { about, body, schemas } of answers) {
    expect(hey[schemas.hey]?.parse(body), `hey-api, ${about}`).toEqual(body)
    if (schemas.orval !== undefined) expect(orval[schemas.orval]?.parse(body), `orval, ${about}`).toEqual(body)
  }
  expect(hey['zContact']?.safeParse(WRONG).success).toBe(false)
  expect(orval['getContact200Response']?.safeParse(WRONG).success).toBe(false)
})
