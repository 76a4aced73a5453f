import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

import type * as WorkflowParser from '@actions/workflow-parser'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const FOLDER = fileURLToPath(new URL('../../.github/workflows/', import.meta.url))

const workflowSchema = z.object({
  permissions: z.record(z.string(), z.string()),
  jobs: z.record(
    z.string(),
    z.object({
      'timeout-minutes': z.number(),
      permissions: z.record(z.string(), z.string()).optional(),
      steps: z.array(
        z.object({
          uses: z.string().optional(),
          run: z.string().optional(),
          with: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
})

const dependabotSchema = z.object({
  version: z.literal(2),
  updates: z.array(
    z.object({
      'package-ecosystem': z.string(),
      directory: z.string(),
      schedule: z.object({ interval: z.enum(['daily', 'weekly', 'monthly']) }),
    }),
  ),
})

/** An action by its commit, with the version that the commit was, for people and for dependabot. */
const PINNED = /^[\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u

/** Everything that a workflow runs from elsewhere without naming the exact commit. A tag can be moved by its owner. */
function unpinnedIn(content: string): readonly string[] {
  const used = [...content.matchAll(/\buses["']?\s*:\s*(.+)$/gmu)].map(([, action = '']) => action.trim())
  return used.filter((action) => !PINNED.test(action))
}

async function readWorkflows(): Promise<readonly { readonly name: string; readonly content: string }[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yml'))
  return Promise.all(names.map(async (name) => ({ name, content: await readFile(join(FOLDER, name), 'utf8') })))
}

let bundle = ''
let parser: typeof WorkflowParser

/** The package imports JSON in a way that Node refuses: in one piece, with the JSON inside, it loads. */
beforeAll(async () => {
  bundle = await mkdtemp(join(tmpdir(), 'workflow-parser-'))
  const outfile = join(bundle, 'parser.mjs')
  const entryPoints = [fileURLToPath(import.meta.resolve('@actions/workflow-parser'))]
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' })
  parser = await import(pathToFileURL(outfile).href)
})
afterAll(() => rm(bundle, { recursive: true, force: true }))

async function errorsOf(file: { readonly name: string; readonly content: string }): Promise<string[]> {
  const parsed = parser.parseWorkflow(file, new parser.NoOperationTraceWriter())
  const errors = parsed.context.errors.getErrors().map((error) => error.message)
  if (parsed.value === undefined || errors.length > 0) return errors
  const template = await parser.convertWorkflowTemplate(parsed.context, parsed.value)
  return (template.errors ?? []).map((error) => error.Message)
}

describe('the workflows', () => {
  it("are read without an error by GitHub's own parser, which refuses a misspelled key", async () => {
    const workflows = await readWorkflows()

    expect(workflows.map(({ name }) => name)).toEqual(['ci.yml', 'release.yml'])
    for (const file of workflows) {
      expect(await errorsOf(file), file.name).toEqual([])
      expect(await errorsOf({ ...file, content: file.content.replace('runs-on', 'run-on') })).not.toEqual([])
    }
  })

  it('start with read permissions only, limit the time of every job and leave no token in a checkout', async () => {
    for (const { content, name } of await readWorkflows()) {
      const { permissions, jobs } = workflowSchema.parse(parse(content))
      const steps = Object.values(jobs).flatMap((job) => job.steps)
      const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))

      expect(permissions, name).toEqual({ contents: 'read' })
      expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual(checkouts.map(() => false))
    }
  })

  it('pin every action to a commit', async () => {
    for (const { content, name } of await readWorkflows()) {
      expect(content, name).toMatch(/uses: /u)
      expect(unpinnedIn(content), name).toEqual([])
    }
  })

  it.each([
    'actions/checkout@v7',
    'actions/checkout@main',
    'actions/checkout@v7.0.1 # v7.0.1',
    'actions/checkout@3d3c42e # v7.0.1',
    'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1',
    'actions/checkout',
    'docker://alpine:3',
    'someone/else/.github/workflows/build.yml@main',
  ])('would be refused with %s', (action) => {
    expect(unpinnedIn(`      - uses: ${action}\n`)).toEqual([action])
    expect(unpinnedIn(`  call:\n    "uses": ${action}\n`)).toEqual([action])
  })

  it('release with no more permissions than each job needs: one pushes the image, another writes the release', async () => {
    const release = (await readWorkflows()).find(({ name }) => name === 'release.yml')
    const { jobs } = workflowSchema.parse(parse(release?.content ?? ''))
    const permissions = Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]))
    expect(permissions).toEqual({
      check: undefined,
      image: { contents: 'read', packages: 'write' },
      publish: { contents: 'write' },
    })
  })

  it('push the image with an SBOM and its provenance, and record what it was built on', async () => {
    const release = (await readWorkflows()).find(({ name }) => name === 'release.yml')
    const { image } = workflowSchema.parse(parse(release?.content ?? '')).jobs
    const push = image?.steps.find(({ uses }) => uses?.startsWith('docker/build-push-action@'))
    expect(push?.with).toMatchObject({ push: true, provenance: 'mode=max', sbom: true })
    expect(image?.steps.at(-1)?.run).toContain('node scripts/base-images.mjs')
  })

  it('run the same script as everybody else', async () => {
    for (const { content, name } of await readWorkflows()) {
      const { jobs } = workflowSchema.parse(parse(content))
      const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
      expect(commands, name).toContain('bash .ci/run')
    }
  })
})

describe('dependabot', () => {
  it('watches the actions, the images of both files and the packages', async () => {
    const file = await readFile(join(FOLDER, '../dependabot.yml'), 'utf8')
    const { updates } = dependabotSchema.parse(parse(file))
    expect(updates.map((update) => [update['package-ecosystem'], update.directory])).toEqual([
      ['github-actions', '/'],
      ['docker', '/'],
      ['docker-compose', '/'],
      ['npm', '/'],
    ])
  })
})
