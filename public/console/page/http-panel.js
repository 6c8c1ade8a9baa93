// The same message over plain HTTP at this server, so that the two ways can be compared.
import { say } from '../language.js'
import { formatDuration } from '../log/figures.js'
import { button, field, html, input } from './element.js'

let asking = new AbortController()

export const startHttpPanel = () =>
  button('http-get', async () => {
    asking.abort()
    asking = new AbortController()
    const { signal } = asking
    const [status, result] = [html('http-answer'), html('http-result')]
    const query = new URLSearchParams({ message: field.value })
    for (const name of ['delay', 'status']) {
      const { value } = input(`http-${name}`)
      if (value) query.set(name, value)
    }
    status.textContent = '…'
    const startedAt = performance.now()
    try {
      const answer = await fetch(`/echo?${query}`, { signal })
      const body = await answer.text()
      const duration = formatDuration(performance.now() - startedAt)
      const headers = Array.from(answer.headers, ([name, value]) => `${name}: ${value}\n`)
      result.textContent = `${headers.join('')}\n${body}`
      say(status, 'answered', { status: answer.status, duration })
    } catch (error) {
      if (signal.aborted) return
      result.textContent = ''
      say(status, 'unanswered', { error: `${error}` })
    }
  })
