// The page: what is shown, and what a person does. State comes from the stand-in by long polling.

import { InlinePanel } from "./inline.js";
import { Inspector } from "./inspector.js";
import { node, renderMessage } from "./message.js";
import { act, lookAt } from "./server.js";
import { Settings } from "./settings.js";
import { Writer } from "./writer.js";

const TYPING_MS = 5000;
const $ = (id) => document.getElementById(id);
const address = new URLSearchParams(location.search);
const place = { person: address.get("person") || "", chat: address.get("chat") || "" };
let view = null;
let looking = null;
let startPressed = false;
let toastTimer = 0;
let typingTimer = 0;
let isAtEnd = true;
let whenShown = null; // what to do once the chat that was asked for is drawn
const drawn = new Map(); // message id → { look, node }

const where = () => ({ person: view.person.id, chat: view.chat.id, username: view.bot.username });
const send = (text, more = {}) => act("send", { ...where(), text, ...more });

const actions = {
  send: (text) => attempt(send(text)),
  start: (payload) => attempt(openStart(payload)),
  deepLink,
  copy: async (text) => {
    await navigator.clipboard.writeText(text).catch(() => {});
    toast("Copied");
  },
  press: async (message, button, pressed) => {
    pressed.classList.add("busy");
    pressed.setAttribute("aria-busy", "true");
    const answer = await attempt(act("press", { ...where(), message: message.message_id, data: button.callback_data }));
    pressed.classList.remove("busy");
    pressed.removeAttribute("aria-busy");
    if (!answer) return;
    if (answer.late) toast("The bot did not answer the button.");
    if (answer.url && deepLink(answer.url) !== null) actions.start(deepLink(answer.url));
    if (answer.show_alert && answer.text) showAlert(answer.text);
    else if (answer.text) toast(answer.text);
  },
  reply: (message) => writer.answerTo(message),
  edit: (message) => writer.change(message),
  switchInline: async (query, stayHere) => {
    const chat = stayHere ? view.chat.id : await pickChat();
    if (chat !== null) openChat(chat, () => writer.put(`@${view.bot.username} ${query}`));
  },
};

const writer = new Writer({ where: () => view, send, edit: (message, text) => act("edit", { ...where(), message, text }), attempt, topic: () => settings.topic() });
const panel = new InlinePanel($("results"), where, attempt, () => writer.put(""), (payload) => { writer.put(""); actions.start(payload || ""); });
writer.onText = (text) => panel.follow(text);
const inspector = new Inspector(() => view && where(), actions.copy);
const settings = new Settings({ view: () => view, openChat, openPerson, where, attempt });

function deepLink(target) {
  try {
    const url = new URL(target);
    const isBot = url.hostname === "t.me" && url.pathname.slice(1).toLowerCase() === view.bot.username.toLowerCase();
    return isBot && url.searchParams.has("start") ? url.searchParams.get("start") : null;
  } catch {
    return null;
  }
}

async function openStart(payload) {
  openChat(view.person.id);
  await act("start", { person: view.person.id, payload });
}

async function attempt(promise, more = "") {
  try {
    return await promise;
  } catch (error) {
    toast(`${error.message} ${more}`);
    return null;
  }
}

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 3500);
}

function showAlert(text) {
  $("alert-text").textContent = text;
  $("alert").showModal();
}

function openChat(chat, then = null) {
  $("app").classList.remove("listing");
  if (view && String(chat) === String(view.chat.id)) {
    then?.();
    return;
  }
  place.chat = chat;
  restart();
  whenShown = then;
}

// The chat that was chosen to share in, or null.
function pickChat() {
  return new Promise((resolve) => {
    const choose = (chat) => { resolve(chat.id); $("picker").close(); };
    $("picker-chats").replaceChildren(...view.chats.map((chat) => chatItem(chat, choose)));
    $("picker").addEventListener("close", () => resolve(null), { once: true });
    $("picker").showModal();
  });
}

function openPerson(person) {
  place.person = person;
  place.chat = "";
  restart();
}

function restart() {
  isAtEnd = true;
  whenShown = null;
  drawn.clear();
  $("log").replaceChildren();
  panel.close();
  writer.cancel();
  looking?.abort();
}

