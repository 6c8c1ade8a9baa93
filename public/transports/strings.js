// Every sentence of this page, in English and in Chinese; what it shares with the console is there.

/** @satisfies {Record<string, [english: string, chinese: string]>} */
export const strings = {
  title: ['The four transports, side by side', '四种传输方式，并列对比'],
  intro: [
    'The server’s clock ticks, and each transport brings the same ticks here, all at the same time.',
    '服务器时钟按间隔跳动，四种方式同时把相同的跳动送到这里。',
  ],
  intervalMs: ['Interval in ms', '间隔（毫秒）'],
  runSeconds: ['Seconds', '时长（秒）'],
  progress: ['Progress', '进度'],
  badInterval: ['The interval is a whole number from 50 to 60000.', '间隔为 50 到 60000 的整数。'],
  badSeconds: ['The seconds are a whole number from 1 to 3600.', '时长为 1 到 3600 的整数。'],
  running: ['Running for {count} ticks', '正在运行，共 {count} 次跳动'],
  done: ['Done: {count} ticks', '完成：共 {count} 次跳动'],
  stopped: ['Stopped after {count} ticks', '已停止：共 {count} 次跳动'],
  noClock: ['The server’s clock does not answer: {error}', '服务器时钟没有响应：{error}'],
  failed: ['Failed, and tries again: {error}', '失败，正在重试：{error}'],

  polling: ['Polling', '轮询'],
  longPolling: ['Long polling', '长轮询'],
  streaming: ['Server-Sent Events', '服务器发送事件'],
  websocket: ['WebSocket', 'WebSocket'],
  pollingWhat: ['Asks once an interval, new or not', '每个间隔询问一次，无论有无新内容'],
  longPollingWhat: ['The answer waits for the next tick', '响应一直等到下一次跳动'],
  streamingWhat: ['One answer that goes on', '一个持续不断的响应'],
  websocketWhat: ['One connection, and both can speak', '一个连接，双方都可发言'],
  now: [
    'ticks {ticks} · missed {missed} · requests {requests} · open {open}',
    '收到 {ticks} · 错过 {missed} · 请求 {requests} · 打开 {open}',
  ],

  results: ['Results', '结果'],
  copyMarkdown: ['Copy as Markdown', '复制为 Markdown'],
  copyByHand: ['Selected below: copy it by hand.', '已在下方选中，请手动复制。'],
  transport: ['Transport', '传输方式'],
  ticks: ['Ticks', '收到'],
  missed: ['Missed', '错过'],
  requests: ['Requests', '请求'],
  headerBytes: ['Header bytes', '头部字节'],
  bodyBytes: ['Body bytes', '正文字节'],
  bytesPerTick: ['Bytes per tick', '每次字节'],
  p50: ['Delay p50', '延迟 p50'],
  p99: ['Delay p99', '延迟 p99'],
  openMean: ['Open on average', '平均打开数'],

  legend: ['How to read this', '如何阅读'],
  legendLane: [
    'Top: a tick happens. Dot: it arrives; the line between is the delay. Bar: a request or connection is open, from its mark on. ┃: missed.',
    '上方短线：跳动发生；圆点：到达，之间的线为延迟；横条：请求或连接处于打开状态，从竖线开始；┃：错过。',
  ],
  legendBytes: [
    'Striped: bytes of headers, handshakes and frames; solid: bytes of bodies.',
    '条纹：头部、握手与帧的字节；实心：正文字节。',
  ],
  legendDelay: [
    'The delay compares this device’s clock with the server’s. Where the run proves that they differ, the least that it proves is taken off.',
    '延迟由本设备与服务器的时钟相减得出；若运行证明两者不一致，则扣除所能证明的最小差值。',
  ],
  measuredTold: [
    'Answers’ headers: as the browser measured them. Requests’ headers, handshakes and frames: computed from what a browser is known to send.',
    '响应头：由浏览器测得。请求头、握手与帧：按浏览器已知会发送的内容计算。',
  ],
  measuredComputed: [
    'Headers, handshakes and frames are computed from what is known of them, without cookies: this browser gives a flat number or none. Over {protocol}.',
    '头部、握手与帧按已知内容计算，不含 cookie：此浏览器只给出固定值或不提供。协议：{protocol}。',
  ],
  compressed: [
    'HTTP/2 and later compress headers: on the wire they are smaller than computed.',
    'HTTP/2 及以后的版本会压缩头部：实际传输的字节更少。',
  ],
}
