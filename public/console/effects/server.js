// What this page's own server can be asked besides: why it refused, what it saw of us, what it takes.
import { isOwn, overHttp } from '../wire/address.js'

/** @import { Say } from '../../shared/language.js' */
/** @import { Handshake, State } from '../state/state.js' */

/** @type {(say: Say, url: string) => Promise<string>} the server's own sentence; empty when it has none */
const askWhy = async (say, url) => {
  try {
    const answer = await fetch(overHttp(url), { cache: 'no-store' })
    if (answer.status < 400 || answer.status === 426) return ''
    const text = (await answer.text()).trim().slice(0, 300)
    return say('refusedBecause', { status: `${answer.status}`, text })
  } catch {
    return say('unreachable')
  }
}

/**
 * By a WebSocket with the same offers, since that is what is asked about.
 * @type {(protocols: string[]) => Promise<Handshake | null>} null from an older server, and from one that is gone
 */
const askHandshake = (protocols) =>
  new Promise((resolve) => {
    const address = new URL('/handshake', location.href.replace(/^http/, 'ws'))
    const socket = new WebSocket(address, protocols)
    socket.onmessage = ({ data }) => resolve(JSON.parse(data))
    socket.onclose = () => resolve(null)
  })

/** @type {(state: State, say: () => Say, render: () => void) => { follow: () => void }} to be called when the state has changed */
export const startAsking = (state, say, render) => {
  let explained = 0
  let seen = 0
  let measured = 0

  /** @param {import('../state/state.js').Link} link */
  const explain = async (link) => {
    explained = link.id
    const sentence = (await askWhy(say(), link.url)) || say()('refusedHere')
    for (const entry of state.log.entries) {
      if (entry.direction === 'event' && entry.event === 'refused' && entry.connection === link.id)
        entry.sentence = sentence
    }
    if (state.link === link || state.link?.attempt) state.refusal = sentence
    render()
  }

  const look = async () => {
    seen = state.link?.id ?? 0
    state.handshake = await askHandshake(state.link?.protocols ?? [])
    render()
  }

  /** What it takes, once it has said that something was more. @param {import('../state/state.js').Ending} ending */
  const measure = async (ending) => {
    measured = ending.id
    const limitBytes = (await askHandshake([]))?.maxMessageBytes
    if (typeof limitBytes !== 'number') return
    ending.limitBytes = limitBytes
    for (const entry of state.log.entries) {
      if (entry.direction === 'event' && entry.event === 'closed' && entry.connection === ending.id)
        entry.limitBytes = limitBytes
    }
    render()
  }

  return {
    follow() {
      const { link, pane } = state
      if (!link || !isOwn(link.url, location)) return
      const { ending } = link
      if (ending?.code === 1009 && !ending.closedHere && measured !== ending.id)
        void measure(ending)
      if (ending && !link.openedAt && !ending.closedHere && !link.failure && explained !== link.id)
        void explain(link)
      if (pane === 'handshake' && link.openedAt && seen !== link.id) void look()
    },
  }
}
