// The route in front of an app: what it answers, and what it leaves to the app.

import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { answerAhead } from '../../src/service/answer-ahead.ts'

function ahead() {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('X-Middleware', 'yes')
  })
  app.onError((error, c) => c.text(`the app met: ${error.message}`, 500))
  app.all('*', (c) => {
    if (c.req.query('fails') !== undefined) throw new Error('on purpose')
    return c.text('the app')
  })
  answerAhead(app, { path: '/say', mark: 'text=' }, (c) => {
    if (c.req.query('fails') !== undefined) throw new Error('on purpose')
    const text = c.req.query('text')
    return text === undefined ? null : new Response(text)
  })
  return app
}

describe('a route ahead of an app', () => {
  it('answers in the same turn, and without its middleware', () => {
    const answer = ahead().fetch(new Request('http://localhost/say?text=hello'))
    expect(answer).toBeInstanceOf(Response)
    expect((answer as Response).headers.has('X-Middleware')).toBe(false)
  })

  it('answers with a slash behind its path', async () => {
    expect(await (await ahead().request('/say/?text=hello')).text()).toBe('hello')
  })

  it.each([
    ['another method', '/say?text=hello', 'POST'],
    ['another path', '/other?text=hello', 'GET'],
    ['a query without the mark', '/say?message=hello', 'GET'],
    ['a query with the mark in another name', '/say?context=hello', 'GET'],
  ])('leaves %s to the app', async (_what, path, method) => {
    const answer = await ahead().request(path, { method })
    expect(await answer.text()).toBe('the app')
    expect(answer.headers.get('X-Middleware')).toBe('yes')
  })

  it('leaves an error to the app', async () => {
    const answer = await ahead().request('/say?text=hello&fails')
    expect(await answer.text()).toBe('the app met: on purpose')
  })
})
