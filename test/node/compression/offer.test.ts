// Which offers of permessage-deflate are taken, and what `ws` gets to see of them.

import { describe, expect, it } from 'vitest'
import { acceptableOffer } from '../../../src/library/runtimes/node/compression/offer.ts'

const NAME = 'permessage-deflate'

describe('an offer', () => {
  it.each([
    [NAME, NAME],
    [`${NAME}; client_max_window_bits`, NAME],
    [`${NAME}; client_max_window_bits=10`, NAME],
    [`${NAME};server_max_window_bits=9`, `${NAME}; server_max_window_bits=9`],
    [`${NAME}; server_max_window_bits="15"`, `${NAME}; server_max_window_bits="15"`],
    [
      `${NAME}; server_no_context_takeover; client_no_context_takeover`,
      `${NAME}; server_no_context_takeover; client_no_context_takeover`,
    ],
    [`x-webkit-deflate-frame, ${NAME}`, NAME],
    [`${NAME}; server_max_window_bits=8, ${NAME}`, NAME],
    [`${NAME}; unknown, ${NAME}; server_max_window_bits=12`, `${NAME}; server_max_window_bits=12`],
  ])('of "%s" is taken as "%s"', (header, offer) => {
    expect(acceptableOffer(header)).toBe(offer)
  })

  it.each([
    undefined,
    '',
    'permessage-bzip2',
    `${NAME}; server_max_window_bits`,
    `${NAME}; server_max_window_bits=8`,
    `${NAME}; server_max_window_bits=16`,
    `${NAME}; server_max_window_bits=010`,
    `${NAME}; server_max_window_bits=10; server_max_window_bits=10`,
    `${NAME}; client_max_window_bits=7`,
    `${NAME}; client_no_context_takeover=1`,
    `${NAME}; unknown`,
    `${NAME};`,
    `${NAME}; =`,
  ])('of "%s" is declined', (header) => {
    expect(acceptableOffer(header)).toBeNull()
  })
})
