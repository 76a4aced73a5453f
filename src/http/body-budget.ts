/**
 * How much memory the bodies of requests in progress may take, in this process and for each sender. What counts is the
 * memory that is held, not the length that a request declares: nobody can fill the server up with promises.
 */

export type BudgetLimits = { readonly bytes: number; readonly bytesPerSender: number }

export type BodyShare = {
  /** False, with nothing taken, if there is no room for that many more bytes. */
  readonly take: (bytes: number) => boolean
  /** Returns everything. Safe to call more than once. */
  readonly release: () => void
}

export type BodyBudget = { readonly open: (sender: string) => BodyShare }

export function createBodyBudget({ bytes: limit, bytesPerSender }: BudgetLimits): BodyBudget {
  const held = new Map<string, number>()
  let heldByAll = 0

  function add(sender: string, bytes: number): void {
    heldByAll += bytes
    const now = (held.get(sender) ?? 0) + bytes
    if (now > 0) held.set(sender, now)
    else held.delete(sender)
  }

  return {
    open(sender) {
      let taken = 0
      return {
        take(bytes) {
          if (heldByAll + bytes > limit || (held.get(sender) ?? 0) + bytes > bytesPerSender) return false
          taken += bytes
          add(sender, bytes)
          return true
        },
        release() {
          if (taken > 0) add(sender, -taken)
          taken = 0
        },
      }
    },
  }
}
