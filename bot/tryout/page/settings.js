// The menu at the top right: which chat, as whom, in which language.

import { act } from "./server.js";

const $ = (id) => document.getElementById(id);

export class Settings {
  constructor({ view, openChat, openPerson, where, attempt }) {
    this.view = view;
    const change = (id, event, act_) => $(id).addEventListener(event, act_);
    change("more", "click", () => this.toggle());
    change("chat-choice", "change", (event) => openChat(event.target.value));
    change("person-choice", "change", (event) => openPerson(event.target.value));
    change("language", "change", (event) => attempt(act("set_language", { ...where(), language_code: event.target.value.trim() })));
    change("media-choice", "change", async (event) => {
      const kind = event.target.value;
      event.target.value = "";
      if (kind) await attempt(act("send_media", { ...where(), kind }));
    });
    change("block", "click", () => attempt(act(view().chat.is_blocked ? "unblock" : "block", { person: view().person.id })));
    change("clear", "click", () => attempt(act("clear", {})));
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") this.close(); });
    document.addEventListener("click", (event) => {
      if (!$("settings").contains(event.target) && event.target !== $("more")) this.close();
    });
  }

  toggle() {
    $("settings").hidden = !$("settings").hidden;
    $("more").setAttribute("aria-expanded", String(!$("settings").hidden));
  }

  close() {
    $("settings").hidden = true;
    $("more").setAttribute("aria-expanded", "false");
  }

  topic() {
    return Number($("topic-choice").value || 0);
  }

  draw(view) {
    options($("chat-choice"), view.chats.map((chat) => [chat.id, chat.title]), view.chat.id);
    options($("person-choice"), view.people.map((one) => [one.id, one.name]), view.person.id);
    const topics = Object.entries(view.chat.threads);
    $("topic-row").hidden = !view.chat.is_forum;
    options($("topic-choice"), [[0, "General"], ...topics], this.topic());
    if (document.activeElement !== $("language")) $("language").value = view.person.language_code || "";
    $("block").textContent = view.chat.is_blocked ? "Unblock the bot" : "Block the bot";
    $("refused").textContent = `Calls refused by the stand-in: ${view.refused}`;
  }
}

function options(select, pairs, chosen) {
  if (document.activeElement === select) return;
  select.replaceChildren(...pairs.map(([value, text]) => new Option(text, value, false, String(value) === String(chosen))));
}
