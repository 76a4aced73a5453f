/** Applies the recommended rules of Redocly and Spectral to an OpenAPI document. Warnings count, too. */
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { type RulesetDefinition, Spectral } from '@stoplight/spectral-core'
import { oas } from '@stoplight/spectral-rulesets'

export type BrokenRule = { readonly rule: string; readonly place: string; readonly message: string }

async function redocly(source: string): Promise<readonly BrokenRule[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const found = await lintFromString({ source, absoluteRef: 'openapi.json', config })
  return found.map(({ ruleId, message, location }) => ({
    rule: `redocly/${ruleId}`,
    place: location[0]?.pointer ?? '#/',
    message,
  }))
}

async function spectral(source: string): Promise<readonly BrokenRule[]> {
  const linter = new Spectral()
  // Its own types are wider than those that it is used with.
  linter.setRuleset({ extends: [[oas as RulesetDefinition, 'recommended']] })
  const found = await linter.run(source)
  return found.map(({ code, message, path }) => ({
    rule: `spectral/${code}`,
    place: `#/${path.join('/')}`,
    message,
  }))
}

/** @param source the document as JSON */
export async function brokenRules(source: string): Promise<readonly BrokenRule[]> {
  return [...(await redocly(source)), ...(await spectral(source))]
}
