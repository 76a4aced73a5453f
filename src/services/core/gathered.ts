/**
 * Does what several callers ask for together, in one operation: while one is under way, the next requests gather. A request
 * that nobody else makes at the same time waits for nothing.
 */

/**
 * @param run gets at least one request, and answers for each of them in order
 * @returns a function that makes one request. It always joins an operation that begins after it was called, so that a
 * read sees everything that was committed before. It throws what the operation that held the request threw.
 */
export function createGathered<Request, Answer>(
  run: (requests: readonly Request[]) => Promise<readonly Answer[]>,
): (request: Request) => Promise<Answer> {
  let gathering: { readonly requests: Request[]; readonly answers: Promise<readonly Answer[]> } | undefined
  let underWay: Promise<unknown> = Promise.resolve()
  let isUnderWay = false

  function begin(requests: readonly Request[]): Promise<readonly Answer[]> {
    isUnderWay = true
    const answers = run(requests).finally(() => (isUnderWay = false))
    underWay = answers.catch(() => undefined)
    return answers
  }

  function gather(): NonNullable<typeof gathering> {
    const requests: Request[] = []
    const answers = underWay.then(() => {
      gathering = undefined
      return begin(requests)
    })
    return { requests, answers }
  }

  return async (request) => {
    if (!isUnderWay && gathering === undefined) return only(await begin([request]), 0)
    gathering ??= gather()
    const { requests, answers } = gathering
    const place = requests.push(request) - 1
    return only(await answers, place)
  }
}

function only<Answer>(answers: readonly Answer[], place: number): Answer {
  if (!(place in answers)) throw new Error('A gathered operation has answered for too few requests')
  return answers[place] as Answer
}
