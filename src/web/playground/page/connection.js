/** Talks to the playground's own API: what the user does goes out, what happens comes in. */
export async function post(path, body = {}) {
  const response = await fetch(`api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.ok ? response.json() : undefined;
}

export async function getState() {
  const response = await fetch("api/state");
  return response.json();
}

/** `onEvent` gets each change; `onLost` is called while the connection is down. */
export function listen(onEvent, onLost) {
  const events = new EventSource("api/events");
  events.addEventListener("message", ({ data }) => onEvent(JSON.parse(data)));
  events.addEventListener("error", onLost);
}
