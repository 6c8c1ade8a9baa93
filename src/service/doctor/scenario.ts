// Plays a scenario that the page has exported. The page's own modules read it and run it, so that a file
// means the same in both.

import { readFile } from 'node:fs/promises'
import { describeResult, stepName } from '../../../public/scenario/describe.js'
import { readScenario, type Scenario } from '../../../public/scenario/format.js'
import { playScenario, type Result } from '../../../public/scenario/play.js'
import { FileFault } from '../../../public/shared/checked.js'
import { loadWords, type Say, sayIn } from '../../../public/shared/language.js'
import { connect, type Message, type WebSocketSession } from '../../library/client/node/index.ts'
import { CommandError } from '../settings/command-line.ts'

const LIMIT_MS = 10_000

export interface Played {
  scenario: string
  url: string
  isPassed: boolean
  results: (Omit<Result, 'got'> & { name: string; text: string })[]
}

/** @throws CommandError with the name of the field that is wrong */
export async function readScenarioFile(file: string): Promise<Scenario> {
  const say = await english()
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new CommandError(`Cannot read the scenario: ${cause.message}`, { cause })
  })
  try {
    return readScenario(text)
  } catch (error) {
    if (!(error instanceof FileFault)) throw error
    throw new CommandError(`The scenario ${file}: ${say(error.key, error.values)}`)
  }
}

/** @throws CommandError when no connection opens */
export async function runScenario(
  url: URL,
  scenario: Scenario,
  headers: Record<string, string>,
): Promise<Played> {
  const say = await english()
  const signal = AbortSignal.timeout(LIMIT_MS)
  const { protocols } = scenario
  const session = await connect(url, { headers, protocols, signal }).catch((cause: Error) => {
    throw new CommandError(`Cannot run the scenario: ${cause.message}`, { cause })
  })
  try {
    const running = new AbortController().signal
    const results = await playScenario(scenario, talkOf(session), { signal: running })
    return playedOf(say, url, scenario, results)
  } finally {
    session.close()
  }
}

function playedOf(say: Say, url: URL, { name }: Scenario, results: Result[]): Played {
  return {
    scenario: name,
    url: url.href,
    isPassed: results.every(({ outcome }) => outcome === 'passed' || outcome === 'sent'),
    results: results.map((result) => {
      const { got: _, ...rest } = result
      const name = stepName(say, result.step)
      return { ...rest, name, text: describeResult(say, result) }
    }),
  }
}

/** The same for people. */
export function reportOfScenario({ url, scenario, results }: Played): string {
  const width = Math.max(0, ...results.map(({ name }) => name.length))
  const lines = results.map(
    ({ name, outcome, text }) => `  ${MARKS[outcome].padEnd(7)}  ${name.padEnd(width)}  ${text}`,
  )
  return [url, '', scenario, ...lines].join('\n')
}

const MARKS: Record<Result['outcome'], string> = {
  passed: 'ok',
  failed: 'BROKEN',
  sent: 'sent',
  notReached: 'not run',
}

/** The session as the scenario sees a connection: it tells of each message, and by null of the end. */
function talkOf(session: WebSocketSession) {
  const watching = new Set<(data: Message | null) => void>()
  const tellAll = (data: Message | null) => {
    for (const tell of watching) tell(data)
  }
  const read = async () => {
    for await (const message of session) tellAll(message)
    tellAll(null)
  }
  return {
    // Says false when it is over, which the scenario hears of by itself.
    send: (data: Message) => void session.send(data),
    watch: (tell: (data: Message | null) => void) => {
      watching.add(tell)
      if (watching.size === 1) void read()
      return () => watching.delete(tell)
    },
  }
}

async function english(): Promise<Say> {
  await loadWords('workbench', 'en')
  return sayIn('en')
}
