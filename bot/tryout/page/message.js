// One message as a bubble with its keyboard.

import { prepareLink, renderText } from "./text.js";

const SERVICE = {
  new_chat_members: (message) => `${message.from.first_name} added ${message.new_chat_members.map((one) => one.first_name).join(", ")}`,
  migrate_to_chat_id: () => "This group became a supergroup",
  migrate_from_chat_id: () => "This supergroup was a group",
  forum_topic_created: (message) => `Topic “${message.forum_topic_created.name}” was created`,
  left_chat_member: (message) => `${message.left_chat_member.first_name} left`,
};
const MEDIA = { photo: "🖼 Photo", voice: "🎤 Voice message", sticker: "👋 Sticker", document: "📎 File",
  video: "🎞 Video", audio: "🎵 Audio", animation: "🎞 GIF", video_note: "🎞 Video message" };

export function renderMessage(message, view, actions) {
  const service = Object.keys(SERVICE).find((name) => name in message);
  if (service) return node("div", "pill", SERVICE[service](message));
  const isMine = message.from.id === view.person.id;
  const article = node("article", isMine ? "message mine" : "message");
  article.setAttribute("aria-label", `${isMine ? "You" : message.from.first_name}, ${clock(message.date)}`);
  const bubble = node("div", "bubble");
  addHead(bubble, message, view, isMine);
  const media = Object.keys(MEDIA).find((name) => name in message);
  if (media) bubble.append(node("div", "media", MEDIA[media]));
  const text = node("div", "text");
  text.dir = "auto";
  text.append(renderText(message.text || message.caption || "", message.entities || message.caption_entities, actions));
  const meta = node("span", "meta", `${message.edit_date ? "edited " : ""}${clock(message.date)}${isMine ? " ✓✓" : ""}`);
  meta.dir = "ltr";
  text.append(meta);
  bubble.append(text, tools(message, isMine, actions));
  // A tap shows the tools where there is no pointer to hover with.
  bubble.addEventListener("click", (event) => {
    if (!event.target.closest("a, button, code")) article.classList.toggle("picked");
  });
  article.append(bubble);
  if (message.undelivered && !message.via_bot) {
    article.append(node("div", "undelivered", `not delivered to the bot: ${message.undelivered}`));
  }
  const rows = message.reply_markup?.inline_keyboard;
  if (rows) article.append(keyboard(rows, message, actions));
  return article;
}

function addHead(bubble, message, view, isMine) {
  if (!isMine && view.chat.type !== "private") {
    const name = message.sender_chat ? message.sender_chat.title : message.from.first_name;
    bubble.append(node("div", "author", name));
  }
  if (message.via_bot) bubble.append(node("div", "via", `via @${message.via_bot.username}`));
  if (message.forward_origin) {
    const origin = message.forward_origin;
    const name = origin.sender_user?.first_name || origin.sender_user_name || origin.sender_chat?.title;
    bubble.append(node("div", "via", `Forwarded from ${name}`));
  }
  const replied = message.reply_to_message;
  if (replied) {
    const reply = node("div", "reply");
    reply.dir = "auto";
    reply.append(node("b", "", replied.from.first_name), (message.quote?.text || replied.text || replied.caption || "Media").replace(/\s+/g, " "));
    bubble.append(reply);
  }
}

function tools(message, isMine, actions) {
  const box = node("div", "tools");
  box.append(tool("↩", "Reply", () => actions.reply(message)));
  if (isMine && message.text && !message.via_bot) box.append(tool("✎", "Edit", () => actions.edit(message)));
  return box;
}

function tool(sign, label, act) {
  const button = node("button", "", sign);
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.title = label;
  button.addEventListener("click", act);
  return button;
}

function keyboard(rows, message, actions) {
  const board = node("div", "keyboard");
  board.setAttribute("role", "group");
  board.setAttribute("aria-label", "Buttons");
  for (const row of rows) {
    const line = node("div", "row");
    for (const one of row) line.append(button(one, message, actions));
    board.append(line);
  }
  return board;
}

function button(one, message, actions) {
  if (one.url) {
    const anchor = node("a", one.style || "", one.text);
    anchor.title = one.text;
    anchor.dataset.mark = "↗";
    anchor.dir = "auto";
    return prepareLink(anchor, one.url, actions);
  }
  const pressed = node("button", one.style || "", one.text);
  pressed.type = "button";
  pressed.dir = "auto";
  pressed.title = one.text; // the label may be cut
  if (one.copy_text) {
    pressed.dataset.mark = "⧉";
    pressed.addEventListener("click", () => actions.copy(one.copy_text.text));
  } else if (one.callback_data) {
    pressed.addEventListener("click", () => actions.press(message, one, pressed));
  } else {
    const query = one.switch_inline_query ?? one.switch_inline_query_current_chat ?? one.switch_inline_query_chosen_chat?.query ?? "";
    pressed.dataset.mark = "⤴";
    pressed.addEventListener("click", () => actions.switchInline(query, "switch_inline_query_current_chat" in one));
  }
  return pressed;
}

export function node(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

export function clock(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
