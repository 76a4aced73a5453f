/**
 * The order of test files: those that start and kill processes first. They take minutes, and the last file to run should
 * be a short one, or one worker waits for another.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const SLOW = ['/test/reliability/', '/test/e2e/', '/packages/', '/test/tooling/', '/test/bot/screens/', '/test/bench/']

function rank({ moduleId }: TestSpecification): number {
  const place = SLOW.findIndex((part) => moduleId.includes(part))
  return place === -1 ? SLOW.length : place
}

export class SlowFilesFirst extends BaseSequencer {
  /** @returns the slow folders' files first; within a folder vitest's own order */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
