// Reads an event stream one tick at a time.

import { EventParser } from '../../../public/transports/measure/event-parser.js'
import type { Tick } from '../../../public/transports/measure/tally.js'

/** Leaving the iteration early, or `return()`, goes away as a client does. */
export async function* readTicks(answer: Response): AsyncGenerator<Tick, undefined, void> {
  const parser = new EventParser()
  for await (const chunk of answer.body ?? []) yield* parser.push(chunk)
}
