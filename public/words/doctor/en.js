// What the doctor says, on the page and as a command, in English. `{name}` is the place of a value.
export const words = {
  listed: '{first}; {second}',
  enumerated: '{first}, {second}',
  oneAfterOther: '{first} {second}',
  adviceFor: '{product}: {advice}',
  times: 'p50 {p50}, p99 {p99}, max {max} ms',

  noAnswer: 'no answer',
  noWebSocket: 'no WebSocket opens',
  noEdgeEcho: 'no edge-echo server',
  noEcho: 'no echo',
  notReadable: 'answers are not for pages of another origin',
  askedFor: 'asked for with {flag}',
  notOpened: 'a WebSocket did not open',
  noEnd: 'The check came to no end.',
  lateAnswer: 'no answer within {seconds} s',
  ended: 'the connection ended with {code}',
  endedSaying: 'the connection ended with {code} "{reason}"',
  lookBehind: 'Look whether the server runs, and at the address the proxy has for it.',

  httpIn: '{answer} in {ms} ms',
  httpBy: '{answer} by {product} in {ms} ms',
  httpFails: 'Plain requests fail, at the server or in front of it.',
  httpUnanswered: 'Plain requests get no answer: no page, no health check, no stream of events.',
  httpLook: 'Look at what stands in front of the server, and at its log.',

  upgradeOpened: 'opened in {ms} ms',
  upgradeAnswered: 'answered with {status}',
  upgradeAnsweredBy: 'answered with {status} by {product}',
  upgradeNone: 'no WebSocket opens; a plain request is {answer}',
  upgradeFailed: 'no WebSocket opens, and no plain request gets an answer that can be read',
  upgradeUnread: 'There was no answer to the upgrade that could be read.',
  upgradeSeeWayIn: 'See the checks of the way in: name, port, certificate.',
  upgradeSilent:
    'Nothing has answered in time. A server or a proxy may take the connection and stay silent, or a firewall may drop what is sent there.',
  upgradeLookSilent:
    'Look whether the server hangs, at the address the proxy has for it, and at firewalls in between.',
  upgradeUntold:
    'A browser does not tell a page why. Nothing listens there, its certificate is not trusted, no WebSocket is at this path, or pages of this origin may not use it.',
  upgradeAskCommand:
    'Ask by the command, which is told. Where it opens one, allow the origin of this page at the server (ALLOWED_ORIGINS of edge-echo).',
  upgradeHeaderLost:
    'The server got the request without its Upgrade header: a proxy does not pass it on.',
  upgradeNotPassed: 'Most likely a proxy does not pass the Upgrade header on.',
  upgradeRedirect: 'The answer is a redirect to {location}, which a WebSocket does not follow.',
  upgradeFollow: 'Use that address, or log in first and give the cookie with --header.',
  upgradeLogin: 'Somebody has to log in first.',
  upgradeProve: "Give what proves it: --header 'Authorization: …' or --header 'Cookie: …'.",
  upgradeForbidden: 'It is forbidden: most often by a rule on the Origin header, or by a firewall.',
  upgradeAllow:
    "Allow the origin at the server (ALLOWED_ORIGINS of edge-echo), or give it: --header 'Origin: …'.",
  upgradeNothing: 'Nothing is at this path.',
  upgradePath: 'Look at the path, and at what a proxy makes of it.',
  upgradeMany: 'There are too many connections or requests.',
  upgradeLater: 'Ask again later, or raise the limit.',
  upgradeBehind: 'The proxy got no answer, or a wrong one, from the server behind it.',

  messagesAlike: 'text, binary, empty, UTF-8: all as they were sent',
  messagesAlikeSmall:
    'text, binary, empty, UTF-8: all as they were sent, but for those that are too large (see size)',
  messagesUnasked: 'a message of {bytes} bytes came unasked',
  messagesUntold: 'What comes back cannot be told from what the server sends by itself.',
  messagesQuiet: 'Give the address of an endpoint that sends nothing but echoes.',
  messagesDiffer: 'not as it was sent: {names}',
  messagesChanged: 'The endpoint is no echo, or something on the way changes messages.',
  messagesLook:
    'Give the address of an echo endpoint. Where it is one, turn off what inspects or rewrites messages.',
  caseText: 'text',
  caseEmptyText: 'empty text',
  caseBinary: 'binary',
  caseEmptyBinary: 'empty binary',
  caseUtf8: 'UTF-8 of 1 to 4 bytes',
  caseControls: 'text with control characters',
  case125: '125 bytes',
  case126: '126 bytes',
  case65535: '65,535 bytes',
  case65536: '65,536 bytes',
  caseFailed: '{name} ({error})',

  sizeComesBack: '{bytes} bytes come back; {twice}: {what}',
  sizeTwiceToo: 'come back too',
  sizeAtMost: '{bytes} bytes at most of {wanted}: {end}',
  sizeOther: '{bytes} bytes came back',
  sizeNothing: 'nothing came back within {seconds} s',
  sizeLarger: 'Larger messages end the connection, or are lost.',
  sizeRaise:
    'Raise the limit for a message at the server (MAX_MESSAGE_BYTES of edge-echo) or in between, or send smaller ones.',
  sizeUntold:
    'Something in between limits messages and does not say so with 1009: look at its buffers, or send smaller ones.',

  orderKept: '{count} in flight, all in order, {perSecond} a second',
  orderBroken: 'after {number} of {count} messages {what}',
  orderAnother: 'another came',
  orderLost: 'Messages are lost, doubled or out of order when many are on the way.',
  orderLook: 'Look for a limit on rates or buffers in between.',

  lastAll: '{count} messages and a close at once: all came back',
  lastLost: '{lost} of {count} in front of a close did not come back',
  lastOfServer: 'what the server sends in front of its close comes',
  lastOfServerLost: 'what the server sent in front of its close did not come',
  lastUnread: 'a browser reads nothing behind its own close',
  lastStopped: 'Something in between stops passing messages on once it has seen a close frame.',
  lastDropped:
    'Most servers drop what they have not answered when they are closed, and a proxy may.',
  lastChange: 'Have the other side say that it has got everything before you close.',

  closesArrive: '{codes} arrive',
  closesBothWays: '{codes} arrive, both ways',
  closeAnswered: '{code} was answered with {got}',
  closeArrived: "the server's {code} arrived as {got}",
  closesLost:
    'A close frame does not get through: both sides see a lost connection, and clients connect anew.',
  closesChanged: 'Something in between closes in its own name, so that a client cannot tell why.',
  closesPass:
    'Let the proxy pass frames on as they are, and keep the connection until both have closed.',

  protocolsAgreed: '{count} offered, {protocol} agreed on',
  protocolsNone: 'the server agrees on none',
  protocolsLost: 'none agreed on, where edge-echo takes the first',
  protocolsMeaning:
    'Clients of GraphQL, MQTT, STOMP and others cannot connect without their subprotocol.',
  protocolsAnswer: 'Let the proxy pass Sec-WebSocket-Protocol on, both ways (the answer lost it).',
  protocolsEither:
    'Let the proxy pass Sec-WebSocket-Protocol on, both ways (it may be lost either way).',

  idleLives: 'lives for {seconds} s',
  idleEnds: 'ends with {code} after {seconds} s of silence',
  idleCut: 'Something in between ends connections on which nothing is said.',
  idleChange: '{advice}; or raise {raise}.',
  idlePing: 'A ping every {seconds} s keeps it (HEARTBEAT_SECONDS of edge-echo)',
  idleMessage:
    'A message every {seconds} s keeps it, and so should a ping (HEARTBEAT_SECONDS of edge-echo)',
  idleNoPing: 'No ping kept it: send messages as a heartbeat',
  idleSooner:
    'A ping has to come sooner than that, and none so soon was tried: a shorter --idle does',

  endTold: 'the end is told in {ms} ms',
  endOpen: 'still open {seconds} s after the server has closed',
  endUntold: 'Clients wait for a server that is gone, until their own time limit.',
  endHalfOpen: 'Look for a setting that keeps connections half open in between.',

  lostTold: 'told in {ms} ms, with 1006',
  lostUntold: 'not told within {seconds} s',
  lostCannot: 'the server cannot lose a connection',
  lostAsClose: 'a lost connection is told as a close with {code}',
  lostTaken: 'Clients that connect anew after 1006 alone take it for a good end, and stay away.',
  lostEnd: 'Let what is in between end the connection where the server does, without a frame.',

  roundTrips: '{idle}; under load {loaded}',

  lumpsNone: 'one by one, as they are sent every {ms} ms',
  lumpsLate: 'in lumps, up to {ms} ms late',
  lumpsCollected: 'Something in between collects messages before it passes them on.',
  lumpsChange: 'Turn off its buffering for this path, and what scans or shapes traffic.',

  clockAnswered: 'the clock beside the echo answered with {status}',
  clockStays: 'The clock beside the echo does not get through.',
  clockPass: 'Let the proxy pass /clock to the same server.',
  sseOneByOne: 'one by one, every {ms} ms, late by {times}',
  sseFew: '{count} in {seconds} s',
  sseLumps: 'in lumps',
  sseCollected: 'A proxy collects the answer before it passes it on.',
  pollHeld: '{count} held answers, late by {times}',
  pollStale: 'an answer came that the client had before',
  pollKept: 'Something in between keeps answers that it was told not to.',
  pollObey: 'Have the cache obey Cache-Control: no-store.',

  widthOpened: '{opened} at once, {perSecond} a second',
  widthRefused: '{value}, then refused',
  widthRefusedWith: '{value}, then refused with {status}',
  widthLimit: 'There is a limit at {opened} connections, those of others included: {error}.',
  widthRaise:
    'Raise MAX_CONNECTIONS of edge-echo, worker_connections of nginx, maxconn of HAProxy, or the limit for open files.',

  viewAsks: 'an address it does not tell asks for {target}',
  viewAsksFrom: '{address} asks for {target}',
  viewHost: 'with the Host {host}',
  viewAdded: 'added {names}',
  viewLost: 'lost {names}',
  viewHeadersLost: 'Headers that the client sends are lost.',
  viewPassHeaders: 'Have the proxy pass them on.',
  viewOtherHost:
    'The server sees the Host {host}, so that a rule on origins compares with the wrong name.',
  viewPassHost:
    'Have the proxy pass the Host on (nginx: proxy_set_header Host $http_host; Apache: ProxyPreserveHost On; H2O: proxy.preserve-host: ON).',
  viewPath: 'The path {path} is changed on the way.',
  viewPathMeant: 'Good where it is meant so.',

  anyUpgrade: 'Pass the headers Upgrade and Connection on, over HTTP/1.1.',
  anyIdle: 'its timeout for idle connections',
  anyStream:
    'Turn buffering and compression off for this path, and what waits for more (HAProxy: option http-no-delay).',
  streamAdvice: '{product}: {advice}.',
  nginxUpgrade:
    'In its location: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
  nginxIdle: 'proxy_read_timeout and proxy_send_timeout (60s by default) in its location',
  nginxStream:
    'proxy_buffering off and gzip off in its location, and no proxy_ignore_headers X-Accel-Buffering',
  apacheUpgrade:
    'ProxyPass "/echo" "http://backend/echo" upgrade=websocket (2.4.47), or mod_proxy_wstunnel',
  apacheIdle: 'ProxyTimeout, or timeout= of its ProxyPass (else Timeout holds)',
  cloudflareUpgrade: 'Network, WebSockets: on',
  cloudflareIdle: 'nothing: it ends what is silent for 100 seconds, so send a heartbeat',
  varnishUpgrade:
    'In vcl_recv: if (req.http.upgrade ~ "(?i)websocket") { return (pipe); }, and set the header in vcl_pipe',
  varnishIdle: 'pipe_timeout (60 seconds by default), a parameter of varnishd',
  awsUpgrade:
    'An Application Load Balancer passes it to an HTTP/1.1 target group; a Classic one needs a TCP listener',
  awsIdle: 'idle_timeout.timeout_seconds of the load balancer (60 by default)',
  haproxyUpgrade: 'mode http passes upgrades on by itself; look for rules that delete the header',
  haproxyIdle: 'timeout tunnel, else timeout client and timeout server hold',
  haproxyStream: 'option http-no-delay',
  caddyUpgrade: 'reverse_proxy passes upgrades on by itself; look for header_up lines',
  caddyIdle: 'stream_timeout of reverse_proxy',
  lighttpdUpgrade: 'proxy.header = ("upgrade" => "enable")',
  lighttpdIdle: 'server.max-read-idle (60 seconds by default)',
  lighttpdStream: 'server.stream-response-body = 2',
  h2oUpgrade: 'proxy.websocket: ON beside its proxy.reverse.url',
  h2oIdle: 'proxy.websocket.timeout (300000 ms by default)',
  nghttpxUpgrade: 'it passes upgrades on by itself, but not to a backend with proto=h2',
  nghttpxIdle: 'frontend-read-timeout and backend-read-timeout (1m by default)',
  envoyUpgrade: 'upgrade_configs: [{ upgrade_type: websocket }]',
  envoyIdle: 'stream_idle_timeout and the timeout of its route',
}
