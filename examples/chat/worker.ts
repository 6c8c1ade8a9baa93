// The chat on Cloudflare Workers: each room is a Durable Object, wherever its members come from.

import { Room } from '@edge-echo/websocket/rooms'
import { toWorker } from '@edge-echo/websocket/worker'
import { type ExecutionContext, Hono } from 'hono'
import { createChat } from './chat.ts'
import { page } from './page.ts'

/** What is used of Cloudflare's own types. */
interface Bindings {
  ROOMS: {
    idFromName(name: string): object
    get(id: object): { fetch(request: Request): Promise<Response> }
  }
}

/** One room. All its sockets are in one place, so it needs no relay. */
export class ChatRoom {
  readonly #state: ExecutionContext
  readonly #env: object
  readonly #chat = toWorker(createChat(() => this.#room))
  readonly #room = new Room()

  constructor(state: ExecutionContext, env: object) {
    this.#state = state
    this.#env = env
  }

  fetch(request: Request): Response | Promise<Response> {
    return this.#chat.fetch(request, this.#env, this.#state)
  }
}

export default new Hono<{ Bindings: Bindings }>()
  .get('/', (c) => c.html(page))
  .get('/rooms/:name', (c) => {
    const { ROOMS } = c.env
    return ROOMS.get(ROOMS.idFromName(c.req.param('name'))).fetch(c.req.raw)
  })
