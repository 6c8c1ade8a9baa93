// Why a test is skipped where a runtime cannot do what it asks for; with `!`, where it can.

export const reasons = {
  canFragment: 'the runtime decides how a message is cut into frames',
  '!canFragment': 'messages can be sent in several frames here',
  hearsEarly: 'nothing can come right behind the handshake, or it ends the connection',
  sendsUpgradeHeaders: 'the client gets no headers of the app with the 101',
  takesMoreThanTheServer: 'the server has one limit for all routes',
  '!takesMoreThanTheServer': 'a route may have a limit above that of the server here',
  seesHandshake: 'the platform answers or repairs a malformed handshake by itself',
  knowsClient: 'there is no network that a client could be on',
  tellsRawHeaders: 'the platform does not tell the headers as they came',
  pings: 'a handler cannot ping its client',
  opens: 'the adapter has no event for an open connection',
  answersProtocol: 'the adapter does not answer a subprotocol',
  refusesWithBody: 'the adapter drops the body of a refusal',
  tellsRoom: 'the platform does not tell what it buffers',
  receivesBehindItsClose: 'the platform drops what comes behind its own close frame',
  '!canPause': 'a sender that is too fast is paused here, and not closed',
  setsHeaders: 'the platform lets nobody set headers',
  '!setsHeaders': 'headers can be set here',
  answersInFrontOfAClose: 'the platform answers a close before the reader knows of it',
  hearsBehindItsClose: 'the platform drops what comes behind its own close frame',
} as const
