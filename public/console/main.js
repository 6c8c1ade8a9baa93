// The page: wires its parts to a connection, either one that stays or a new one for each message.
import { prefersChinese, say, speak } from './language.js'
import { readMessage, startComposer } from './page/composer.js'
import { button, check, checkBounds, html, input } from './page/element.js'
import { startFaultsPanel } from './page/faults-panel.js'
import { startHttpPanel } from './page/http-panel.js'
import { forget, keep, keepFields, recall } from './page/keep.js'
import { journal, startLog, view } from './page/log-panel.js'
import { startRepeatPanel } from './page/repeat-panel.js'
import { showState } from './page/state-line.js'
import { homeAddress, isMixed, isOnce } from './wire/address.js'
import { Connection } from './wire/connection.js'
import { Link } from './wire/link.js'
import { parsers } from './wire/parsers.js'

/** @import { Data, Target } from './wire/connection.js' */

const once = isOnce(location.pathname)
const auto = input('auto')

const link = new Link(
  {
    onMessage: (connection, data) => journal.received(connection, data),
    onChange: (connection) => {
      journal.changed(connection)
      if (connection === link.connection) show()
    },
  },
  () => auto.checked,
)

const show = () => {
  showState(link)
  reconnect.hidden = !link.connection?.ending
}

const readTarget = () => {
  const url = check(
    'address',
    (text) => (isMixed(location, text) ? null : parsers.address(text)),
    'badAddress',
  )
  const protocols = check('protocols', parsers.protocols, 'badProtocols')
  return url === null || protocols === null ? null : { url, protocols }
}

/** @param {Connection} connection @param {Data} data */
const transmit = (connection, data) => {
  journal.sent(connection, data)
  connection.socket.send(data)
}

/** @type {(target: Target, data: Data) => Promise<boolean>} whether it was sent */
const sendOnce = (target, data) =>
  new Promise((resolve) => {
    link.connection = new Connection(target, {
      onMessage: (connection, reply) => {
        journal.received(connection, reply)
        resolve(true)
      },
      onChange: (connection) => {
        link.events.onChange(connection)
        if (connection.phase === 'open') transmit(connection, data)
        if (connection.ending) resolve(connection.opened)
      },
    })
    show()
  })

/** How to send what is in the field now; null when something is wrong. */
const prepare = async () => {
  const data = await readMessage()
  const target = once ? readTarget() : null
  const ready = once ? target : link.connection?.phase === 'open'
  say(html('send-error'), once || ready ? null : 'notConnected')
  if (data === null || !ready) return null
  const send = () => {
    if (target) return sendOnce(target, data)
    const { connection } = link
    if (connection?.phase !== 'open') return false
    transmit(connection, data)
    return true
  }
  return { send, waitingBytes: () => link.connection?.socket.bufferedAmount ?? 0 }
}

let chinese = prefersChinese([recall('language') ?? '', ...navigator.languages])
const talk = () => {
  speak(chinese)
  view.reset()
  show()
}

button('language', () => {
  chinese = !chinese
  keep('language', chinese ? 'zh' : 'en')
  talk()
})
button('forget', () => {
  forget()
  location.reload()
})
button('connect_websocket', () => {
  const target = readTarget()
  if (target) link.connect(target)
})
button('close_websocket', () => {
  const code = input('close-code')
  const reason = check('close-reason', parsers.closeReason, 'badReason')
  if (!checkBounds(code, 'badCode') || reason === null) return
  const idle = !link.retry && link.connection?.ending !== null
  say(html('send-error'), idle ? 'notConnected' : null)
  link.close(Number(code.value) || undefined, reason)
  show()
})
const reconnect = button('reconnect', () => link.connection && link.connect(link.connection.target))
auto.onchange = () => {
  link.stopRetry()
  show()
}
document.body.classList.toggle('once', once)
document
  .querySelector(once ? '[href="/"]' : '[href="/index2"]')
  ?.setAttribute('aria-current', 'page')
input('address').value = homeAddress(location)
// Each mode keeps an address of its own.
input('address').name = once ? 'once' : 'connected'
keepFields()
startFaultsPanel()
startComposer(async () => (await prepare())?.send())
startRepeatPanel(prepare)
startHttpPanel()
startLog()
talk()
