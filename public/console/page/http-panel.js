// The same message over plain HTTP at this server, so that the two ways can be compared.
import { say } from '../language.js'
import { formatDuration } from '../log/figures.js'
import { button, field, html } from './element.js'

export const startHttpPanel = () =>
  button('http-get', async () => {
    const result = html('http-result')
    const startedAt = performance.now()
    try {
      const answer = await fetch(`/echo?message=${encodeURIComponent(field.value)}`)
      const body = await answer.text()
      const duration = formatDuration(performance.now() - startedAt)
      const headers = Array.from(answer.headers, ([name, value]) => `${name}: ${value}\n`)
      result.textContent = `${headers.join('')}\n${body}`
      say(html('http-status'), 'answered', { status: answer.status, duration })
    } catch (error) {
      result.textContent = ''
      say(html('http-status'), 'unanswered', { error: `${error}` })
    }
  })
