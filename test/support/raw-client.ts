// A client that knows no manners but those it is told: it writes bytes as they are given, and keeps
// a transcript of what comes back, in words short enough for a table.

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { COMPRESSED, inflate } from './deflate.ts'
import { type Frame, frame, Opcode, parseFrame } from './frame.ts'
import { type HttpAnswer, parseAnswer } from './http-answer.ts'

export type Message = Pick<Frame, 'opcode' | 'payload'>

export class RawClient {
  /** One entry for each answer: a status, `text "…"`, `close 1000`, `pong`; at last `end`. */
  readonly transcript: string[] = []
  /** The messages whole. */
  readonly messages: Message[] = []
  /** The HTTP answers whole. */
  readonly answers: HttpAnswer[] = []
  /** Resolves when the connection is gone, whoever ended it. */
  readonly gone: Promise<void>
  /** Whether a ping, a close frame and a FIN are answered in kind. */
  isPolite = true
  readonly #socket: Socket
  readonly #waiting = new Set<() => void>()
  #received: Buffer = Buffer.alloc(0)
  #isUpgraded = false
  #isOver = false

  static async open(port: number): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true })
    await once(socket, 'connect')
    return new RawClient(socket)
  }

  private constructor(socket: Socket) {
    this.#socket = socket
    this.gone = new Promise((resolve) => socket.on('close', () => resolve()))
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('end', () => {
      this.#finish()
      if (this.isPolite) socket.end()
    })
    // A reset is an end like any other here: 'close' follows.
    socket.on('error', () => {})
    socket.on('close', () => this.#finish())
  }

  get isGone(): boolean {
    return this.#socket.destroyed
  }

  /** Resolves when the kernel has the bytes, or will never have them. */
  async write(bytes: Buffer): Promise<void> {
    if (this.#socket.destroyed || this.#socket.writableEnded) return
    await Promise.race([
      new Promise<void>((resolve) => this.#socket.write(bytes, () => resolve())),
      this.gone,
    ])
  }

  halfClose(): void {
    this.#socket.end()
  }

  reset(): void {
    this.#socket.resetAndDestroy()
  }

  /** Ends it as the test's own business. */
  leave(): void {
    this.#socket.destroy()
  }

  stopReading(): void {
    this.#socket.pause()
  }

  readAgain(): void {
    this.#socket.resume()
  }

  /** Resolves when the transcript has that many entries, or will have no more. */
  heard(count: number): Promise<void> {
    return this.#until(() => this.transcript.length >= count)
  }

  /** Resolves when the transcript has that entry, or will have no more. */
  heardSay(entry: string): Promise<void> {
    return this.#until(() => this.transcript.includes(entry))
  }

  /** Resolves when what has been received and is no whole answer yet is as wanted. */
  read(isWanted: (text: string) => boolean): Promise<void> {
    return this.#until(() => isWanted(this.#received.toString()))
  }

  #until(isEnough: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!isEnough() && !this.#isOver) return
        this.#waiting.delete(look)
        resolve()
      }
      this.#waiting.add(look)
      look()
    })
  }

  #take(chunk: Buffer): void {
    this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
    while (this.#isUpgraded ? this.#takeFrame() : this.#takeAnswer()) {}
    this.#wake()
  }

  #takeAnswer(isEnded = false): boolean {
    const parsed = parseAnswer(this.#received, isEnded)
    if (parsed === null) return false
    this.#received = this.#received.subarray(parsed.size)
    this.#isUpgraded = parsed.answer.status === 101
    this.answers.push(parsed.answer)
    this.#note(String(parsed.answer.status))
    return this.#received.length > 0
  }

  #takeFrame(): boolean {
    const parsed = parseFrame(this.#received)
    if (parsed === null) return false
    this.#received = this.#received.subarray(parsed.size)
    const { opcode, payload, reserved } = parsed.frame
    const message = { opcode, payload: reserved === COMPRESSED ? inflate(payload) : payload }
    if (opcode === Opcode.text || opcode === Opcode.binary) this.messages.push(message)
    this.#note(entryOf(message))
    this.#answer(parsed.frame)
    return this.#received.length > 0
  }

  #answer({ opcode, payload }: Frame): void {
    if (!this.isPolite || this.#socket.writableEnded) return
    if (opcode === Opcode.ping) this.#socket.write(frame(payload, { opcode: Opcode.pong }))
    if (opcode === Opcode.close) this.#socket.write(frame(payload, { opcode: Opcode.close }))
  }

  #finish(): void {
    if (this.#isOver) return
    if (!this.#isUpgraded && this.#received.length > 0) this.#takeAnswer(true)
    this.#isOver = true
    this.#note('end')
  }

  #note(entry: string): void {
    this.transcript.push(entry)
    this.#wake()
  }

  #wake(): void {
    for (const look of this.#waiting) look()
  }
}

/** What the transcript says of it. */
export function entryOf({ opcode, payload }: Message): string {
  if (opcode === Opcode.close) {
    return payload.length === 0 ? 'close' : `close ${payload.readUInt16BE(0)}`
  }
  if (opcode === Opcode.text) {
    return payload.length <= 32 ? `text "${payload}"` : `text of ${payload.length} bytes`
  }
  if (opcode === Opcode.binary) return `binary of ${payload.length} bytes`
  return opcode === Opcode.ping ? 'ping' : 'pong'
}
