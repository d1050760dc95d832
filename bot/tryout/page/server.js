// Talking to the stand-in.

export async function act(action, body) {
  const response = await fetch(`/tryout/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || response.statusText);
  return answer;
}

export async function lookAt(person, chat, after, signal) {
  const query = new URLSearchParams({ person, chat, after });
  const response = await fetch(`/tryout/state?${query}`, { signal });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}
