/** What can be wrong with a spreadsheet file. */
export type XlsxProblem = 'zip' | 'damaged' | 'zip-bomb' | 'protected' | 'too-many-columns'

export class XlsxFault extends Error {
  override readonly name = 'XlsxFault'
  readonly problem: XlsxProblem

  constructor(problem: XlsxProblem, cause?: unknown) {
    super(`The spreadsheet cannot be read: ${problem}`, cause === undefined ? undefined : { cause })
    this.problem = problem
  }
}
