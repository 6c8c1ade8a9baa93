// The chat's one page. What others say is set as text, never as HTML.

export const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Chat</title>
<style>
  body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem }
  form:not([hidden]) { display: flex; gap: .5rem; flex-wrap: wrap; margin-block: 1rem }
  #text { flex: 1 }
  input, button { font: inherit }
</style>
<h1>Chat</h1>
<form id="door">
  <label>Room <input id="room" value="lobby" required pattern="(?!\\.\\.?$).+" title="A room cannot be called . or .."></label>
  <label>Name <input id="name" required maxlength="40" pattern=".*\\S.*" title="A name has a letter, or another sign that is not blank"></label>
  <button>Enter</button>
</form>
<p id="state" role="status">Outside</p>
<ol id="log" aria-live="polite"></ol>
<form id="mouth" hidden>
  <input id="text" aria-label="Message" maxlength="2000" required>
  <button>Send</button>
</form>
<script type="module">
  const { door, room, name, state, log, mouth, text } = Object.fromEntries(
    [...document.querySelectorAll('[id]')].map((element) => [element.id, element]))
  let socket
  door.addEventListener('submit', (event) => {
    event.preventDefault()
    socket?.close()
    enter(new URL('/rooms/' + encodeURIComponent(room.value) + '?as=' + encodeURIComponent(name.value), location))
  })
  mouth.addEventListener('submit', (event) => {
    event.preventDefault()
    if (socket?.readyState !== WebSocket.OPEN) return
    socket.send(JSON.stringify({ text: text.value }))
    text.value = ''
  })
  function enter(url) {
    const own = socket = new WebSocket(url.href.replace('http', 'ws'))
    log.replaceChildren()
    show('Entering', false)
    let wasOpen = false
    own.onopen = () => {
      wasOpen = true
      show('Inside', true)
    }
    own.onmessage = ({ data }) => {
      const { from, text } = JSON.parse(data)
      const line = document.createElement('li')
      line.textContent = from + ': ' + text
      log.append(line)
    }
    own.onclose = ({ code, reason }) => {
      if (own !== socket) return
      show('Outside: ' + (wasOpen ? 'closed with ' + code + ' ' + reason : 'the server does not answer, or refuses'), false)
    }
  }
  function show(words, isInside) {
    state.textContent = words
    mouth.hidden = !isInside
  }
</script>
</html>
`
