// Says where the byte counts come from: measured by the browser where it does, else computed.
import { say } from '../language.js'
import { toldHead } from '../transport/browser-heads.js'

/** @param {Response} answer one that has been read to its end */
export const sayHowMeasured = (answer) => {
  const told = toldHead(answer.url)
  say('measured', told.bytes ? 'measuredTold' : 'measuredComputed', {
    protocol: told.protocol || 'HTTP',
  })
  say('compressed', /^h[23]/.test(told.protocol) ? 'compressed' : null)
}