function draw() {
  const isPrivate = view.chat.type === "private";
  const title = isPrivate ? view.bot.name : view.chat.title;
  document.title = title;
  $("title").textContent = title;
  $("avatar").textContent = title.trim().charAt(0);
  $("avatar").classList.toggle("group", !isPrivate);
  $("description").textContent = view.bot.description || `Write to @${view.bot.username}.`;
  const isEmpty = isPrivate && view.messages.length === 0;
  const isFirstSight = $("writer").hidden && !isEmpty && startPressed;
  $("welcome").hidden = !isEmpty;
  $("start").hidden = !isEmpty;
  $("start").textContent = view.chat.is_blocked ? "UNBLOCK" : "START";
  if (view.chat.is_blocked) $("start").hidden = false;
  $("writer").hidden = isEmpty || view.chat.is_blocked;
  drawStatus(isPrivate);
  drawChats();
  drawMessages();
  writer.draw(view);
  settings.draw(view);
  inspector.draw();
  if (isFirstSight) {
    startPressed = false;
    $("text").focus();
  }
  whenShown?.();
  whenShown = null;
}

function drawStatus(isPrivate) {
  const status = $("status");
  status.classList.toggle("typing", view.is_typing);
  status.textContent = view.is_typing ? "typing…" : isPrivate ? "bot" : `${view.chat.members} members`;
  clearTimeout(typingTimer);
  if (view.is_typing) typingTimer = setTimeout(() => { view.is_typing = false; drawStatus(isPrivate); }, TYPING_MS);
}

function drawChats() {
  const look = JSON.stringify([view.chats, view.chat.id]);
  if ($("chats").dataset.look === look) return; // a button in the list may have the focus
  $("chats").dataset.look = look;
  $("chats").replaceChildren(...view.chats.map((chat) => chatItem(chat, () => openChat(chat.id))));
}

function chatItem(chat, open) {
  const item = node("li");
  const button = node("button");
  button.type = "button";
  button.setAttribute("aria-current", String(chat.id === view.chat.id));
  const avatar = node("span", chat.kind === "private" ? "avatar" : "avatar group", chat.title.charAt(0));
  avatar.setAttribute("aria-hidden", "true");
  const names = node("span", "names");
  names.append(node("span", "", chat.title), node("span", "last", chat.last));
  button.append(avatar, names);
  button.addEventListener("click", () => open(chat));
  item.append(button);
  return item;
}

function drawMessages() {
  const log = $("log");
  const scroll = $("scroll");
  const ids = new Set(view.messages.map((message) => message.message_id));
  for (const [id, old] of drawn) if (!ids.has(id)) { old.node.remove(); drawn.delete(id); }
  for (const message of view.messages) drawMessage(log, message);
  if (isAtEnd) scroll.scrollTop = scroll.scrollHeight;
}

function drawMessage(log, message) {
  const look = JSON.stringify(message);
  const old = drawn.get(message.message_id);
  if (old?.look === look) return;
  const made = renderMessage(message, view, actions);
  if (old) {
    const hadFocus = old.node.contains(document.activeElement);
    old.node.replaceWith(made);
    const keyboard = made.querySelector(".keyboard button, .keyboard a");
    if (hadFocus) (keyboard || made.querySelector(".tools button"))?.focus();
  } else {
    log.append(made);
  }
  drawn.set(message.message_id, { look, node: made });
}

async function look() {
  let after = -1;
  let shown = "";
  for (;;) {
    looking = new AbortController();
    try {
      const wanted = `${place.person}/${place.chat}`;
      const news = await lookAt(place.person, place.chat, wanted === shown ? after : -1, looking.signal);
      if (wanted !== `${place.person}/${place.chat}`) continue;
      view = news;
      shown = wanted;
      after = view.revision;
      draw();
      await openingLink();
    } catch (error) {
      if (error.name === "AbortError") continue;
      $("status").textContent = view ? "not connected: is the try-out still running?" : "connecting…";
      await new Promise((resume) => setTimeout(resume, 1000));
    }
  }
}

// A link to this page may carry a start payload, as links to a bot do.
async function openingLink() {
  if (!address.has("start")) return;
  const payload = address.get("start");
  address.delete("start");
  history.replaceState(null, "", `/?${address}`);
  await attempt(act("start", { person: view.person.id, payload }));
}

$("start").addEventListener("click", async () => {
  if (view.chat.is_blocked) await attempt(act("unblock", where()));
  startPressed = true; // the field takes the focus as soon as it is there
  await actions.start("");
});
$("back").addEventListener("click", () => {
  $("app").classList.add("listing");
  $("chats").querySelector("[aria-current=true]")?.focus();
});
$("scroll").addEventListener("scroll", () => {
  const scroll = $("scroll");
  const left = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight;
  isAtEnd = left < 90;
  $("down").hidden = left < 200;
});
// A keyboard or a panel that takes room must not hide the newest message.
new ResizeObserver(() => { if (isAtEnd) $("scroll").scrollTop = $("scroll").scrollHeight; }).observe($("scroll"));
$("down").addEventListener("click", () => { $("scroll").scrollTop = $("scroll").scrollHeight; });
look();
