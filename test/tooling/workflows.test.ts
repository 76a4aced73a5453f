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
      steps: z.array(z.object({ uses: z.string().optional(), run: z.string().optional() })),
    }),
  ),
})

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

  it('start with read permissions only, limit the time of every job and pin every action to its major version', async () => {
    for (const { content } of await readWorkflows()) {
      const { permissions, jobs } = workflowSchema.parse(parse(content))
      const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))

      expect(permissions).toEqual({ contents: 'read' })
      expect(used.filter((action) => !/^[\w-]+\/[\w-]+@v\d+$/u.test(action))).toEqual([])
    }
  })

  it('run the same script as everybody else', async () => {
    for (const { content, name } of await readWorkflows()) {
      const { jobs } = workflowSchema.parse(parse(content))
      const commands = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []))
      expect(commands, name).toContain('bash .ci/run')
    }
  })
})
