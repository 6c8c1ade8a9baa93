// A Firefox to test with, over WebDriver BiDi: what is installed, since none comes with the packages.
// FIREFOX_PATH names another one. https://w3c.github.io/webdriver-bidi/

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'

const commonPaths = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

export const firefoxPath =
  process.env.FIREFOX_PATH ?? commonPaths.find((path) => existsSync(path)) ?? null

interface Answer {
  id?: number
  type: string
  result?: unknown
  message?: string
}

interface Evaluated {
  type: string
  result?: { value?: unknown }
  exceptionDetails?: { text: string }
}

export class Firefox {
  #next = 0
  readonly #waiting = new Map<number, (answer: Answer) => void>()
  readonly #socket: WebSocket
  readonly #process: ChildProcess
  readonly #profile: string
  #context = ''

  private constructor(socket: WebSocket, child: ChildProcess, profile: string) {
    this.#socket = socket
    this.#process = child
    this.#profile = profile
    socket.on('message', (data) => {
      const answer: Answer = JSON.parse(String(data))
      if (answer.id === undefined) return
      this.#waiting.get(answer.id)?.(answer)
      this.#waiting.delete(answer.id)
    })
  }

  static async launch(path: string): Promise<Firefox> {
    const profile = await mkdtemp(join(tmpdir(), 'firefox-'))
    const args = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']
    const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'] })
    const address = await readAddress(child)
    const socket = new WebSocket(`${address}/session`)
    await once(socket, 'open')
    const firefox = new Firefox(socket, child, profile)
    await firefox.#send('session.new', { capabilities: {} })
    return firefox
  }

  /** Goes there in a new tab, and waits until it is loaded. */
  async open(url: string): Promise<void> {
    const created = await this.#send('browsingContext.create', { type: 'tab' })
    this.#context = (created as { context: string }).context
    await this.#send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' })
  }

  /** The value of an expression on the page: a string, a number, a boolean, or a promise of one. */
  async evaluate(expression: string): Promise<unknown> {
    const target = { context: this.#context }
    const options = { expression, target, awaitPromise: true, userActivation: true }
    const evaluated = (await this.#send('script.evaluate', options)) as Evaluated
    if (evaluated.exceptionDetails) throw new Error(evaluated.exceptionDetails.text)
    return evaluated.result?.value
  }

  async close(): Promise<void> {
    const gone = once(this.#process, 'exit')
    this.#socket.close()
    this.#process.kill()
    await gone
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 })
  }

  #send(method: string, params: object): Promise<unknown> {
    this.#next += 1
    const id = this.#next
    this.#socket.send(JSON.stringify({ id, method, params }))
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ type, result, message }) => {
        if (type === 'success') resolve(result)
        else reject(new Error(`${method} failed: ${message}`))
      })
    })
  }
}

/** Firefox says on its standard error where it listens, and goes on talking. */
function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1]
      if (address) resolve(address)
    })
    child.once('error', reject)
    child.once('exit', () => reject(new Error(`Firefox ended before it listened: ${said}`)))
  })
}
