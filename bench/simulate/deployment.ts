/** What is simulated: who does the work, and what one update costs. */

/** Milliseconds of processor time and of waiting that one update costs. */
export type UpdateCost = {
  /** In the product's own thread. */
  readonly product: number
  /** In the gateway's thread; zero with a real mongod. */
  readonly gateway: number
  /** In the engine, which uses several processors. */
  readonly engine: number
  /** In the server that stands in for Telegram, if it runs on the same machine; otherwise zero. */
  readonly telegram: number
  /** In whatever taps there; otherwise zero. */
  readonly people: number
  /** Rounds of operations before the bot's last call, and after it until the lane is free. */
  readonly waitsBefore: number
  readonly waitsAfter: number
  /** Waiting in each round that costs no processor time: the network, and for a write after the answer the disk. */
  readonly roundTripMs: number
  readonly diskMs: number
  /** Waiting for Telegram's answer. */
  readonly telegramMs: number
}

export type Deployment = {
  readonly processes: number
  /** Chats that one process works on at once. */
  readonly workers: number
  /** Processors of the machines that run the product, and of the one that runs the engine; null: the same ones. */
  readonly processors: number
  readonly engineProcessors: number | null
  readonly cost: UpdateCost
}

/** Either chats that tap as soon as they are answered, or people who tap at random at a mean rate. */
export type Demand =
  | { readonly kind: 'crowd'; readonly chats: number }
  | { readonly kind: 'people'; readonly chats: number; readonly perSecond: number }
