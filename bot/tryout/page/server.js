// Talking to the stand-in.

export async function act(action, body) {
  const headers = { "Content-Type": "application/json" };
  const options = { method: "POST", headers, body: JSON.stringify(body) };
  const response = await fetch(`/tryout/${action}`, options).catch(() => {
    throw new Error("The try-out does not answer. Is it still running?");
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || response.statusText);
  return answer;
}

export async function lookAt(person, chat, after, signal) {
  return get(`/tryout/state?${new URLSearchParams({ person, chat, after })}`, signal);
}

export async function inspect(person, chat) {
  return get(`/tryout/inspector?${new URLSearchParams({ person, chat })}`);
}

async function get(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}
